/* What the banner says of answers that the server does not have: sentences, and links as {words, address, keeps}. */

/**
 * `unsent` are the answers that wait, `queue` says why, `words` are the page's, `message` is the server's reason for
 * taking nothing any more, `conflicts` are entries of other pages that now stand beside another value.
 */
export function bannerParts(queue, words, { signInUrl, message, conflicts }) {
  const { unsent } = queue;
  const elsewhere = unsent.filter(({ section, problem }) => !section && problem && problem !== "closed");
  return [
    ...connection(queue, words, signInUrl),
    ...notTaken(unsent, words, message),
    ...links(words.say("elsewhere-refused"), elsewhere.map(({ entry }) => entry)),
    ...links(words.say("elsewhere-conflict"), conflicts),
  ];
}

function connection({ unsent, signedOut, offline }, words, signInUrl) {
  const waiting = unsent.filter(({ problem, held }) => problem === null && !held);
  const count = waiting.length;
  const kept = waiting.every((answer) => answer.kept);
  const how = kept ? "" : "-unkept";
  if (signedOut) {
    const sentence = count ? [words.count(`until-sign-in${how}`, count)] : [];
    return [words.say(signedOut), ...sentence, { words: words.say("sign-in"), address: signInUrl, keeps: kept }];
  }
  return offline && count ? [words.count(`offline${how}`, count)] : [];
}

function notTaken(unsent, words, message) {
  const count = unsent.filter(({ problem }) => problem === "closed").length;
  return count ? [message, words.count("closed", count)] : [];
}

function links(sentence, entries) {
  const named = entries.map(({ label, place }) => ({ words: label, address: place, keeps: true }));
  return named.length ? [sentence, ...named] : [];
}
