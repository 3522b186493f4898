// Discord's markdown as nodes. Blocks first (code, lists, quotes, headings), then what stands inside a line.
import { el } from "./dom.js";
import { away, timestamps, words } from "./words.js";

const FENCE = /```(?:[\w+#-]*\n)?([^]*?)\n?```\n?/;
const HEADING = /^(#{1,3}) +(.+)$/;
const SMALL = /^-# +(.+)$/;
const QUOTE = /^> (.*)$/;
const QUOTE_REST = /^>>> (.*)$/;
const ITEM = /^( *)([-*]|\d{1,9}\.) +(.+)$/;
const CONTINUED = /^ {2,}\S/;
// The line with the author is a heading of level 3, so a message's own headings start below it.
const AUTHOR_LEVEL = 3;

/**
 * Return the text as a fragment. `view.name(kind, id)` names a person, channel or role, `view.now_ms()` is what the
 * clock shows; `view.level` holds the
 * level of the last heading and is moved on, so that no message skips a level.
 */
export function markdown(text, view) {
  const nodes = document.createDocumentFragment();
  text.split(FENCE).forEach((part, index) => {
    if (index % 2) nodes.append(el("pre", { tabindex: "0" }, el("code", {}, part)));
    else addBlocks(part.split("\n"), view, nodes);
  });
  return nodes;
}

function addBlocks(lines, view, parent) {
  let paragraph = [];
  const endParagraph = () => {
    if (paragraph.length) parent.append(el("p", {}, inline(paragraph.join("\n"), view)));
    paragraph = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    const [heading, small, rest] = [line.match(HEADING), line.match(SMALL), line.match(QUOTE_REST)];
    if (heading || small || rest || QUOTE.test(line) || ITEM.test(line) || !line.trim()) endParagraph();
    if (heading) {
      parent.append(headingOf(heading, view));
    } else if (small) {
      parent.append(el("p", { class: "small" }, inline(small[1], view)));
    } else if (rest) {
      parent.append(quoteOf([rest[1], ...lines.slice(at + 1)], view));
      return;
    } else if (QUOTE.test(line)) {
      const end = endOfRun(lines, at, (other) => QUOTE.test(other));
      parent.append(quoteOf(lines.slice(at, end).map((quoted) => quoted.match(QUOTE)[1]), view));
      at = end - 1;
    } else if (ITEM.test(line)) {
      const end = endOfRun(lines, at, (other) => ITEM.test(other) || CONTINUED.test(other));
      const items = itemsOf(lines.slice(at, end));
      while (items.length) parent.append(listOf(items, view));
      at = end - 1;
    } else if (line.trim()) {
      paragraph.push(line);
    }
  }
  endParagraph();
}

function endOfRun(lines, from, belongs) {
  let end = from + 1;
  while (end < lines.length && belongs(lines[end])) end += 1;
  return end;
}

function headingOf([, marks, text], view) {
  view.level = Math.min(AUTHOR_LEVEL + marks.length, (view.level ?? AUTHOR_LEVEL) + 1);
  return el(`h${view.level}`, { class: `heading-${marks.length}` }, inline(text, view));
}

function quoteOf(lines, view) {
  const quote = el("blockquote");
  addBlocks(lines, view, quote);
  return quote;
}

function itemsOf(lines) {
  const items = [];
  for (const line of lines) {
    const item = line.match(ITEM);
    if (item) items.push({ indent: item[1].length, mark: parseInt(item[2], 10), text: item[3] });
    else items.at(-1).text += `\n${line.trim()}`;
  }
  return items;
}

// Takes from `items` those of one list, with the lists nested in it. A mark that is no number is a bullet's.
function listOf(items, view) {
  const { indent, mark } = items[0];
  const list = Number.isNaN(mark) ? el("ul") : el("ol", { start: mark });
  while (items.length && items[0].indent >= indent) {
    if (items[0].indent > indent) list.lastChild.append(listOf(items, view));
    else if (Number.isNaN(items[0].mark) !== Number.isNaN(mark)) break;
    else list.append(el("li", {}, inline(items.shift().text, view)));
  }
  return list;
}

const styled = (tag) => ([, text], view) => el(tag, {}, inline(text, view));
const named = (kind, mark) => ([, id], view) => el("span", { class: "mention" }, `${mark}${view.name(kind, id)}`);
const outside = (address, ...children) =>
  el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...children);

function spoiler([, text], view) {
  const content = inline(text, view);
  const cover = (event) => event.currentTarget.replaceWith(el("span", { class: "shown" }, content));
  return el("button", { type: "button", class: "spoiler", click: cover }, words.spoiler);
}

// A relative one is kept true by the clock's bar.
function timestamp([, at, style = "f"], view) {
  const moment = new Date(at * 1000);
  if (Number.isNaN(moment.getTime())) return words.noMoment;
  const attributes = { datetime: moment.toISOString(), title: timestamps.F(moment), "data-relative": style === "R" };
  return el("time", attributes, style === "R" ? away(moment - view.now_ms()) : timestamps[style](moment));
}

// Tried in this order at each place. An address keeps brackets that are a pair, as citations of rules have them.
const RULES = [
  [/\\([^A-Za-z0-9\s])/y, ([, mark]) => mark],
  [/(`+)([^]*?[^`])\1(?!`)/y, ([, , code]) => el("code", {}, code.trim())],
  [/\n/y, () => el("br")],
  [/<@!?(\d+)>/y, named("person", "@")],
  [/<#(\d+)>/y, named("channel", "#")],
  [/<@&(\d+)>/y, named("role", "@")],
  [/<\/([^:<>\n]+):\d+>/y, ([, name]) => el("span", { class: "mention" }, `/${name}`)],
  [/<t:(-?\d{1,12})(?::([tTdDfFR]))?>/y, timestamp],
  [/<a?(:\w+:)\d+>/y, ([, name]) => name],
  [/\[((?:\\[^]|[^[\]\\\n])+)\]\(<?(https?:\/\/(?:\([^\s()]*\)|[^\s()<>])+)>?(?: +"[^"\n]*")?\)/y,
    ([, text, address], view) => outside(address, inline(text, view))],
  [/<(https?:\/\/[^\s<>]+)>/y, ([, address]) => outside(address, address)],
  [/https?:\/\/(?:\([^\s<()]*\)|[^\s<()])+(?<![.,:;"'!?*_~|\]])/y, ([address]) => outside(address, address)],
  [/\|\|([^]+?)\|\|/y, spoiler],
  [/\*\*(?=\S)([^]+?)\*\*(?!\*)/y, styled("strong")],
  [/__(?=\S)([^]+?)__(?!_)/y, styled("u")],
  [/~~(?=\S)([^]+?)~~/y, styled("s")],
  [/\*(?=\S)((?:\*\*|\\[^]|[^*\\])+?)(?<=\S)\*(?!\*)/y, styled("em")],
  [/(?<!\w)_((?:__|\\[^]|[^_\\])+?)_(?!\w)/y, styled("em")],
];
const PLAIN = /(?:[^\\`\n<[h|*_~]|h(?!ttps?:\/\/))+/y;

function inline(text, view) {
  const nodes = [];
  let at = 0;
  while (at < text.length) {
    const plain = matchAt(PLAIN, text, at);
    const rule = plain ? null : RULES.find(([pattern]) => matchAt(pattern, text, at));
    const found = plain ?? (rule && matchAt(rule[0], text, at)) ?? [text[at]];
    nodes.push(rule ? rule[1](found, view) : found[0]);
    at += found[0].length;
  }
  return nodes;
}

function matchAt(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
