/* Answering in the browser: saves by itself, loses nothing, says only what is true.
 *
 * Loaded as a module on every page of somebody signed in. On a page with <form data-answering> it saves each item
 * (a section [data-item], with a line [data-status]) by itself; on all others it sends what still waits in this
 * browser. Before signing out it asks where something would be lost.
 *
 * <form data-answering> has data-person, data-assessment, data-save-url, data-session-url, data-sign-in-url and
 * data-next-url, a hidden field `page` that tells this page from all others, a banner [data-answering-banner], and
 * autocomplete="off" (else a browser puts old values back into a page it loads again).
 * In an item, [data-shown-with=NAME] is shown while the box NAME is ticked, and [data-rows] gets a new last row as
 * soon as something stands in the last one, up to data-most rows.
 *
 * All visible words are attributes of the form, made by templates/answering/texts.html; {count} is a number there.
 * data-text-… at an item: waiting, saving, kept or unkept (not sent; whether the browser keeps it), reason (of "not
 * applicable" is missing), invalid, refused. In the banner, with -one and -many: offline, offline-unkept,
 * until-sign-in, until-sign-in-unkept, closed; without: signed-out, other-person, sign-in (a link),
 * elsewhere-refused and elsewhere-conflict (links follow). Read out: back.
 * <form data-sign-out> has data-person, data-session-url, data-text-unsent-one and -many.
 */

import { AnsweringPage } from "./answering/page.js";
import { sendElsewhere } from "./answering/elsewhere.js";
import { Session } from "./answering/session.js";
import { guardSignOut } from "./answering/sign_out.js";

const answers = document.querySelector("form[data-answering]");
const signOut = document.querySelector("form[data-sign-out]");

if (answers) {
  const page = new AnsweringPage(answers);
  page.start();
  if (signOut) guardSignOut(signOut, page);
} else if (signOut) {
  const flush = () => sendElsewhere(new Session(signOut.dataset.sessionUrl, signOut.dataset.person));
  guardSignOut(signOut, { flush, unsent: () => 0, stop: () => {} });
  flush();
}
