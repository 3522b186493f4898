// The side panel: what goes between the bot and Discord, newest first, with the judge's verdict. Closed it asks for nothing.
import { el, freshId } from "./dom.js";
import { momentToTheSecond, words } from "./words.js";

const MOST_LINES = 500;
const OPEN = "traffic open";

export class TrafficPanel {
  #open = false;

  /** `watch(on)` asks for what passes, or for no more; `look(number)` gives a promise of one passing in full. */
  constructor(root, opener, { watch, look }) {
    Object.assign(this, { root, opener, watch, look });
    this.list = el("ol", { class: "passings", "data-testid": "passings" });
    this.filter = el("input", { type: "text", id: freshId(), placeholder: words.filterExample, input: () => this.#sift() });
    this.onlyWrong = el("input", { type: "checkbox", id: freshId(), change: () => this.#sift() });
    this.count = el("p", { class: "muted", role: "status", "data-testid": "passing-count" });
    root.append(
      el("div", { class: "traffic-head" }, el("h2", {}, words.traffic),
        el("button", { type: "button", class: "quiet", click: () => this.show(false) }, words.close)),
      el("div", { class: "field" }, el("label", { for: this.filter.id }, words.filter), this.filter),
      el("div", { class: "box" }, this.onlyWrong, el("label", { for: this.onlyWrong.id }, words.onlyWrong)),
      this.count, this.list);
    opener.addEventListener("click", () => this.show(!this.#open));
    root.addEventListener("keydown", ({ key }) => { if (key === "Escape") this.show(false); });
  }

  /** Ask again after the page connected anew; one that was open before a reload opens. */
  begin() {
    if (this.#open) this.watch(true);
    else if (sessionStorage.getItem(OPEN) !== null) this.show(true, false);
  }

  /** Open or close it; the focus goes along unless `takes` is false. */
  show(open, takes = true) {
    const had = this.root.contains(document.activeElement);
    this.#open = open;
    this.root.hidden = !open;
    this.opener.setAttribute("aria-expanded", String(open));
    if (open) sessionStorage.setItem(OPEN, "");
    else sessionStorage.removeItem(OPEN);
    this.watch(open);
    if (open && takes) this.filter.focus();
    if (!open) {
      this.list.replaceChildren();
      if (had) this.opener.focus();
    }
  }

  /** Show all that passed so far, oldest first. */
  fill(lines) {
    this.list.replaceChildren(...lines.map((line) => this.#line(line)).reverse());
    this.#sift();
  }

  /** Show one more that passed. */
  add(line) {
    if (!this.#open) return;
    this.list.prepend(this.#line(line));
    while (this.list.children.length > MOST_LINES) this.list.lastChild.remove();
    this.#sift();
  }

  #line({ number, at, method, name, status, says }) {
    const wrong = says.length > 0;
    const verdict = el("span", { class: wrong ? "verdict wrong" : "verdict" }, wrong ? says.join(" ") : words.verdictFine);
    const fill = ({ currentTarget }) => this.#fill(currentTarget, number);
    const details = el("details", { toggle: fill },
      el("summary", {},
        el("span", { class: method ? "tag request" : "tag" }, method || words.event),
        el("code", {}, name), status ? el("span", { class: "muted" }, String(status)) : null,
        verdict, el("time", { class: "muted", datetime: at }, momentToTheSecond(at))));
    return el("li", { "data-testid": "passing", class: wrong ? "wrong" : null }, details);
  }

  async #fill(details, number) {
    if (!details.open || details.children.length > 1) return;
    const part = (title, value) => [
      el("h3", {}, title),
      el("pre", { tabindex: "0" }, el("code", {}, typeof value === "string" ? value : JSON.stringify(value, null, 2)))];
    try {
      const { whole } = await this.look(number);
      details.append(...Object.entries(whole).flatMap(([key, value]) => part(words.parts[key], value ?? words.nothing)));
    } catch (reason) {
      details.append(el("p", { class: "fault" }, reason.message));
    }
  }

  #sift() {
    const wanted = this.filter.value.trim().toLowerCase();
    let shown = 0;
    for (const line of this.list.children) {
      const fits = line.textContent.toLowerCase().includes(wanted) && (!this.onlyWrong.checked || line.matches(".wrong"));
      line.hidden = !fits;
      shown += fits;
    }
    this.count.textContent = words.passings(shown, this.list.children.length);
  }
}
