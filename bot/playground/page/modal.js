// A form that the bot opens: its fields as a dialog, and its answers in the shape that Discord sends.
import { boxes, selectOne } from "./choices.js";
import { unknown } from "./components.js";
import { el, freshId } from "./dom.js";
import { markdown } from "./markdown.js";
import { words } from "./words.js";

const [ROW, SELECT, TEXT_INPUT, TEXT, LABEL, RADIO_GROUP, BOX_GROUP, BOX] = [1, 3, 4, 10, 18, 21, 22, 23];
const PARAGRAPH = 2;

/**
 * Show the form. `submit(components)` returns a promise; the form stays open, with what was typed, if it fails.
 * `keep(values)` is called with all that is typed whenever that changes, with null once the form is over; such
 * values as `typed` are filled in.
 * `view.rest` has the focus afterwards where what opened the form is gone.
 */
export function openModal(modal, view, { submit, keep, typed }) {
  document.querySelector("dialog[open]")?.close();
  const parts = modal.components.map((component) => part(component, { ...view, level: 2 }));
  const title = el("h2", { id: freshId() }, modal.title);
  const fault = el("p", { class: "fault", role: "alert" });
  const send = el("button", { type: "submit", class: "primary" }, words.submit);
  const cancel = el("button", { type: "button", class: "secondary", click: () => dialog.close() }, words.cancel);
  const form = el("form", { novalidate: true, autocomplete: "off" }, title, ...parts.map(({ node }) => node), fault,
    el("div", { class: "row" }, send, cancel));
  const close = () => {
    keep(null);
    dialog.remove();
    if (document.activeElement === document.body) view.rest.focus();
  };
  const dialog = el("dialog", { "data-testid": "modal", "aria-labelledby": title.id, close }, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const wrong = parts.find((one) => one.fault());
    fault.textContent = wrong ? wrong.fault() : "";
    if (wrong) wrong.node.querySelector("input, select, textarea")?.focus();
    if (wrong || send.getAttribute("aria-busy")) return;
    send.setAttribute("aria-busy", "true");
    try {
      await submit(parts.map((one) => one.answer()));
      dialog.close();
    } catch (reason) {
      fault.textContent = `${words.failed} ${reason.message}`;
    }
    send.removeAttribute("aria-busy");
  });
  form.addEventListener("input", () => keep(valuesOf(form)));
  if (typed) fill(form, typed);
  keep(valuesOf(form));
  document.body.append(dialog);
  dialog.showModal();
  (form.querySelector("input, select, textarea") ?? send).focus();
}

const isChosen = ({ type }) => type === "checkbox" || type === "radio";
const valuesOf = (form) => [...form.elements].map((control) => (isChosen(control) ? control.checked : control.value));

function fill(form, values) {
  [...form.elements].forEach((control, at) => {
    if (isChosen(control)) control.checked = values[at];
    else if (control.matches("input, select, textarea")) control.value = values[at];
  });
}

// A part of a form: {node, answer(): what Discord would send for it, fault(): what is wrong in words, or ""}.
function part(component, view) {
  const { type, id } = component;
  if (type === TEXT) {
    const node = el("div", { class: "text" }, markdown(component.content, view));
    return { node, answer: () => ({ type, id }), fault };
  }
  if (type === LABEL) {
    const inner = field(component.component, component.label, component.description);
    return { ...inner, answer: () => ({ type, id, component: inner.answer() }) };
  }
  if (type === ROW) {
    const inner = component.components.map((child) => field(child, child.label ?? ""));
    return {
      node: el("div", {}, inner.map(({ node }) => node)),
      answer: () => ({ type, id, components: inner.map((one) => one.answer()) }),
      fault: () => inner.map((one) => one.fault()).find(Boolean) ?? "",
    };
  }
  return { node: unknown(`form part type ${type}`), answer: () => ({ type, id }), fault };
}

const fault = () => "";

function field(component, label, description) {
  const { type, id, custom_id } = component;
  const needed = type !== BOX && component.required !== false;
  const about = description ? el("p", { class: "description", id: freshId() }, description) : null;
  const mark = needed ? el("span", { class: "required", "aria-hidden": "true" }, ` ${words.required}`) : null;
  const basics = { id: freshId(), required: needed, "aria-describedby": about?.id };
  const single = (control, value) => ({
    node: el("div", { class: "field" }, el("label", { for: control.id }, label, mark), about, control),
    answer: () => ({ type, id, custom_id, ...value() }),
    fault: () => (control.checkValidity() ? "" : words.pleaseFill(label, control.validationMessage)),
  });

  if (type === TEXT_INPUT) {
    const control = textInput(component, basics);
    return single(control, () => ({ value: control.value }));
  }
  if (type === SELECT && (component.max_values ?? 1) <= 1) {
    const control = selectOne(component, { ...basics, "aria-label": null, disabled: component.disabled }, !needed);
    return single(control, () => ({ values: control.value ? [control.value] : [] }));
  }
  if (type === BOX) {
    const control = el("input", { ...basics, type: "checkbox", checked: component.default });
    const node = el("div", { class: "box" }, control, el("label", { for: control.id }, label), about);
    return { node, answer: () => ({ type, id, custom_id, value: control.checked }), fault };
  }
  if (type === SELECT || type === RADIO_GROUP || type === BOX_GROUP) {
    const one = type === RADIO_GROUP;
    const most = one ? 1 : component.max_values ?? component.options.length;
    const least = needed ? Math.max(one ? 1 : component.min_values ?? 1, 1) : 0;
    const limits = { least, most, describedBy: about?.id };
    const group = boxes(component, one ? "radio" : "checkbox", [label, mark], limits);
    if (about) group.node.querySelector("legend").after(about);
    const value = () => (one ? { value: group.values()[0] ?? null } : { values: group.values() });
    const wrong = () => (group.fault() ? words.pleaseFill(label, group.fault()) : "");
    return { node: group.node, answer: () => ({ type, id, custom_id, ...value() }), fault: wrong };
  }
  return { node: unknown(`form field type ${type}`), answer: () => ({ type, id, custom_id }), fault };
}

function textInput(component, basics) {
  const limits = { minlength: component.min_length, maxlength: component.max_length };
  const attributes = { ...basics, ...limits, placeholder: component.placeholder };
  const control = component.style === PARAGRAPH
    ? el("textarea", { ...attributes, rows: "5" })
    : el("input", { ...attributes, type: "text" });
  control.value = component.value ?? "";
  return control;
}
