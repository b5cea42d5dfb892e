/* Rows that grow: in a [data-rows] container, words in the last row call for an empty one below it. */

import { clearErrors } from "./errors.js";

const NUMBERED = ["name", "id", "for", "aria-describedby", "aria-labelledby"];

export class Rows {
  constructor(element) {
    this.element = element;
  }

  /** Something stands in `control`: add an empty row if it was the last. */
  growAfter(control) {
    const container = control.closest("[data-rows]");
    if (container?.lastElementChild.contains(control) && control.value.trim() !== "") append(container);
  }

  /** Add rows until there is a field of that name; false where no row has one. */
  makeRoomFor(name) {
    for (const container of this.element.querySelectorAll("[data-rows]")) {
      const [stem, index] = place(container.lastElementChild);
      if (!name.startsWith(stem)) continue;
      const wanted = Number.parseInt(name.slice(stem.length), 10);
      for (let last = index; last < wanted; last += 1) append(container);
    }
    return this.element.querySelector(`[name="${CSS.escape(name)}"]`) !== null;
  }
}

/** What the names of a row's fields begin with, and its number: ["item-rows-", 3]. */
function place(row) {
  const name = row.querySelector("[name]")?.name ?? "";
  const [, stem, index] = /^(.*-(?:rows|evidence)-)(\d+)-/.exec(name) ?? [null, "\n", "0"];
  return [stem, Number.parseInt(index, 10)];
}

/** An empty row after the last, numbered on; none where `data-most` rows are there. */
function append(container) {
  if (container.children.length >= Number(container.dataset.most ?? Infinity)) return;
  const last = container.lastElementChild;
  const [stem, index] = place(last);
  const row = last.cloneNode(true);
  clearErrors(row);
  const [from, to] = [`${stem}${index}-`, `${stem}${index + 1}-`];
  for (const element of [row, ...row.querySelectorAll("*")]) renumber(element, from, to);
  row.querySelectorAll("input, select, textarea").forEach(empty);
  last.after(row);
}

function renumber(element, from, to) {
  for (const name of NUMBERED) {
    const value = element.getAttribute(name);
    if (value?.includes(from)) element.setAttribute(name, value.replaceAll(from, to));
  }
  const label = element.getAttribute("aria-label");
  if (label) element.setAttribute("aria-label", next(label));
  if (element.matches("legend")) element.textContent = next(element.textContent);
}

/** "Zeile 3" becomes "Zeile 4". */
function next(words) {
  return words.replace(/(\d+)(\D*)$/, (_, number, rest) => `${Number(number) + 1}${rest}`);
}

function empty(control) {
  if (control.matches("select")) {
    for (const option of control.options) option.defaultSelected = false;
    control.selectedIndex = 0;
  } else {
    control.defaultValue = "";
    control.value = "";
  }
}
