"use strict";
// Fills in the blanks of the letter while somebody types. Keeps nothing, sends nothing.

const at = (id) => document.getElementById(id);
const form = at("fill");
const fields = [...form.querySelectorAll("[data-fills]")];
const places = [...document.querySelectorAll("[data-blank]")].map((place) => ({ place, mark: place.textContent }));

function fill() {
  const written = new Map(fields.map((field) => [field.dataset.fills, field.value.trim()]));
  for (const { place, mark } of places) {
    const value = written.get(place.dataset.blank);
    place.textContent = value || mark;
    place.classList.toggle("filled", Boolean(value));
  }
}

function clear() {
  form.reset();
  fill();
  at("text").hidden = true;
  at("text").value = at("said").textContent = "";
}

function letterAsText() {
  const lines = [...document.querySelectorAll("#letter .line")];
  return lines.map((line) => line.dataset.before + line.textContent).join("").trimStart() + "\n";
}

// What was done, if it needs words, and how many blanks are still empty.
function say(key) {
  const said = at("said");
  const empty = fields.filter((field) => !field.value.trim()).length;
  const parts = [said.dataset[key], empty && said.dataset.empty.replace("{count}", empty)];
  said.textContent = parts.filter(Boolean).join(" ");
}

async function copy() {
  const text = letterAsText();
  at("text").hidden = true;
  try {
    await navigator.clipboard.writeText(text);
    say("copied");
  } catch {
    // No clipboard in this browser, or not for this page: the older way, and the text to copy by hand.
    const shown = at("text");
    shown.value = text;
    shown.hidden = false;
    shown.focus();
    shown.select();
    say(document.execCommand("copy") ? "copied" : "byHand");
  }
}

// The letter alone, as it stands now: no form, no script, no meaning.
function filledCopy() {
  const copied = document.documentElement.cloneNode(true);
  for (const one of copied.querySelectorAll("[data-around], script")) one.remove();
  for (const one of copied.querySelectorAll("[data-blank]")) one.removeAttribute("data-blank");
  copied.querySelector("#letter").classList.remove("with-meaning");
  return "<!doctype html>\n" + copied.outerHTML + "\n";
}

function save() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([filledCopy()], { type: "text/html;charset=utf-8" }));
  link.download = at("save").dataset.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  say("saved");
}

form.addEventListener("input", fill);
form.addEventListener("submit", (event) => event.preventDefault());
at("clear").addEventListener("click", () => {
  clear();
  fields[0].focus();
});
at("copy").addEventListener("click", copy);
at("print").addEventListener("click", () => {
  say("printed");
  window.print();
});
at("save").addEventListener("click", save);

// Some browsers bring back what was typed when a page is loaded again.
window.addEventListener("pageshow", clear);

for (const id of ["stays", "done"]) at(id).hidden = false;
at("unscripted").hidden = true;
form.hidden = fields.length === 0;
