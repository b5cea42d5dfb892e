/* What the server found wrong with an item, shown at the fields it is about, as templates/macros/forms.html does. */

const WRAPPERS = ".kern-form-input, .kern-form-check, .kern-fieldset";

/** Show `{fieldname: [sentence, …]}` in an item's element; returns the first field in error, or null. */
export function showErrors(element, errors) {
  clearErrors(element);
  const wrong = Object.entries(errors).map(([name, sentences]) => showError(element, name, sentences.join(" ")));
  return wrong.find(Boolean) ?? null;
}

/** Take all errors away, those included that came with the page. */
export function clearErrors(element) {
  for (const error of element.querySelectorAll(".kern-error")) {
    element.querySelectorAll("[aria-describedby]").forEach((described) => undescribe(described, error.id));
    error.remove();
  }
  element.querySelectorAll("[aria-invalid]").forEach((control) => control.removeAttribute("aria-invalid"));
  for (const marked of element.querySelectorAll("[class*='--error']")) {
    marked.classList.remove(...[...marked.classList].filter((name) => name.endsWith("--error")));
  }
}

function showError(element, name, sentence) {
  const control = element.querySelector(`[name="${CSS.escape(name)}"]`);
  const error = errorLine(`${name}-error`, sentence);
  if (!control) {
    element.append(error);
    return null;
  }
  const group = control.matches("[type=radio], [type=checkbox]") ? control.closest("fieldset") : null;
  if (group) group.querySelector("legend").after(error);
  else {
    (control.closest(".kern-form-input__select-wrapper") ?? control).after(error);
    control.setAttribute("aria-invalid", "true");
    mark(control);
    mark(control.closest(WRAPPERS));
  }
  describe(group ?? control, error.id);
  control.closest("details")?.setAttribute("open", "");
  return control;
}

function errorLine(id, sentence) {
  const line = document.createElement("p");
  const icon = document.createElement("span");
  const words = document.createElement("span");
  line.className = "kern-error";
  line.id = id;
  icon.className = "kern-icon kern-icon--danger";
  icon.setAttribute("aria-hidden", "true");
  words.className = "kern-body";
  words.textContent = sentence;
  line.append(icon, words);
  return line;
}

/** KERN's own look of what is wrong: its class with --error behind. */
function mark(element) {
  if (element?.classList.length) element.classList.add(`${element.classList[0]}--error`);
}

function describe(element, id) {
  element.setAttribute("aria-describedby", [...described(element), id].join(" "));
}

function undescribe(element, id) {
  const ids = described(element).filter((each) => each !== id);
  if (ids.length) element.setAttribute("aria-describedby", ids.join(" "));
  else element.removeAttribute("aria-describedby");
}

function described(element) {
  return (element.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean);
}
