// The "Apps" button of each message, and their one menu: the commands that can be used on a message.
import { el } from "./dom.js";
import { words } from "./words.js";

const GAP_PX = 4;

export class Apps {
  #offered = {};
  #opener = null;

  /** `run(channel, message, name)` uses a command on a message; both are named by id. */
  constructor(run) {
    this.run = run;
    this.menu = el("div", {
      class: "menu", role: "menu", "aria-label": words.apps, "data-testid": "apps-menu", popover: true,
      keydown: (event) => this.#moves(event),
      beforetoggle: ({ newState }) => this.#opener.setAttribute("aria-expanded", String(newState === "open")),
    });
    document.querySelector("main").append(this.menu);
  }

  /** Take the commands that are offered, by channel. */
  offer(offered) {
    this.#offered = offered;
  }

  /** Tell whether messages of a channel have a menu at all. */
  has(channel) {
    return Boolean(this.#offered[channel]?.length);
  }

  /** Return the button of a message. */
  button(channel, message) {
    const fill = ({ currentTarget }) => this.#fill(channel, message, currentTarget);
    const attributes = { type: "button", class: "quiet apps", "aria-haspopup": "menu", click: fill };
    const button = el("button", attributes, words.apps);
    button.popoverTargetElement = this.menu;
    return button;
  }

  // Comes before the browser opens the menu: what it holds, and where it stands.
  #fill(channel, message, opener) {
    this.#opener = opener;
    const choose = (name) => {
      this.menu.hidePopover();
      this.run(channel, message, name);
    };
    this.menu.replaceChildren(...this.#offered[channel].map(({ name }, at) =>
      el("button", { type: "button", role: "menuitem", autofocus: at === 0, click: () => choose(name) }, name)));
    const { top, bottom, right } = opener.getBoundingClientRect();
    const below = bottom < innerHeight / 2;
    this.menu.style.top = below ? `${bottom + GAP_PX}px` : "auto";
    this.menu.style.bottom = below ? "auto" : `${innerHeight - top + GAP_PX}px`;
    this.menu.style.right = `${document.documentElement.clientWidth - right}px`;
  }

  #moves(event) {
    const items = [...this.menu.children];
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: (at + 1) % items.length, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    // The focus goes back to the button, and from there on to what comes next.
    if (event.key === "Tab") this.menu.hidePopover();
    if (to === undefined) return;
    event.preventDefault();
    items.at(to).focus();
  }
}
