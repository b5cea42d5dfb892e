/* The frame of every page: choice of light or dark, questions before something irreversible, focus on errors. */

const choice = document.querySelector("[data-theme-choice]");
const root = document.documentElement;

if (choice) {
  choice.hidden = false;
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

for (const form of document.querySelectorAll("form[data-confirm]")) {
  form.addEventListener("submit", (event) => {
    if (!window.confirm(form.dataset.confirm)) event.preventDefault();
  });
}

// A table of contents is open where there is room for it.
const contents = document.querySelector("details[data-contents]");
if (contents && window.matchMedia("(min-width: 64rem)").matches) contents.open = true;

document.querySelector("#errors")?.focus();
