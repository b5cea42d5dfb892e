/* Answers that wait in this browser's store for other assessments than the one on this page. */

import { everything } from "./store.js";
import { send } from "./transport.js";

/** Send what waits of the person who is signed in, save for the store `except`; what is not taken stays where it is. */
export async function sendElsewhere(session, except = null) {
  for (const { person, store, item, entry } of everything()) {
    if (person !== session.person || store.key === except) continue;
    const { kind } = await send(entry, session);
    if (kind === "saved" || kind === "conflict") store.acknowledge(item, entry);
    if (["signed-out", "other-person", "unreachable"].includes(kind)) return;
  }
}
