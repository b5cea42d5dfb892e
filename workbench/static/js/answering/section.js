/* One item as it stands in the page: its fields, its status, its errors. Knows nothing of saving. */

import { clearErrors, showErrors } from "./errors.js";
import { Rows } from "./rows.js";

const TYPED = new Set(["text", "textarea", "number", "date", "url", "email", "search", "tel"]);

export class Section {
  constructor(element) {
    this.element = element;
    this.item = element.dataset.item;
    this.rows = new Rows(element);
    this.savedText = this.statusLine.textContent;
    this.wrong = null;
    this.showWhatBelongs();
  }

  get label() {
    const words = this.element.querySelector("legend, h2, h3, h4, label")?.textContent ?? "";
    return words.replaceAll(/\s+/g, " ").trim();
  }

  get place() {
    return `${window.location.pathname}#${this.element.id}`;
  }

  get statusLine() {
    return this.element.querySelector("[data-status]");
  }

  /** Whether there is something to answer here: not while two values wait for a choice. */
  get editable() {
    return this.control(`${this.item}-version`) !== undefined;
  }

  get version() {
    return this.control(`${this.item}-version`).value;
  }

  set version(version) {
    this.control(`${this.item}-version`).value = String(version);
  }

  /** The fields as a form would send them. */
  fields() {
    return this.controls().flatMap((control) => {
      if (isChoice(control)) return control.checked ? [[control.name, control.value]] : [];
      return [[control.name, control.value]];
    });
  }

  /** The fields as the server wrote them into the page. */
  original() {
    return this.controls().flatMap((control) => {
      if (isChoice(control)) return control.defaultChecked ? [[control.name, control.value]] : [];
      return [[control.name, originalValue(control)]];
    });
  }

  /** Put stored fields back; what the person has already touched on this page stays. */
  restore(fields) {
    for (const [name, value] of fields) {
      if (this.control(name) === undefined && !this.rows.makeRoomFor(name)) this.carry(name, value);
    }
    const stored = grouped(fields);
    for (const [name, group] of grouped(this.controls().map((control) => [control.name, control]))) {
      const controls = group.map(([, control]) => control);
      if (controls.some(touched)) continue;
      const values = (stored.get(name) ?? []).map(([, value]) => value);
      for (const control of controls) {
        if (isChoice(control)) control.checked = values.includes(control.value);
        else control.value = values.shift() ?? control.value;
        if (!isChoice(control) && control.value) control.closest("details")?.setAttribute("open", "");
      }
    }
    this.showWhatBelongs();
  }

  control(name) {
    return this.controls().find((control) => control.name === name);
  }

  controls() {
    const all = this.element.querySelectorAll("input, select, textarea");
    return [...all].filter((control) => control.name.startsWith(`${this.item}-`));
  }

  /** Whether "not applicable" is said and the reason still to be written. */
  get missesReason() {
    if (!this.control(`${this.item}-na`)?.checked) return false;
    const reason = this.control(`${this.item}-reason`);
    return reason !== undefined && reason.value.trim() === "";
  }

  /** What was entered last holds: a value is not "not applicable", "none of these" is no value. */
  settleContradictions(control) {
    const { item } = this;
    const none = this.control(`${item}-none`);
    const given = isChoice(control) ? control.checked && control.value !== "" : control.value.trim() !== "";
    if (!given) return;
    if (control.name === `${item}-none`) {
      this.controls().filter(({ name, type }) => name === `${item}-value` && type === "checkbox").forEach(untick);
    } else if (control.name === `${item}-value` || control.name.startsWith(`${item}-rows-`)) {
      if (none) untick(none);
    } else return;
    const na = this.control(`${item}-na`);
    if (na) untick(na);
  }

  /** Show the parts that belong to a ticked box, hide those of one that is not; returns the parts that appeared. */
  showWhatBelongs() {
    const appeared = [];
    for (const part of this.element.querySelectorAll("[data-shown-with]")) {
      const shown = this.control(part.dataset.shownWith)?.checked ?? true;
      if (shown && part.hidden) appeared.push(part);
      part.hidden = !shown;
    }
    return appeared;
  }

  showStatus(words, kind) {
    const line = this.statusLine;
    if (line.textContent !== words) line.textContent = words;
    line.dataset.state = kind;
  }

  /** All is well: the server's words after a save. */
  showSaved(words) {
    this.savedText = words;
    this.wrong = null;
    clearErrors(this.element);
    this.showStatus(words, "saved");
  }

  /** Show `{fieldname: [sentence, …]}` at the fields; `wrong` is then the first of them. */
  showErrors(errors) {
    this.wrong = showErrors(this.element, errors);
  }

  /** Keep a stored field that this page has no place for, so that it is still sent. */
  carry(name, value) {
    const control = document.createElement("input");
    Object.assign(control, { type: "hidden", name, value });
    this.element.append(control);
  }
}

/** Whether a control is written into, so that one waits for a pause. */
export function isTyped(control) {
  return TYPED.has(control.type);
}

function isChoice(control) {
  return control.type === "radio" || control.type === "checkbox";
}

function originalValue(control) {
  if (control.type !== "select-one") return control.defaultValue;
  const options = [...control.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? "";
}

function touched(control) {
  if (isChoice(control)) return control.checked !== control.defaultChecked;
  return control.type !== "hidden" && control.value !== originalValue(control);
}

function grouped(pairs) {
  const groups = new Map();
  for (const pair of pairs) groups.set(pair[0], [...(groups.get(pair[0]) ?? []), pair]);
  return groups;
}

function untick(control) {
  control.checked = false;
}
