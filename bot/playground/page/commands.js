// The message field: lists the commands after "/", shows the options of the chosen one, and sends it or the message.
import { unknown } from "./components.js";
import { el, freshId } from "./dom.js";
import { fileField } from "./files.js";
import { combine, Listbox } from "./listbox.js";
import { words } from "./words.js";

const CHAT_INPUT = 1;
const [SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, NUMBER, ATTACHMENT] = [1, 2, 3, 4, 5, 6, 7, 10, 11];
const AUTOCOMPLETE_PAUSE_MS = 100;

/**
 * Return each command or subcommand that can be sent, as {path, name, description, options}: `name` is
 * "timeline log", `path` the command and what leads below it, as the bot registered them.
 */
export function flatten(commands) {
  const below = (path) => {
    const { description, options = [] } = path.at(-1);
    const nested = options.filter(({ type }) => type === SUBCOMMAND || type === GROUP);
    if (nested.length) return nested.flatMap((option) => below([...path, option]));
    return [{ path, name: path.map(({ name }) => name).join(" "), description, options }];
  };
  return commands
    .filter(({ type }) => (type ?? CHAT_INPUT) === CHAT_INPUT)
    .flatMap((command) => below([command]))
    .sort((one, other) => one.name.localeCompare(other.name));
}

export class Composer {
  #form;
  #input;
  #hint;
  #box;
  #list;
  #commands = [];
  #names = { people: [], channels: [] };
  #chosen = null;
  #fields = [];
  #coming = null;
  #busy = false;

  /**
   * `send(frame, name)` sends a command; `complete(frame)` gives a promise of an autocomplete's choices;
   * `upload(file)` one of the id under which a file can be sent; `post(text)` one that a message is there.
   */
  constructor(form, { send, complete, upload, post }) {
    Object.assign(this, { send, complete, upload, post });
    this.#form = form;
    this.#input = form.querySelector("#composer");
    this.#hint = form.querySelector("#hint");
    this.#box = form.querySelector(".fields");
    this.#list = new Listbox(form.querySelector("#choices"));
    combine(this.#input, this.#list);
    this.#input.addEventListener("input", () => this.#read());
    this.#input.addEventListener("focus", () => this.#read());
    form.addEventListener("keydown", (event) => {
      if (this.#list.takes(event)) return;
      if (event.key === "Escape" && event.target === this.#input) this.clear();
      // Typed fast and Enter at once: the first of the choices that are on their way is meant.
      if (event.key === "Enter" && this.#coming && event.target === this.#coming.input && event.target.value) {
        event.preventDefault();
        this.#coming.takesFirst = true;
      }
    });
    form.addEventListener("input", () => {
      if (this.#hint.classList.contains("fault")) this.say(this.#chosen?.description ?? "");
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  /** Take the commands as the bot registered them, and the people and channels that options can name. */
  offer(commands, names) {
    this.#names = names;
    this.#commands = flatten(commands);
    if (!this.#chosen) return;
    const same = this.#commands.find(({ name }) => name === this.#chosen.name);
    if (JSON.stringify(same?.options) === JSON.stringify(this.#chosen.options)) this.#chosen = same;
    else this.clear();
  }

  /** Send a command at once, with values by option. It must be offered here. */
  run(name, values) {
    const { path, options } = this.#commands.find((command) => command.name === name);
    const given = options
      .filter((option) => option.name in values)
      .map((option) => ({ name: option.name, type: option.type, value: values[option.name] }));
    this.clear();
    this.send(frameOf(path, given), name);
  }

  clear() {
    if (this.#form.contains(document.activeElement)) this.#input.focus();
    this.#input.value = "";
    this.#drop();
    this.say("");
  }

  #drop() {
    [this.#chosen, this.#fields, this.#coming] = [null, [], null];
    this.#box.replaceChildren();
    this.#box.hidden = true;
    this.#list.hide();
  }

  /** Say something above the field; a `fault` in the colour of one. */
  say(text, fault = false) {
    this.#hint.textContent = text;
    this.#hint.classList.toggle("fault", fault);
  }

  #read() {
    const text = this.#input.value;
    if (this.#chosen && text.trimEnd() === `/${this.#chosen.name}`) return;
    if (this.#chosen) this.#drop();
    this.say("");
    if (!text.startsWith("/")) return this.#list.hide();
    const start = text.slice(1).toLowerCase();
    const whole = this.#commands.find(({ name }) => start.startsWith(`${name} `));
    if (whole) return this.#choose(whole, text.slice(whole.name.length + 2));
    const starts = this.#commands.filter(({ name }) => name.startsWith(start));
    const holds = this.#commands.filter(({ name }) => !name.startsWith(start) && name.includes(start));
    const items = [...starts, ...holds].map((command) => ({
      label: `/${command.name}`, note: command.description, pick: () => this.#choose(command),
    }));
    this.#list.show(this.#input, items, true);
  }

  #choose(command, rest = "") {
    this.#drop();
    this.#chosen = command;
    this.#input.value = `/${command.name}`;
    this.#fields = command.options.map((option) => this.#field(option));
    this.#box.replaceChildren(...this.#fields.map(({ node }) => node));
    this.#box.hidden = !this.#fields.length;
    this.say(command.description);
    const [first] = this.#fields;
    (first?.input ?? this.#input).focus();
    if (first?.input && rest) {
      first.input.value = rest;
      first.input.dispatchEvent(new Event("input"));
    }
  }

  // A field: {option, node, input, value(): what is sent, undefined when empty}; with a file also {file(), focus()}.
  #field(option) {
    const { name, description, required = false } = option;
    const listed = this.#listed(option);
    if (!listed && ![STRING, INTEGER, NUMBER, ATTACHMENT].includes(option.type)) {
      const node = unknown(`option type ${option.type} (${name})`);
      return { option, node, input: null, value: () => undefined };
    }
    const about = el("span", { class: "description", id: freshId() }, description);
    const basics = { id: freshId(), "data-testid": `option-${name}`, required, "aria-describedby": about.id };
    const chooser = option.type === ATTACHMENT ? fileField(basics) : null;
    const input = chooser?.input ?? (listed ? selectFrom(listed, basics) : this.#text(option, basics));
    const mark = required ? el("span", { class: "required", "aria-hidden": "true" }, ` ${words.required}`) : null;
    const node = el("div", { class: "field" }, el("label", { for: input.id }, name, mark), about, chooser?.node ?? input);
    if (chooser) return { ...chooser, option, node, value() { return this.id; } };
    const value = listed ? () => listed[input.value]?.value : () => field.picked?.value ?? typed(option, input);
    const field = { option, node, input, value };
    if (option.autocomplete) this.#completes(field);
    return field;
  }

  #listed({ type, choices }) {
    if (choices?.length) return choices;
    if (type === BOOLEAN) return [{ name: words.yes, value: true }, { name: words.no, value: false }];
    if (type === USER) return this.#names.people.map(({ id, name }) => ({ name, value: id }));
    if (type === CHANNEL) return this.#names.channels.map(({ id, name }) => ({ name: `#${name}`, value: id }));
    return null;
  }

  #text({ type, min_length, max_length, min_value, max_value }, basics) {
    const input = el("input", { ...basics, type: "text", minlength: min_length, maxlength: max_length });
    if (type !== STRING) {
      input.inputMode = "decimal";
      input.addEventListener("input", () => input.setCustomValidity(numberFault(input.value, min_value, max_value)));
    }
    return input;
  }

  #completes(field) {
    const { input } = field;
    let pause = 0;
    combine(input, this.#list);
    const look = () => {
      if (field.picked) return;
      clearTimeout(pause);
      this.#coming = field;
      field.takesFirst = false;
      pause = setTimeout(() => this.#completeFor(field), AUTOCOMPLETE_PAUSE_MS);
    };
    input.addEventListener("focus", look);
    input.addEventListener("input", () => {
      field.picked = undefined;
      look();
    });
  }

  async #completeFor(field) {
    const { input } = field;
    if (!this.#fields.includes(field)) return;
    const text = input.value;
    const choices = await this.complete(this.#frame(field)).catch(() => []);
    if (input.value !== text) return;
    if (this.#coming === field) this.#coming = null;
    const items = choices.map((choice) => ({ label: choice.name, pick: () => this.#pick(field, choice) }));
    if (field.takesFirst && items.length) items[0].pick();
    else if (field.takesFirst) this.#submit();
    else if (document.activeElement === input) this.#list.show(input, items, text !== "");
  }

  #pick(field, choice) {
    field.input.value = choice.name;
    field.input.setCustomValidity("");
    field.picked = choice;
    this.#list.hide();
  }

  // The command with what was given, as Discord has it; one field is the focused one while its choices are looked up.
  #frame(focused) {
    const given = [];
    for (const field of this.#fields) {
      const { name, type } = field.option;
      if (field === focused) given.push({ name, type, value: field.input.value, focused: true });
      else if (field.value() !== undefined) given.push({ name, type, value: field.value() });
    }
    return frameOf(this.#chosen.path, given);
  }

  async #submit() {
    this.#list.hide();
    if (this.#busy) return;
    if (!this.#chosen) return this.#submitText();
    const wrong = this.#fields.find(({ input }) => input && !input.checkValidity());
    for (const { input } of this.#fields) input?.setAttribute("aria-invalid", String(input === wrong?.input));
    if (wrong) {
      this.say(words.pleaseFill(wrong.option.name, wrong.input.validationMessage), true);
      return wrong.input.focus();
    }
    const fields = this.#fields;
    if (fields.some((field) => field.file?.()) && !(await this.#uploaded(fields))) return;
    this.send(this.#frame(), this.#chosen.name);
    this.clear();
  }

  // Upload the files of these fields; tell whether all are there and the command is still the one that is meant.
  async #uploaded(fields) {
    const send = this.#form.querySelector("[type=submit]");
    this.#busy = true;
    send.setAttribute("aria-busy", "true");
    try {
      for (const field of fields) {
        const file = field.file?.();
        if (!file) continue;
        this.say(words.uploading(file.name));
        field.id = await this.upload(file).catch((reason) => {
          if (fields === this.#fields) {
            this.say(reason.message, true);
            field.focus();
          }
        });
        if (!field.id || fields !== this.#fields) return false;
      }
      return true;
    } finally {
      this.#busy = false;
      send.removeAttribute("aria-busy");
    }
  }

  // What is no command is a message; one that cannot be posted stays in the field.
  async #submitText() {
    const text = this.#input.value.trim();
    this.#input.focus();
    if (text.startsWith("/")) return this.say(words.noCommand(text));
    if (!text) return;
    this.#busy = true;
    try {
      await this.post(text);
      if (this.#input.value.trim() === text) this.clear();
    } catch (reason) {
      this.say(reason.message, true);
    }
    this.#busy = false;
  }
}

// A command by its path, with what was given for its options.
function frameOf([command, ...nested], given) {
  const options = nested.reduceRight((inner, { name, type }) => [{ name, type, options: inner }], given);
  return { command_id: command.id, name: command.name, options };
}

function selectFrom(choices, basics) {
  const options = choices.map(({ name }, at) => el("option", { value: at }, name));
  return el("select", basics, el("option", { value: "" }), options);
}

// What was typed, as the kind that the option wants.
function typed({ type }, input) {
  if (input.value === "") return undefined;
  return type === STRING ? input.value : Number(input.value);
}

function numberFault(text, least = -Infinity, most = Infinity) {
  if (Number.isNaN(Number(text))) return words.notNumber;
  return text && (Number(text) < least || Number(text) > most) ? words.outOfRange(least, most) : "";
}
