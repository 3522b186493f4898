// Ways to choose: a select for one, boxes for several. Used in messages and in forms.
import { el, freshId } from "./dom.js";
import { words } from "./words.js";

const OPENS_LIST = new Set(["ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"]);

/** Return the emoji's character; one of a server's own as its name, since no picture is loaded from outside. */
export const emojiText = (emoji) => (emoji?.id ? `:${emoji.name}:` : emoji?.name ?? "");

const labelOf = (option) => [emojiText(option.emoji), option.label].filter(Boolean).join(" ");

/** Return a select for at most one choice. `blank` tells whether the empty line can be chosen. */
export function selectOne(component, attributes, blank) {
  const placeholder = component.placeholder || words.select;
  const options = component.options.map((option) =>
    el("option", { value: option.value, selected: option.default },
      [labelOf(option), option.description].filter(Boolean).join(" — ")));
  const select = el("select", { "aria-label": placeholder, ...attributes, keydown: openFirst },
    el("option", { value: "", disabled: !blank, hidden: !blank }, placeholder), ...options);
  if (!component.options.some((option) => option.default)) select.selectedIndex = 0;
  return select;
}

// An arrow key changes a closed select at once in some browsers, which would press it by accident.
function openFirst(event) {
  const typed = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!(OPENS_LIST.has(event.key) || typed) || !event.currentTarget.showPicker) return;
  event.preventDefault();
  event.currentTarget.showPicker();
}

/**
 * Return boxes (`kind` "checkbox") or round buttons ("radio") with a legend:
 * {node, values(): the chosen values, fault(): what is wrong in words, or ""}.
 */
export function boxes(component, kind, legend, { least, most, describedBy }) {
  const group = freshId();
  const inputs = component.options.map((option) =>
    el("input", { type: kind, name: group, id: freshId(), value: option.value, checked: option.default }));
  const lines = component.options.map((option, at) =>
    el("div", { class: "box" }, inputs[at], el("label", { for: inputs[at].id }, labelOf(option),
      option.description ? el("span", { class: "description" }, option.description) : null)));
  const node = el("fieldset", { class: "boxes", "aria-describedby": describedBy, disabled: component.disabled },
    el("legend", {}, legend), ...lines);
  const values = () => inputs.filter((input) => input.checked).map((input) => input.value);
  const fault = () => {
    const count = values().length;
    if (count >= least && count <= most) return "";
    return most === 1 ? words.pleaseChoose : words.between(Math.max(least, 1), most);
  };
  return { node, values, fault };
}
