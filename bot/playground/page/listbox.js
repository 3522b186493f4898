// The list of choices that stands above a text field: arrow keys move, Enter or Tab picks, Escape closes.
import { el } from "./dom.js";

export class Listbox {
  #items = [];
  #active = -1;
  #input = null;

  constructor(node) {
    this.node = node;
    // The field keeps the focus while a choice is clicked.
    node.addEventListener("mousedown", (event) => event.preventDefault());
    node.addEventListener("click", (event) => {
      const at = [...node.children].indexOf(event.target.closest("[role=option]"));
      if (at >= 0) this.#items[at].pick();
    });
  }

  /** Show `items` ({label, note, pick}) for a field; `first` marks the first one, so that Enter picks it. */
  show(input, items, first) {
    this.hide();
    if (!items.length) return;
    [this.#input, this.#items] = [input, items];
    this.node.replaceChildren(...items.map(({ label, note }, at) =>
      el("li", { role: "option", id: `choice-${at}`, "aria-selected": "false" },
        el("span", { class: "label" }, label), note ? el("span", { class: "muted" }, note) : null)));
    this.node.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (first) this.#mark(0);
  }

  hide() {
    this.#input?.setAttribute("aria-expanded", "false");
    this.#input?.removeAttribute("aria-activedescendant");
    [this.#input, this.#items, this.#active] = [null, [], -1];
    this.node.hidden = true;
  }

  /** Take a key pressed in the field; tell whether the list used it. */
  takes(event) {
    if (this.node.hidden || event.isComposing) return false;
    const count = this.#items.length;
    if (event.key === "ArrowDown") this.#mark((this.#active + 1) % count);
    else if (event.key === "ArrowUp") this.#mark((this.#active + count - (this.#active < 0 ? 0 : 1)) % count);
    else if ((event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) && this.#active >= 0) {
      this.#items[this.#active].pick();
    } else if (event.key === "Escape") this.hide();
    else return false;
    event.preventDefault();
    return true;
  }

  #mark(at) {
    this.node.children[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = at;
    const option = this.node.children[at];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", option.id);
  }
}

/** Mark a text field as one that this list belongs to. */
export function combine(input, listbox) {
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", listbox.node.id);
  input.addEventListener("blur", () => listbox.hide());
}
