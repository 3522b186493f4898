// The bar with the clock that can be moved.
import { el } from "./dom.js";
import { shortMoment, words } from "./words.js";

const TICK_MS = 5000;

export class ClockBar {
  #clock = null;
  #came_at_ms = 0;

  /** `move(to)` is called with "tomorrow", "week" or "next". */
  constructor(root, move) {
    this.time = root.querySelector("time");
    this.buttons = [...root.querySelectorAll("[data-move]")];
    for (const button of this.buttons) {
      // aria-disabled, not disabled: a button that goes quiet under the finger keeps the focus.
      button.addEventListener("click", () => {
        if (button.getAttribute("aria-disabled") !== "true") move(button.dataset.move);
      });
    }
    setInterval(() => this.#tick(), TICK_MS);
  }

  /** Show {now, next, movable}; it goes on from there by itself. */
  set(clock) {
    [this.#clock, this.#came_at_ms] = [clock, performance.now()];
    for (const button of this.buttons) {
      const isNext = button.dataset.move === "next";
      const when = clock.next ? shortMoment(clock.next) : words.noNext;
      if (isNext) button.replaceChildren(words.toNext, " ", el("small", {}, when));
      button.setAttribute("aria-disabled", String(!clock.movable || (isNext && !clock.next)));
      button.title = clock.movable ? "" : words.fixedClock;
    }
    this.#tick();
  }

  get hasNext() {
    return Boolean(this.#clock?.movable && this.#clock.next);
  }

  #tick() {
    if (!this.#clock) return;
    const moment = new Date(Date.parse(this.#clock.now) + performance.now() - this.#came_at_ms);
    this.time.dateTime = moment.toISOString();
    this.time.textContent = shortMoment(moment);
  }
}
