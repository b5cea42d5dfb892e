/* What the server found wrong with an item, shown at the fields it is about. */

/** Show `{fieldname: [sentence, …]}` in an item's element; returns the first field in error, null where there is none. */
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
}

function showError(element, name, sentence) {
  const control = element.querySelector(`[name="${CSS.escape(name)}"]`);
  const error = document.createElement("p");
  error.className = "kern-error";
  error.id = `${name}-error`;
  error.textContent = sentence;
  if (!control) {
    element.append(error);
    return null;
  }
  const group = control.matches("[type=radio], [type=checkbox]") ? control.closest("fieldset") : null;
  if (group) group.querySelector("legend").after(error);
  else {
    control.after(error);
    control.setAttribute("aria-invalid", "true");
  }
  describe(group ?? control, error.id);
  control.closest("details")?.setAttribute("open", "");
  return control;
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
