// The side of the page: who you are, the channels, and where something new waits.
import { el } from "./dom.js";
import { words } from "./words.js";

export class Places {
  #buttons = new Map();

  /** `become(key)` is called to be another person, `go(channel)` to open a channel. */
  constructor(root, { become, go }) {
    Object.assign(this, { become, go });
    this.people = root.querySelector(".people");
    this.channels = root.querySelector(".channels");
  }

  /** Draw the people and channels of a `hello`; a button that had the focus has it again. */
  draw({ me, people, server, dm }) {
    const focused = document.activeElement?.dataset.testid;
    this.people.replaceChildren(...people.map(({ key, name }) => el("button", {
      type: "button", "data-testid": `person-${key}`, "aria-pressed": String(key === me.key),
      click: () => this.become(key),
    }, name)));
    const places = [
      ...server.channels.map(({ id, name }) => ({ id, name: `# ${name}`, testid: "channel" })),
      { id: dm.id, name: words.direct, testid: "dm" },
    ];
    this.#buttons = new Map(places.map(({ id, name, testid }) => [id, el("button", {
      type: "button", "data-testid": testid, "data-channel": id, click: () => this.go(id),
    }, el("span", {}, name))]));
    this.channels.replaceChildren(...[...this.#buttons.values()].map((button) => el("li", {}, button)));
    if (focused?.startsWith("person-")) this.people.querySelector(`[data-testid="${focused}"]`)?.focus();
  }

  /** Mark the channel that is open. */
  open(channel) {
    for (const [id, button] of this.#buttons) button.setAttribute("aria-current", String(id === channel));
  }

  /** Show how many messages of a channel are new; none takes the mark away. */
  mark(channel, count) {
    const button = this.#buttons.get(channel);
    button?.querySelector(".new")?.remove();
    const unread = el("span", { class: "new", "data-testid": "unread" }, words.newMessages(count));
    if (count > 0) button?.append(" ", unread);
    const marked = this.channels.querySelectorAll(".new").length;
    document.title = marked ? `(${marked}) ${words.title}` : words.title;
  }
}
