// What is pinned in the open channel: a button with the count, and a list that goes to each message.
import { el } from "./dom.js";
import { shortMoment, words } from "./words.js";

const SHORT_LENGTH = 90;
const GAP_PX = 4;

export class Pins {
  #pinned = [];
  #mayUnpin = false;

  /** `goTo(id)` shows a message; `unpin(id)` takes its pin down and gives a promise. */
  constructor(button, list, { goTo, unpin }) {
    Object.assign(this, { button, list, goTo, unpin });
    list.addEventListener("beforetoggle", ({ newState }) => {
      button.setAttribute("aria-expanded", String(newState === "open"));
      if (newState !== "open") return;
      this.#fill();
      list.style.top = `${button.getBoundingClientRect().bottom + GAP_PX}px`;
    });
  }

  /** Take what is pinned now, the last pinned first: [{id, author, text(), at}], and whether it may be unpinned. */
  set(pinned, mayUnpin) {
    [this.#pinned, this.#mayUnpin] = [pinned, mayUnpin];
    this.button.hidden = !pinned.length;
    this.button.textContent = words.pinsCount(pinned.length);
    if (!pinned.length) this.list.hidePopover();
    else if (this.list.matches(":popover-open")) this.#fill();
  }

  #fill() {
    const had = this.list.contains(document.activeElement);
    this.list.replaceChildren(
      el("p", { class: "muted" }, words.pins),
      el("ol", {}, this.#pinned.map((one, at) => this.#line(one, at === 0))));
    if (had) this.list.querySelector("button").focus();
  }

  #line({ id, author, text, at }, first) {
    const whole = text();
    const short = whole.length > SHORT_LENGTH ? `${whole.slice(0, SHORT_LENGTH)}…` : whole;
    const go = () => {
      this.list.hidePopover();
      this.goTo(id);
    };
    const said = el("p", { class: "status", role: "status" });
    const unpin = () => this.unpin(id).catch(() => { said.textContent = words.notUnpinned; });
    return el("li", { "data-testid": "pin" },
      el("button", { type: "button", autofocus: first, "aria-label": words.goTo(author, short), click: go },
        el("b", {}, author), " ", el("span", { class: "muted" }, shortMoment(at)), el("span", { class: "short" }, short)),
      this.#mayUnpin
        ? el("button", { type: "button", class: "unpin", "aria-label": words.unpinOf(author, short), click: unpin }, words.unpin)
        : null,
      said);
  }
}
