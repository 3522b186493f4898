// Ties the parts together: what the server says goes to who shows it, what a person does goes to the server.
import { Apps } from "./apps.js";
import { ClockBar } from "./clock.js";
import { Composer, flatten } from "./commands.js";
import { el } from "./dom.js";
import { upload } from "./files.js";
import { Ideas } from "./ideas.js";
import { Log, nameOfUser, spoken } from "./log.js";
import { openModal } from "./modal.js";
import { Pins } from "./pins.js";
import { Places } from "./places.js";
import { TrafficPanel } from "./traffic.js";
import { Wire } from "./wire.js";
import { shortMoment, words } from "./words.js";

const BACK_SHOWN_MS = 4000;
const FORM = "form";
// So much at once no clock goes by itself.
const JUMP_MS = 60_000;
// What the suggestions fill in.
const STATE = "CA";
const LOGGED = { event: "referral", date: "today", state: STATE };
const find = (id) => document.getElementById(id);

let hello = null;
let open = null;
let saying = 0;

for (const node of document.querySelectorAll("[data-word]")) node.textContent = words[node.dataset.word];
for (const node of document.querySelectorAll("[data-word-label]")) node.ariaLabel = words[node.dataset.wordLabel];
find("composer").placeholder = words.composer;
document.body.classList.remove("without-scripts");

// What was dismissed and last seen outlives a reload, not the tab.
const gone = {
  has: (mark) => sessionStorage.getItem(`gone ${mark}`) !== null,
  add: (mark) => sessionStorage.setItem(`gone ${mark}`, ""),
};
const seenKey = (channel) => `seen ${hello.me.key} ${channel}`;

const wire = new Wire((frame) => hear[frame.type]?.(frame), () => notify(words.lost));
const traffic = new TrafficPanel(find("traffic"), find("traffic-button"), {
  watch: (on) => wire.tell({ type: "watch", on }),
  look: (number) => wire.ask({ type: "look", number }).answer,
});
const apps = new Apps((channel, target, name) => {
  const { nonce, answer } = wire.ask({ type: "on_message", target, name });
  log.wait(channel, name, nonce, answer);
});
const log = new Log(find("log"), {
  names: nameOf, beside, now_ms: () => clock.now_ms, ask: (frame) => wire.ask(frame), gone, apps,
});
const places = new Places(find("places"), find("places-button"), { become, go });
const pins = new Pins(find("pins-button"), find("pins"), {
  goTo: (id) => log.goTo(open, id),
  unpin: async (message) => {
    await wire.ask({ type: "unpin", message }).answer;
    say(() => words.unpinnedNow);
  },
});
const clock = new ClockBar(document.querySelector(".clock"), move);
const ideas = new Ideas(find("ideas"), find("ideas-button"), suggested);
const composer = new Composer(find("form"), {
  send(frame, name) {
    const { nonce, answer } = wire.ask({ type: "command", channel: open, ...frame });
    log.wait(open, words.slash(name), nonce, answer);
  },
  post(content) {
    find("log").scrollTop = 0;
    return wire.ask({ type: "post", channel: open, content }).answer;
  },
  complete: async (frame) =>
    (await wire.ask({ type: "autocomplete", channel: open, ...frame }).answer).choices,
  upload: (file) => upload(hello.me.key, file),
});

const hear = {
  hello: start,
  message(frame) {
    const { channel, message } = frame;
    const node = log.put(frame, true);
    if (channel === open) {
      saw(open);
      showPins();
      ideas.start();
      if (node) say(() => words.newMessage(nameOfUser(message.author), spoken(node)));
    } else {
      places.mark(channel, log.after(channel, sessionStorage.getItem(seenKey(channel))));
      say(() => words.newElsewhere(placeName(channel)));
      if (node && channel === hello.dm.id && message.author.bot) arrive(message, node);
    }
  },
  deleted({ channel, id }) {
    log.take(channel, id);
    showPins();
  },
  typing: ({ nonce }) => log.think(nonce),
  modal: ({ modal }) => showForm(modal),
  clock(frame) {
    const jumped = Date.parse(frame.now) - clock.now_ms > JUMP_MS;
    clock.set(frame);
    if (jumped) say(() => words.nowItIs(shortMoment(frame.now)));
    ideas.draw();
  },
  commands({ commands, on_messages }) {
    hello.commands = commands;
    offer();
    apps.offer(on_messages);
    showApps();
  },
  bot({ here }) {
    hello.bot_is_here = here;
    notify(here ? words.botBack : words.botAway, here);
  },
  breach: addBreach,
  traffic: ({ lines }) => traffic.fill(lines),
  passing: (frame) => traffic.add(frame),
};

function start(frame) {
  const again = hello !== null;
  const anew = again && hello.run !== frame.run;
  hello = frame;
  const { dm, history, breaches } = frame;
  const channels = allChannels();
  places.draw(frame);
  log.begin([
    ...channels.map(({ id, name }) => ({ id, welcome: welcome(name) })),
    { id: dm.id, welcome: welcomeDirect(), direct: true },
  ]);
  clock.set(frame.clock);
  for (const past of history) log.put(past, false);
  for (const channel of frame.older) log.hasOlder(channel, true);
  for (const past of frame.pinned) log.pin(past);
  find("breaches").replaceChildren();
  find("breaches").hidden = true;
  breaches.forEach(addBreach);
  hear.commands(frame);
  const ids = [...channels.map(({ id }) => id), dm.id];
  for (const id of ids) places.mark(id, log.after(id, sessionStorage.getItem(seenKey(id))));
  go(ids.includes(open) ? open : ids[0]);
  if (!again && matchMedia("(pointer: fine)").matches) find("composer").focus();
  traffic.begin();
  const lost = reopenForm();
  if (!frame.bot_is_here) notify(words.botAway);
  else if (lost) notify(lost);
  else if (anew) notify(words.startedAnew);
  else if (again && find("notice").textContent === words.lost) notify(words.back, true);
  else notify("");
}

function become(person) {
  const address = new URL(location.href);
  address.searchParams.set("person", person);
  window.history.replaceState(null, "", address);
  wire.open(person);
}

function go(channel) {
  open = channel;
  if (channel === hello.dm.id) find("arrived").hidden = true;
  places.open(channel);
  log.show(channel);
  offer();
  showApps();
  showPins();
  find("place").textContent = placeName(channel);
  find("who").textContent = words.here(hello.me.name, serverOf(channel)?.name);
  saw(channel);
  if (log.last(channel)) ideas.start();
  ideas.draw();
}

function showApps() {
  find("log").classList.toggle("without-apps", !apps.has(open));
}

function showPins() {
  pins.set(log.pinned(open), allChannels().find(({ id }) => id === open)?.may_pin ?? true);
}

// The commands, and the channels that options of them can name: those of the server that is open.
function offer() {
  composer.offer(hello.commands[open] ?? [], { people: hello.people, channels: beside(open) });
}

// The server that a channel belongs to; a DM belongs to none.
function serverOf(channel) {
  return hello.servers.find(({ channels }) => channels.some(({ id }) => id === channel));
}

function beside(channel) {
  return serverOf(channel)?.channels ?? [];
}

const allChannels = () => hello.servers.flatMap(({ channels }) => channels);

function saw(channel) {
  sessionStorage.setItem(seenKey(channel), log.last(channel) ?? "");
  places.mark(channel, 0);
}

function move(to) {
  wire.tell({ type: "move", to });
}

function addBreach({ id, where, says }) {
  const panel = find("breaches");
  if (panel.hidden) panel.replaceChildren(el("h2", {}, words.breachTitle), el("ul"));
  panel.hidden = false;
  if (panel.querySelector(`[data-id="${CSS.escape(id)}"]`)) return;
  const line = el("li", { "data-testid": "breach", "data-id": id }, el("b", {}, where), ` ${says}`);
  panel.querySelector("ul").append(line);
}

// The three things to try, as they are now: what a bot does not offer is left out.
function suggested() {
  const places = [open, ...allChannels().map(({ id }) => id)];
  const command = (key, name, values, title, about) => {
    const place = places.find((id) => flatten(hello.commands[id] ?? []).some((one) => one.name === name));
    const use = () => {
      if (place !== open) go(place);
      composer.run(name, values);
    };
    return place ? [{ key, title, about, ready: true, use }] : [];
  };
  const tried = [
    ...command("ask", "ask", { question: words.ideaQuestion, state: STATE }, words.ideaAsk, words.ideaAskAbout(words.ideaQuestion)),
    ...command("log", "timeline log", LOGGED, words.ideaLog, words.ideaLogAbout),
  ];
  return tried.length ? [...tried, firstReminder()] : [];
}

function firstReminder() {
  const { next } = clock;
  const use = () => {
    if (!next) return composer.say(words.noReminder);
    go(hello.dm.id);
    move("next");
  };
  const about = next ? words.ideaNextAbout(shortMoment(next)) : words.ideaNextNotYet;
  return { key: "next", title: words.ideaNext, about, ready: next !== null, use };
}

const welcome = (name) => el("section", { class: "welcome" },
  el("img", { src: "/page/icon.svg", alt: "" }), el("p", { class: "heading-1" }, words.welcome(name)),
  el("p", {}, words.welcomeText), el("p", { class: "muted" }, words.welcomeSafe));

const welcomeDirect = () => el("section", { class: "welcome" },
  el("p", { class: "heading-2" }, words.welcomeDirect), el("p", {}, words.welcomeDirectText));

function nameOf(kind, id) {
  if (kind === "channel") return allChannels().find((channel) => channel.id === id)?.name ?? words.someone;
  return hello.people.find((person) => person.id === id)?.name ?? words.someone;
}

function placeName(channel) {
  const named = allChannels().find(({ id }) => id === channel);
  return named ? `# ${named.name}` : words.direct;
}

// Say something above the messages; what is `brief` goes by itself.
function notify(text, brief = false) {
  const notice = find("notice");
  notice.textContent = text;
  notice.hidden = !text;
  if (brief) setTimeout(() => { if (notice.textContent === text) notify(""); }, BACK_SHOWN_MS);
}

// A form that is open is kept with what was typed, so that a page that is loaded again goes on with it.
function showForm(modal, typed) {
  const keep = (values) => {
    if (values) sessionStorage.setItem(FORM, JSON.stringify({ run: hello.run, me: hello.me.key, modal, values }));
    else sessionStorage.removeItem(FORM);
  };
  const submit = (components) =>
    wire.ask({ type: "submit", channel: open, custom_id: modal.custom_id, components }).answer;
  openModal(modal, { name: nameOf, now_ms: () => clock.now_ms, rest: find("log") }, { submit, keep, typed });
}

// Return a sentence where a form was open that cannot be gone on with.
function reopenForm() {
  const kept = JSON.parse(sessionStorage.getItem(FORM));
  if (!kept || document.querySelector("dialog[open]")) return "";
  sessionStorage.removeItem(FORM);
  if (kept.run !== hello.run) return words.formGone;
  if (kept.me === hello.me.key) showForm(kept.modal, kept.values);
  return "";
}

// What a locked phone would show of a private message that came; pressed it leads there.
function arrive(message, node) {
  const arrived = find("arrived");
  arrived.replaceChildren(
    el("b", {}, nameOfUser(message.author)), el("span", {}, spoken(node)), el("span", { class: "tag" }, words.openDirect));
  arrived.hidden = false;
}

// A repeated text is heard only if the line was empty in between. Of many at once only the last is read out.
function say(text) {
  find("say").textContent = "";
  cancelAnimationFrame(saying);
  saying = requestAnimationFrame(() => { find("say").textContent = text(); });
}

find("arrived").addEventListener("click", () => go(hello.dm.id));
notify(words.connecting);
wire.open(new URLSearchParams(location.search).get("person") ?? "parent");
