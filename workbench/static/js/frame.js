/* The frame of every page: the choice of light or dark, questions before something irreversible, focus on errors. */

const root = document.documentElement;

// Without scripts the system's setting holds, so the choice is shown only here.
const choice = document.querySelector("[data-theme-choice]");
if (choice) {
  choice.closest("[data-theme]").hidden = false;
  choice.value = root.dataset.kernTheme ?? "";
  choice.addEventListener("change", () => {
    if (choice.value) root.dataset.kernTheme = choice.value;
    else delete root.dataset.kernTheme;
    try {
      localStorage.setItem("theme", choice.value);
    } catch {
      // It then holds for this page only.
    }
  });
}

// Dark pages would be printed as light words on white paper.
let theme;
window.addEventListener("beforeprint", () => {
  theme = root.dataset.kernTheme;
  if (theme) root.dataset.kernTheme = "light";
});
window.addEventListener("afterprint", () => {
  if (theme) root.dataset.kernTheme = theme;
});

// Before all other listeners: what is not confirmed must not happen elsewhere either.
document.addEventListener(
  "submit",
  (event) => {
    const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
    if (!question || window.confirm(question)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  { capture: true },
);

// A link to copy is marked as a whole.
for (const field of document.querySelectorAll("[data-select-on-focus]")) {
  field.addEventListener("focus", () => field.select());
}

// Browsers let a page copy only over HTTPS; elsewhere there is no button.
for (const box of navigator.clipboard ? document.querySelectorAll("[data-copies]") : []) {
  const field = document.getElementById(box.dataset.copies);
  const status = box.querySelector("[data-said]");
  box.hidden = false;
  box.querySelector("button").addEventListener("click", async () => {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = status.dataset.said;
    } catch {
      field.focus();
    }
  });
}

// A table of contents is open where there is room for it, and shows where one is.
const contents = document.querySelector("details[data-contents]");
if (contents && window.matchMedia("(min-width: 64rem)").matches) {
  contents.open = true;
  const box = contents.parentElement;
  const here = contents.querySelector("[aria-current]");
  if (here) box.scrollTop = here.offsetTop - box.clientHeight / 2;
}

document.querySelector("#errors")?.focus();
