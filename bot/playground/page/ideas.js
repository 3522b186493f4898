// Three things to try, each by one press. They step back once used, and can be brought back.
import { el } from "./dom.js";
import { words } from "./words.js";

const USED = "ideas used";
const HIDDEN = "ideas hidden";

export class Ideas {
  #used = new Set(JSON.parse(sessionStorage.getItem(USED) ?? "[]"));
  #shown = sessionStorage.getItem(HIDDEN) === null;
  #started = this.#used.size > 0;

  /** `ideas` gives [{key, title, about, ready, use()}] as they are now; one that is not ready only says why. */
  constructor(root, opener, ideas) {
    Object.assign(this, { root, opener, ideas });
    this.list = el("ol");
    root.append(this.list,
      el("button", { type: "button", class: "quiet", click: () => this.#show(false) }, words.hideIdeas));
    opener.addEventListener("click", () => this.#show(true));
  }

  /** Make room: something stands in the channel. */
  start() {
    this.#started = true;
    this.root.classList.add("started");
  }

  /** Draw them as they are now. */
  draw() {
    const ideas = this.ideas();
    const focused = document.activeElement?.dataset.idea;
    this.opener.hidden = this.#shown || !ideas.length;
    this.root.hidden = !this.#shown || !ideas.length;
    this.root.classList.toggle("started", this.#started);
    const next = ideas.find(({ key }) => !this.#used.has(key));
    this.list.replaceChildren(...ideas.map((idea) => el("li", {}, this.#button(idea, idea === next))));
    if (focused) this.list.querySelector(`[data-idea="${focused}"]`)?.focus();
  }

  #button({ key, title, about, ready, use }, isNext) {
    const done = this.#used.has(key);
    const click = () => {
      if (ready) this.#mark(key);
      use();
    };
    const attributes = { type: "button", "data-idea": key, "data-testid": `idea-${key}`, click };
    return el("button", { ...attributes, class: isNext ? "idea next" : "idea", "aria-disabled": String(!ready) },
      el("b", {}, title, done ? el("span", { class: "tag" }, words.ideaDone) : null), el("span", { class: "description" }, about));
  }

  #mark(key) {
    this.#used.add(key);
    this.#started = true;
    sessionStorage.setItem(USED, JSON.stringify([...this.#used]));
    if (this.#used.size === this.ideas().length) this.#show(false);
    else this.draw();
  }

  // Brought back they are as on the first day.
  #show(shown) {
    const had = this.root.contains(document.activeElement) || this.opener === document.activeElement;
    this.#shown = shown;
    if (shown) {
      this.#used.clear();
      this.#started = false;
      sessionStorage.removeItem(USED);
      sessionStorage.removeItem(HIDDEN);
    } else sessionStorage.setItem(HIDDEN, "");
    this.draw();
    if (had) (shown ? this.root.querySelector("button") : this.opener).focus();
  }
}
