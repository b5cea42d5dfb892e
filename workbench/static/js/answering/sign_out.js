/* Signing out forgets what waits in this browser: after a last try to send it, and not without asking. */

import { everything, wipe } from "./store.js";
import { Words } from "./words.js";

const PATIENCE = 5_000;

/** Guard a sign-out form. `page.flush()` tries to send, `unsent()` counts what waits, `stop()` ends sending. */
export function guardSignOut(form, page) {
  let underway = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (underway) return;
    underway = true;
    await Promise.race([page.flush(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    const left = Math.max(everything().length, page.unsent());
    underway = false;
    if (left > 0 && !window.confirm(new Words(form).count("unsent", left))) return;
    page.stop();
    wipe();
    form.submit();
  });
}
