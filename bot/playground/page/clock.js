// The bar with the clock that can be moved, and what waits next.
import { away, shortMoment, words } from "./words.js";

const TICK_MS = 5000;

export class ClockBar {
  #clock = null;
  #came_at_ms = 0;

  /** `move(to)` is called with "tomorrow", "week", "year" or "next". */
  constructor(root, move) {
    this.time = root.querySelector("time");
    this.waiting = root.querySelector("[data-testid=waiting-next]");
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
      button.classList.toggle("primary", isNext && this.next !== null);
      button.setAttribute("aria-disabled", String(!clock.movable || (isNext && !clock.next)));
      button.title = clock.movable ? "" : words.fixedClock;
    }
    this.#tick();
  }

  /** When the next reminder is due that the clock can be moved to, null where there is none. */
  get next() {
    return this.#clock?.movable ? this.#clock.next : null;
  }

  /** What the clock shows, in milliseconds. */
  get now_ms() {
    return Date.parse(this.#clock.now) + performance.now() - this.#came_at_ms;
  }

  #tick() {
    if (!this.#clock) return;
    const { next } = this.#clock;
    const moment = new Date(this.now_ms);
    this.time.dateTime = moment.toISOString();
    this.time.textContent = shortMoment(moment);
    this.waiting.textContent = next
      ? words.nextReminder(shortMoment(next), away(Date.parse(next) - this.now_ms))
      : words.noNext;
    for (const time of document.querySelectorAll("time[data-relative]")) {
      time.textContent = away(Date.parse(time.dateTime) - this.now_ms);
    }
  }
}
