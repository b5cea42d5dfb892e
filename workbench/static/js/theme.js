/* Light or dark before anything is painted; loaded in the head, so that nothing flashes. */

(() => {
  try {
    const theme = localStorage.getItem("theme");
    if (theme) document.documentElement.dataset.kernTheme = theme;
  } catch {
    // Without a store the system's setting holds.
  }
})();
