// The body of a message as nodes. What it does not know it shows as a red box, so that nothing is lost in silence.
import { boxes, emojiText, selectOne } from "./choices.js";
import { el } from "./dom.js";
import { markdown } from "./markdown.js";
import { fileSize, words } from "./words.js";

const COMPONENTS_V2 = 1 << 15;
const BUTTON_STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger" };
const LINK = 5;
const OPENS_IN_BROWSER = /^(text\/(html|plain)|image\/|application\/pdf)/;

/**
 * Return the body of a message. `view` has `name(kind, id)` for markdown, `channels()` that can be chosen and
 * `press(component, values, control)`, which is called when a button or a select is used.
 */
export function body(message, view) {
  const nodes = el("div", { class: "body" });
  const shown = { ...view, message, level: undefined };
  if (message.content) nodes.append(markdown(message.content, shown));
  nodes.append(...(message.components ?? []).map((component) => draw(component, shown)));
  // With Components V2 Discord shows a file only where a component names it.
  if (!(message.flags & COMPONENTS_V2)) nodes.append(...(message.attachments ?? []).map(attachment));
  if (message.embeds?.length) nodes.append(unknown("embeds"));
  return nodes;
}

/** Return the red box for what the page does not know. */
export const unknown = (what) =>
  el("p", { class: "unknown", "data-testid": "unknown" }, words.unknownComponent(what));

const drawings = {
  1: (row, view) => el("div", { class: "row" }, drawAll(row, view)),
  2: button,
  3: stringSelect,
  8: channelSelect,
  9: (section, view) =>
    el("div", { class: "section" }, el("div", {}, drawAll(section, view)), draw(section.accessory, view)),
  10: (text, view) => el("div", { class: "text" }, markdown(text.content, view)),
  11: (thumbnail, view) => covered(thumbnail, picture(thumbnail, view, "thumbnail")),
  12: (gallery, view) =>
    el("div", { class: "gallery" }, gallery.items.map((item) => covered(item, picture(item, view, "picture")))),
  13: (file, view) => covered(file, fileOf(file, view)),
  14: (line) => el(line.divider === false ? "div" : "hr", { class: line.spacing === 2 ? "gap large" : "gap" }),
  17: container,
};

function draw(component, view) {
  return (drawings[component?.type] ?? (() => unknown(`component type ${component?.type}`)))(component, view);
}

const drawAll = (parent, view) => parent.components.map((component) => draw(component, view));

function container(component, view) {
  const card = el("div", { class: "card" }, drawAll(component, view));
  const color = component.accent_color;
  if (color !== null && color !== undefined) {
    card.style.setProperty("--edge", `#${color.toString(16).padStart(6, "0")}`);
  }
  return covered(component, card);
}

const covered = ({ spoiler }, node) =>
  spoiler ? el("details", { class: "cover" }, el("summary", {}, words.hidden), node) : node;

function button(component, view) {
  const label = [emojiText(component.emoji), component.label].filter(Boolean).join(" ");
  if (component.style === LINK) {
    const link = { href: safe(component.url), target: "_blank", rel: "noopener noreferrer" };
    return el("a", { class: "button secondary", ...link }, label, el("span", { "aria-hidden": "true" }, " ↗"));
  }
  const style = BUTTON_STYLES[component.style];
  if (!style) return unknown(`button style ${component.style}`);
  return el("button", {
    type: "button", class: style, disabled: component.disabled, "data-control": component.custom_id,
    click: (event) => view.press(component, undefined, event.currentTarget),
  }, label);
}

function stringSelect(component, view) {
  const { custom_id: id, disabled } = component;
  const [least, most] = [component.min_values ?? 1, component.max_values ?? 1];
  if (most > 1) {
    const group = boxes(component, "checkbox", component.placeholder || words.select, { least, most });
    const fault = el("p", { class: "fault", role: "alert" });
    const choose = ({ currentTarget }) => {
      fault.textContent = group.fault();
      if (!group.fault()) view.press(component, group.values(), currentTarget);
    };
    const attributes = { type: "button", class: "secondary", "data-control": id, click: choose };
    group.node.append(fault, el("button", attributes, words.choose));
    return group.node;
  }
  const pick = ({ currentTarget }) =>
    view.press(component, currentTarget.value ? [currentTarget.value] : [], currentTarget);
  return selectOne(component, { disabled, "data-control": id, change: pick }, least === 0);
}

// Lists the channels of the server that the message stands in.
function channelSelect(component, view) {
  const chosen = new Set((component.default_values ?? []).map(({ id }) => String(id)));
  const options = view.channels().map(({ id, name }) => ({ label: `# ${name}`, value: id, default: chosen.has(id) }));
  return stringSelect({ ...component, options }, view);
}

// The address if it is one of the web's or this server's own, else null. The server names its files by 127.0.0.1;
// the page may have been opened by another name of the same machine, and loads from its own origin alone.
function safe(address) {
  try {
    const { protocol, hostname, port, pathname } = new URL(address, location.href);
    if (hostname === "127.0.0.1" && port === location.port && pathname.startsWith("/cdn/")) return pathname;
    return /^https?:$/.test(protocol) ? address : null;
  } catch {
    return null;
  }
}

// The media of a component: an attachment that came with the message, or an address.
function mediaOf(media, view) {
  const name = media.url.startsWith("attachment://") ? media.url.slice("attachment://".length) : null;
  const found = (view.message.attachments ?? []).find(
    (file) => file.filename === name || file.id === media.attachment_id);
  return found ?? { url: media.url, filename: name ?? media.url.split("/").at(-1).split("?")[0], ...media };
}

function picture({ media, description }, view, kind) {
  const found = mediaOf(media, view);
  const url = safe(found.url);
  if (!url) return unknown(`picture ${media.url}`);
  const image = el("img", { src: url, alt: description || found.description || words.picture, loading: "lazy" });
  return el("a", { class: kind, href: url, target: "_blank", rel: "noopener noreferrer" }, image);
}

const fileOf = (file, view) => attachment({ size: file.size, ...mediaOf(file.file, view) });

function attachment(file) {
  const { filename, size, content_type: type } = file;
  const url = safe(file.url);
  if (!url) return unknown(`file ${filename}`);
  const open = { href: url, target: "_blank", rel: "noopener", "aria-label": words.openFile(filename) };
  const download = { href: url, download: filename, "aria-label": words.downloadFile(filename) };
  return el("div", { class: "file", "data-testid": "file" },
    el("span", { class: "name" }, filename),
    Number.isFinite(size) ? el("span", { class: "muted" }, fileSize(size)) : null,
    OPENS_IN_BROWSER.test(type ?? "") ? el("a", open, words.open) : null,
    el("a", download, words.download));
}
