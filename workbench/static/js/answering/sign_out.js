/* Signing out forgets what waits in this browser: after a last try to send it, and not without asking. */

import { everything, wipe } from "./store.js";
import { Words } from "./words.js";

const PATIENCE = 5_000;

/** Guard the sign-out forms. `flush()` tries to send, `unsent()` counts what this page holds, `stop()` ends sending. */
export function guardSignOut({ flush, unsent, stop }) {
  for (const form of document.querySelectorAll("form[data-sign-out]")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (form.ariaBusy === "true") return;
      form.ariaBusy = "true";
      await Promise.race([flush(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
      const left = Math.max(everything().length, unsent());
      if (left === 0 || window.confirm(new Words(form).count("unsent", left))) {
        stop();
        wipe();
        form.submit();
      } else form.ariaBusy = "false";
    });
  }
}
