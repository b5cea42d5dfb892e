/* What stands around the items: the banner, what is read out, progress and table of contents. */

export class Surroundings {
  constructor(form) {
    this.form = form;
    this.banner = form.querySelector("[data-answering-banner]");
    this.said = "";
    this.live = document.createElement("p");
    this.live.className = "kern-sr-only";
    this.live.setAttribute("role", "status");
    form.append(this.live);
  }

  /** Have a sentence read out by a screen reader. */
  announce(words) {
    this.live.textContent = words;
  }

  /** Show sentences and links ({words, address, keeps}) in the banner; with none, take it away. */
  show(parts) {
    const said = JSON.stringify(parts);
    if (said === this.said) return; // saying the same again would only interrupt a screen reader
    this.said = said;
    this.banner.hidden = parts.length === 0;
    this.banner.replaceChildren(...parts.flatMap((part) => [part.address ? link(part) : part, " "]));
  }

  /** Take over what the server says of the whole assessment after the save of the item `from`. */
  update({ shown, progress, entries }, from) {
    if (progress) put(document, "[data-progress]", progress);
    for (const { section, state, word, text } of entries ?? []) {
      for (const entry of document.querySelectorAll(`[data-section="${CSS.escape(section)}"]`)) {
        entry.dataset.state = state;
        put(entry, "[data-section-word]", word);
        put(entry, "[data-section-text]", text);
      }
    }
    if (shown && from) this.toggle(new Set(shown), from);
  }

  toggle(shown, from) {
    for (const section of this.form.querySelectorAll("[data-item]")) {
      const hidden = !shown.has(section.dataset.item);
      if (hidden && section.contains(document.activeElement)) focusOn(from);
      section.hidden = hidden;
    }
  }
}

/** Move the focus to an element that nobody reaches by the tab key. */
export function focusOn(element) {
  if (!element.matches("a[href], button, input, select, textarea")) element.tabIndex = -1;
  element.focus();
}

function put(within, selector, words) {
  for (const element of within.querySelectorAll(selector)) {
    if (element.textContent !== words) element.textContent = words;
  }
}

/** `keeps`: what waits is in the store, so the page may go; else the link opens beside it. */
function link({ words, address, keeps }) {
  const element = document.createElement("a");
  element.className = "kern-link";
  element.href = address;
  element.textContent = words;
  if (keeps) element.dataset.keeps = "";
  else element.target = "_blank";
  return element;
}
