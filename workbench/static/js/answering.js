/* Answering in the browser: saves by itself, loses nothing, says only what is true.
 *
 * Loaded on every page of somebody signed in, as a module. On a page with <form data-answering> it saves each item
 * (a [data-item] section) by itself; on all others it sends what still waits in this browser. Forms with
 * data-sign-out ask before they forget anything.
 *
 * <form data-answering> has data-person, data-assessment, data-save-url, data-session-url, data-sign-in-url,
 * data-next-url, a hidden field `page` that tells this page from all others, autocomplete="off" (else a browser puts
 * old values back into a page it loads again), and the words below, where {count} is a number. In an item, [data-shown-with=NAME] is shown while the box NAME is ticked, and
 * [data-rows] gets a new last row as soon as something stands in the last (at most data-most rows).
 *   data-text-waiting          Noch nicht gespeichert …
 *   data-text-saving           Wird gespeichert …
 *   data-text-kept             Noch nicht gesendet, in diesem Browser aufgehoben
 *   data-text-unkept           Noch nicht gesendet
 *   data-text-reason           Noch nicht gespeichert: Bitte nennen Sie den Grund.
 *   data-text-invalid          Nicht gespeichert: Bitte prüfen Sie Ihre Angaben.
 *   data-text-refused          Nicht gespeichert: Die Werkbank nimmt diese Antwort nicht an. Bitte laden Sie die Seite neu.
 *   data-text-back             Die Verbindung ist wieder da. Alles ist gespeichert.
 *   data-text-offline-one, -many            Keine Verbindung. {count} Antworten sind in diesem Browser aufgehoben und
 *                                           werden gesendet, sobald sie wieder da ist.
 *   data-text-offline-unkept-one, -many     Keine Verbindung, und dieser Browser kann {count} Antworten nicht aufheben.
 *                                           Bitte lassen Sie diese Seite offen.
 *   data-text-signed-out                    Ihre Anmeldung ist abgelaufen.
 *   data-text-other-person                  In diesem Browser ist jetzt jemand anderes angemeldet.
 *   data-text-until-sign-in-one, -many      {count} Antworten sind in diesem Browser aufgehoben und werden gesendet,
 *                                           sobald Sie wieder angemeldet sind.
 *   data-text-until-sign-in-unkept-one, -many   Dieser Browser kann {count} Antworten nicht aufheben. Bitte lassen Sie diese
 *                                           Seite offen und melden Sie sich in einem zweiten Fenster an.
 *   data-text-sign-in                       Neu anmelden (the link)
 *   data-text-closed-one, -many             {count} Antworten sind nicht angenommen worden und nur in diesem Browser aufgehoben.
 *   data-text-elsewhere-refused             Nicht angenommen, noch in diesem Browser aufgehoben: (links follow)
 *   data-text-elsewhere-conflict            Hier stehen jetzt zwei Antworten zur Wahl: (links follow)
 * <form data-sign-out> has data-person, data-session-url and
 *   data-text-unsent-one, -many             {count} Antworten sind noch nicht gespeichert. Wenn Sie sich abmelden, gehen sie
 *                                           verloren. Trotzdem abmelden?
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
