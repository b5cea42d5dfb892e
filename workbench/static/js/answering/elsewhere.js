/* Answers that wait in this browser's store, seen from any page of somebody signed in. */

import { everything } from "./store.js";
import { send } from "./transport.js";

/** Send what waits of the person who is signed in. What the server does not take stays where it is. */
export async function sendEverything(session) {
  for (const { person, store, item, entry } of everything()) {
    if (person !== session.person) continue;
    const { kind } = await send(entry, session);
    if (kind === "saved" || kind === "conflict") store.acknowledge(item, entry);
    if (kind === "signed-out" || kind === "other-person" || kind === "unreachable") return;
  }
}
