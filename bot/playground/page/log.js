// The messages of each channel, newest at the bottom. Each is drawn once, and again only when it changes.
import { body } from "./components.js";
import { el } from "./dom.js";
import { shortMoment, words } from "./words.js";

const NEAR_BOTTOM_PX = 40;
const MOST_SHOWN = 200;
const KEPT_SHOWN = 100;
const SPOKEN_LENGTH = 150;
const PINNED_NOTICE = 6;
const CONTROLS = "button:not([disabled]), select:not([disabled]), a[href], input";

export class Log {
  #channels = new Map();
  #thinking = new Map();

  /**
   * `names(kind, id)` names people and channels, `beside(channel)` gives those of the same server, `now_ms()` what
   * the clock shows; `ask(frame)` sends a press; `gone` keeps what was dismissed; `apps` makes the button of a message's menu.
   */
  constructor(root, { names, beside, now_ms, ask, gone, apps }) {
    Object.assign(this, { root, names, beside, now_ms, ask, gone, apps });
  }

  /** Start anew with these channels: [{id, welcome: node, direct: whether they are direct messages}]. */
  begin(channels) {
    this.#channels = new Map(channels.map(({ id, welcome, direct }) => {
      const list = el("ol", { class: "messages" });
      const load = () => this.#loadOlder(id).catch(() => { older.textContent = words.notOlder; });
      const older = el("button", { type: "button", class: "quiet older", "data-testid": "older", hidden: true, click: load }, words.older);
      const node = el("div", { class: "channel-log" }, welcome, older, list);
      // Who scrolls up to it need not press it.
      new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && load(), { root: this.root }).observe(older);
      return [id, { list, node, older, welcome, direct, shown: new Map(), pins: new Map() }];
    }));
  }

  /** Tell that a channel has messages before those that are shown. */
  hasOlder(channel, more) {
    const { older, welcome } = this.#channels.get(channel);
    older.hidden = !more;
    welcome.hidden = more;
  }

  show(channel) {
    this.root.replaceChildren(this.#channels.get(channel).node);
    this.root.scrollTop = 0;
  }

  /**
   * Put a message in its place, the old one's if it was there; a `live` one is brought into sight.
   * Return its node, null if it is not shown.
   */
  put({ channel, message, pinned_at: at, private: isPrivate }, live) {
    const { list, older, shown } = this.#channels.get(channel) ?? {};
    const node = list ? this.#node({ channel, message, private: isPrivate }) : null;
    if (!node) return null;
    this.pin({ channel, message, pinned_at: at });
    const old = shown.get(message.id);
    // A change of one that is too old to be shown.
    if (!old && !older.hidden && message.id < shown.keys().next().value) return null;
    const follow = old ? old.contains(document.activeElement) : this.root.scrollTop > -NEAR_BOTTOM_PX;
    shown.set(message.id, node);
    if (old) replaceKeepingFocus(old, node);
    else list.append(node);
    if (live && follow && node.isConnected) this.#reveal(node);
    if (live && follow && shown.size > MOST_SHOWN) this.#forgetOldest(channel);
    return node;
  }

  /** Take note of whether a message is pinned, be it shown or too old for it. */
  pin({ channel, message, pinned_at: at }) {
    const { pins } = this.#channels.get(channel);
    const text = () => spoken(this.#node({ channel, message }));
    if (at) pins.set(message.id, { id: message.id, author: nameOfUser(message.author), text, at });
    else pins.delete(message.id);
  }

  // Return a message as a node, null where it was dismissed.
  #node({ channel, message, private: isPrivate }) {
    const mark = `${message.id} ${message.timestamp}`;
    if (this.gone.has(mark)) return null;
    if (message.type === PINNED_NOTICE) return this.#drawNotice(message);
    const dismiss = () => {
      this.gone.add(mark);
      this.take(channel, message.id);
    };
    return this.#draw(channel, message, isPrivate ? dismiss : null);
  }

  // Put what came before the first that is shown above it; all of it from `back_to` on, where that is given.
  async #loadOlder(channel, back_to) {
    const place = this.#channels.get(channel);
    if (place.loading) return;
    place.loading = true;
    try {
      const before = place.shown.keys().next().value;
      const { history, more } = await this.ask({ type: "older", channel, before, back_to }).answer;
      const found = history.map((note) => [note.message.id, this.#node(note)]).filter(([, node]) => node);
      const seen = place.list.firstChild;
      const top = seen.getBoundingClientRect().top;
      place.shown = new Map([...found, ...place.shown]);
      place.list.prepend(...found.map(([, node]) => node));
      this.hasOlder(channel, more);
      // What was looked at stays where it was.
      this.root.scrollTop += seen.getBoundingClientRect().top - top;
    } finally {
      place.loading = false;
    }
  }

  // A list without end would slow the page; who scrolls up gets them again.
  #forgetOldest(channel) {
    const { shown } = this.#channels.get(channel);
    for (const [id, node] of [...shown].slice(0, shown.size - KEPT_SHOWN)) {
      node.remove();
      shown.delete(id);
    }
    this.hasOlder(channel, true);
  }

  /** Take a message away. */
  take(channel, id) {
    const node = this.#channels.get(channel)?.shown.get(id);
    if (node?.contains(document.activeElement)) this.root.focus();
    node?.remove();
    this.#channels.get(channel)?.shown.delete(id);
    this.#channels.get(channel)?.pins.delete(id);
  }

  /** Return what is pinned in a channel, the last pinned first: [{id, author, text(), at}]. */
  pinned(channel) {
    return [...(this.#channels.get(channel)?.pins.values() ?? [])].sort((one, other) => (one.at < other.at ? 1 : -1));
  }

  /** Bring a message of the channel that is shown into sight, with the focus; one that is gone leaves it here. */
  async goTo(channel, id) {
    const { older, shown } = this.#channels.get(channel);
    if (!shown.has(id) && !older.hidden) await this.#loadOlder(channel, id).catch(() => null);
    const node = this.root.querySelector(`[data-id="${CSS.escape(id)}"]`);
    node?.scrollIntoView({ block: "start" });
    (node ?? this.root).focus({ preventScroll: true });
  }

  /** Return the id of a channel's last message, or undefined. */
  last(channel) {
    return [...(this.#channels.get(channel)?.shown.keys() ?? [])].at(-1);
  }

  /** Count a channel's messages after the one with this id; all of them if it is not there. */
  after(channel, id) {
    const ids = [...(this.#channels.get(channel)?.shown.keys() ?? [])];
    return ids.length - 1 - ids.lastIndexOf(id);
  }

  /** Show that a command waits for its answer; `answer` is a promise. If it fails the line says so and stays. */
  async wait(channel, title, nonce, answer) {
    const status = el("span", { role: "status" }, words.waiting);
    const line = el("li", { class: "pending", "data-testid": "pending" }, el("b", {}, title), " ", status);
    this.root.scrollTop = 0;
    this.#thinking.set(nonce, status);
    this.#channels.get(channel).list.append(line);
    try {
      await answer;
      line.remove();
    } catch (reason) {
      line.className = "failed";
      line.dataset.testid = "failed";
      status.textContent = `${words.failed} ${reason.message}`;
      line.append(" ", el("button", { type: "button", class: "quiet", click: () => line.remove() }, words.dismiss));
    }
    this.#thinking.delete(nonce);
  }

  /** Say in the line that waits for this nonce that the bot is thinking. */
  think(nonce) {
    const status = this.#thinking.get(nonce);
    if (status) status.textContent = words.thinking;
  }

  // The newest is in sight by itself; one that is taller than the space is shown from its start: the answer is first.
  #reveal(node) {
    node.classList.add("coming");
    if (node.offsetHeight > this.root.clientHeight) node.scrollIntoView({ block: "start" });
    // Its height is remembered at the end of a frame; without it the list would be short for a moment, and jump.
    requestAnimationFrame(() => requestAnimationFrame(() => node.classList.remove("coming")));
  }

  #draw(channel, message, dismiss) {
    const status = el("p", { class: "status", role: "status" });
    const press = (component, values, control) =>
      this.#press({ channel, message: message.id, component, values }, control, status);
    const { author, interaction_metadata: used, timestamp, edited_timestamp } = message;
    const time = el("time", { datetime: timestamp, class: "muted" }, shortMoment(timestamp));
    const said = body(message, { name: this.names, channels: () => this.beside(channel), press, now_ms: this.now_ms });
    const locked = this.#channels.get(channel).direct && author.bot;
    return el("li", { class: "message", "data-testid": "message", "data-id": message.id, tabindex: "-1" },
      used?.name ? el("p", { class: "used" }, words.used(nameOfUser(used.user), spokenOf(used))) : null,
      el("div", { class: "head" },
        avatar(author),
        el("h3", {}, nameOfUser(author)),
        author.bot ? el("span", { class: "tag" }, words.bot) : null, time,
        edited_timestamp ? el("span", { class: "muted" }, words.edited) : null,
        message.pinned ? el("span", { class: "tag", "data-testid": "pinned" }, words.pinned) : null,
        this.apps.button(channel, message.id)),
      locked ? el("p", { class: "locked", "data-testid": "locked" }, el("span", { class: "muted" }, words.lockScreen), " ", spoken(said)) : null,
      said,
      dismiss ? el("p", { class: "private", "data-testid": "private" }, words.onlyYou, " ",
        el("button", { type: "button", class: "quiet", click: dismiss }, words.dismiss)) : null,
      status);
  }

  #drawNotice({ id, channel_id: channel, author, timestamp, message_reference: { message_id: pinned } }) {
    const show = el("button", { type: "button", class: "quiet", click: () => this.goTo(channel, pinned) }, words.showPinned);
    return el("li", { class: "message", "data-testid": "notice", "data-id": id, tabindex: "-1" },
      el("div", { class: "head" },
        el("div", { class: "body" }, el("p", {}, words.pinnedNotice(nameOfUser(author)))), show,
        el("time", { datetime: timestamp, class: "muted" }, shortMoment(timestamp))));
  }

  async #press({ channel, message, component, values }, control, status) {
    if (control.getAttribute("aria-busy")) return;
    control.setAttribute("aria-busy", "true");
    status.className = "status";
    status.textContent = words.waiting;
    try {
      await this.ask({
        type: "press", channel, message, custom_id: component.custom_id, component_type: component.type, values,
      }).answer;
      status.textContent = "";
    } catch (reason) {
      status.className = "status failed";
      status.textContent = `${words.failed} ${reason.message}`;
      if (control.matches("select")) control.selectedIndex = 0;
    }
    control.removeAttribute("aria-busy");
  }
}

/** Return the first words of a message or its body, as a locked phone shows them: a part out of sight has no innerText. */
export function spoken(node) {
  const said = node.querySelector(".body") ?? node;
  const parts = [...said.querySelectorAll("h4, h5, h6, p, li")].map((part) => part.textContent);
  const whole = parts.map((part, at) => (at < parts.length - 1 && /\w$/.test(part) ? `${part}.` : part)).join(" ");
  return whole.length > SPOKEN_LENGTH ? `${whole.slice(0, SPOKEN_LENGTH)}…` : whole;
}

export const nameOfUser = (user) => user?.global_name ?? user?.username ?? "";
// A round mark beside the name: the bot's own picture, of people their letter.
function avatar(user) {
  if (user.bot) return el("img", { class: "avatar", src: "/page/icon.svg", alt: "" });
  const [letter] = nameOfUser(user).replace(/^an? /i, "").toUpperCase();
  return el("span", { class: `avatar color-${user.id.at(-1) % 4}`, "aria-hidden": "true" }, letter);
}
const spokenOf = ({ name, target_message_id: target }) => (target ? name : words.slash(name));

// The focus goes to the control with the same custom_id, else to the one at the same place, else to the message.
function replaceKeepingFocus(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const place = [...old.querySelectorAll(CONTROLS)].indexOf(focused);
  old.replaceWith(fresh);
  if (!focused) return;
  const controls = [...fresh.querySelectorAll(CONTROLS)];
  const { control: id } = focused.dataset;
  const same = id && controls.find((control) => control.dataset.control === id);
  (same || controls[place] || fresh).focus({ preventScroll: true });
}
