// The side of the page: who you are, the servers, the channels of one, and where something new waits.
import { el } from "./dom.js";
import { words } from "./words.js";

export class Places {
  #buttons = new Map();
  #unread = new Map();
  #servers = [];
  #direct = null;
  #shown = null;

  /** `opener` is the button that shows them on a narrow page; `become(key)` is called to be another person, `go(channel)` to open a channel. */
  constructor(root, opener, { become, go }) {
    Object.assign(this, { opener, become, go });
    // On a narrow page they lie over the rest until something is chosen.
    root.addEventListener("click", ({ target }) => {
      if (target.closest("button") && root.matches(":popover-open")) root.hidePopover();
    });
    this.people = root.querySelector(".people");
    this.servers = root.querySelector(".servers");
    this.channels = root.querySelector(".channels");
  }

  /** Draw the people and places of a `hello`; a button that had the focus has it again. */
  draw({ me, people, servers, dm }) {
    const focused = document.activeElement?.dataset.testid;
    this.people.replaceChildren(...people.map(({ key, name }) => el("button", {
      type: "button", "data-testid": `person-${key}`, "aria-pressed": String(key === me.key),
      click: () => this.become(key),
    }, name)));
    [this.#servers, this.#direct] = [servers, dm.id];
    this.#unread.clear();
    // Who is in one server has nothing to switch.
    this.servers.hidden = servers.length < 2;
    this.servers.replaceChildren(...servers.map(({ id, name, channels }) => el("button", {
      type: "button", "data-testid": "server", "data-server": id, click: () => this.go(channels[0]?.id ?? this.#direct),
    }, el("span", {}, name))));
    this.#buttons = new Map([
      ...servers.flatMap(({ channels }) => channels.map(({ id, name }) => this.#button(id, `# ${name}`, "channel"))),
      this.#button(dm.id, words.direct, "dm"),
    ]);
    this.#show(servers[0]);
    if (focused?.startsWith("person-")) this.people.querySelector(`[data-testid="${focused}"]`)?.focus();
  }

  #button(id, name, testid) {
    const attributes = { type: "button", "data-testid": testid, "data-channel": id, click: () => this.go(id) };
    return [id, el("button", attributes, el("span", {}, name))];
  }

  // List the channels of one server, and the direct messages.
  #show(server) {
    this.#shown = server;
    const ids = [...server.channels.map(({ id }) => id), this.#direct];
    this.channels.replaceChildren(...ids.map((id) => el("li", {}, this.#buttons.get(id))));
    for (const button of this.servers.children) {
      button.setAttribute("aria-pressed", String(button.dataset.server === server.id));
    }
  }

  /** Mark the channel that is open, and list those of its server; the direct messages stand beside any. */
  open(channel) {
    const server = this.#servers.find(({ channels }) => channels.some(({ id }) => id === channel));
    if (server && server !== this.#shown) this.#show(server);
    for (const [id, button] of this.#buttons) button.setAttribute("aria-current", String(id === channel));
  }

  /** Show how many messages of a channel are new, also on its server; none takes the mark away. */
  mark(channel, count) {
    this.#unread.set(channel, count);
    show(this.#buttons.get(channel), count);
    for (const { id, channels } of this.#servers) {
      const button = this.servers.querySelector(`[data-server="${CSS.escape(id)}"]`);
      show(button, channels.reduce((sum, one) => sum + (this.#unread.get(one.id) ?? 0), 0));
    }
    const unread = [...this.#unread.values()];
    this.opener.replaceChildren(el("span", {}, words.openPlaces));
    show(this.opener, unread.reduce((sum, one) => sum + one, 0));
    const marked = unread.filter((one) => one > 0).length;
    document.title = marked ? `(${marked}) ${words.title}` : words.title;
  }
}

function show(button, count) {
  button?.querySelector(".new")?.remove();
  if (count > 0) button?.append(" ", el("span", { class: "new" }, words.newMessages(count)));
}
