// The field for a file of a command: chosen, shown with its size, taken away again, uploaded before it is named.
import { el } from "./dom.js";
import { fileSize, words } from "./words.js";

/** Send a file for this person; the promise gives its id, or fails with the reason in words. */
export async function upload(person, file) {
  const query = new URLSearchParams({ person, name: file.name });
  const sent = await fetch(`/page/upload?${query}`, { method: "POST", body: file }).catch(() => null);
  const told = await sent?.json().catch(() => null);
  if (!sent?.ok) throw new Error(told?.text ?? words.notUploaded(file.name));
  return told.id;
}

/** Return {node, input, file(): the chosen file or undefined, focus()}; `basics` are the input's attributes. */
export function fileField(basics) {
  const input = el("input", { ...basics, type: "file", change: show });
  const name = el("span", { class: "name" });
  const size = el("span", { class: "muted" });
  const takeAway = el("button", { type: "button", class: "quiet", click: drop }, words.takeAway);
  const chosen = el("div", { class: "chosen", "data-testid": "chosen-file", hidden: true }, name, size, takeAway);
  const file = () => input.files[0];

  // Either the input or the chosen file is shown, and the one that comes has the focus of the one that goes.
  function show() {
    const focused = [input, takeAway].includes(document.activeElement);
    name.textContent = file()?.name ?? "";
    size.textContent = file() ? fileSize(file().size) : "";
    takeAway.ariaLabel = words.takeAwayFile(name.textContent);
    chosen.hidden = !file();
    input.hidden = Boolean(file());
    if (focused) focus();
  }

  function drop() {
    input.value = "";
    show();
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function focus() {
    (file() ? takeAway : input).focus();
  }

  return { node: el("div", {}, input, chosen), input, file, focus };
}
