/* One save on its way to the server, and what the server's answer means. */

const LONGEST_WAIT = 20_000;
const KEEPALIVE_LIMIT = 30_000; // browsers let at most 64 KiB in all outlive their page

/**
 * Send an entry of the store. Resolves, never rejects, with one of
 * {kind: "saved", body}, {kind: "conflict", html}, {kind: "closed", message}, {kind: "invalid", errors},
 * {kind: "signed-out"}, {kind: "other-person"}, {kind: "refused"}, {kind: "unreachable"}.
 */
export async function send(entry, session) {
  const first = await post(entry, session);
  if (first.kind !== "token") return first;
  const signedIn = await session.renew();
  if (signedIn === "none") return { kind: "signed-out" };
  if (signedIn === "other") return { kind: "other-person" };
  if (signedIn === "unknown") return { kind: "unreachable" };
  const second = await post(entry, session);
  return second.kind === "token" ? { kind: "unreachable" } : second;
}

/** Hand an entry to the browser, which sends it even if the page is gone; nobody hears of the outcome. */
export function sendWhileLeaving(entry, session) {
  request(entry, session).catch(() => {}); // it stays in the store, and the next page sends it
}

async function post(entry, session) {
  try {
    const response = await request(entry, session, AbortSignal.timeout(LONGEST_WAIT));
    return await meaning(response);
  } catch {
    return { kind: "unreachable" };
  }
}

function request(entry, session, signal = undefined) {
  const body = new URLSearchParams([...entry.fields, ["page", entry.mark], ["person", session.person]]).toString();
  return fetch(entry.url, {
    method: "POST",
    body,
    headers: {
      Accept: "application/json",
      "Content-Type": "application/x-www-form-urlencoded",
      "X-CSRFToken": session.token,
    },
    keepalive: body.length < KEEPALIVE_LIMIT,
    redirect: "manual", // a sign-in page or a hotel's network in between must not look like "saved"
    signal,
  });
}

async function meaning(response) {
  const body = await json(response);
  const { status } = response;
  if (status === 200) return Number.isInteger(body?.version) ? { kind: "saved", body } : { kind: "unreachable" };
  if (status === 401) return { kind: "signed-out" };
  if (status === 0 || (status === 400 && body?.code === "csrf")) return { kind: "token" };
  if (status === 409 && body?.code === "conflict" && body.html?.trim()) return { kind: "conflict", html: body.html };
  if (status === 409 && body?.code === "closed") return { kind: "closed", message: body.message ?? "" };
  if (status === 422) return { kind: "invalid", errors: body?.errors ?? {} };
  if (status === 408 || status === 429 || status >= 500) return { kind: "unreachable" };
  return { kind: "refused" };
}

async function json(response) {
  try {
    return await response.json();
  } catch {
    return null; // a page instead of an answer to us
  }
}
