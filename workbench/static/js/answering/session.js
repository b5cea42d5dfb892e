/* Who is signed in, and the token that proves that a request is ours. */

export class Session {
  constructor(url, person) {
    this.url = url;
    this.person = person;
    this.meta = document.querySelector("meta[name=csrf-token]");
  }

  get token() {
    return this.meta?.content ?? "";
  }

  /**
   * Ask the server who is signed in and take its token over.
   * "same": the person of this page; "other": somebody else; "none": nobody; "unknown": no answer.
   */
  async renew() {
    let answer;
    try {
      const response = await fetch(this.url, {
        headers: { Accept: "application/json" },
        cache: "no-store",
        redirect: "manual",
        signal: AbortSignal.timeout(10_000),
      });
      if (response.status === 401) return "none";
      if (!response.ok) return "unknown";
      answer = await response.json();
    } catch {
      return "unknown";
    }
    if (String(answer.person) !== String(this.person)) return "other";
    this.take(answer.csrf);
    return "same";
  }

  /** The token for our requests, and for the forms of the page. */
  take(token) {
    if (this.meta) this.meta.content = token;
    for (const field of document.querySelectorAll("input[name=csrf_token]")) field.value = token;
  }
}
