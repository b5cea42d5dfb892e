/* The ways out of the page: none of them loses what is not yet sent. */

const PATIENCE = 2_000; // milliseconds that a click on a link may wait for its page

export class Leaving {
  /** `safe()`: whether the page may go; `stay()` shows why it should not. */
  constructor(form, queue, { safe, stay }) {
    Object.assign(this, { form, queue, safe, stay });
    this.meant = false; // the person knows, so the browser need not ask
    this.underway = false;
  }

  guard() {
    window.addEventListener("beforeunload", (event) => this.ask(event));
    window.addEventListener("pagehide", () => this.queue.leave());
    document.addEventListener("click", (event) => this.followed(event));
    document.addEventListener("submit", (event) => this.submitted(event));
  }

  ask(event) {
    if (this.meant || this.safe()) return;
    event.preventDefault();
    event.returnValue = ""; // older browsers ask only with this
  }

  /** A link to another page waits a moment for answers that are on their way. */
  async followed(event) {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || !leadsAway(link, event) || this.queue.unsent.length === 0) return;
    if (link.dataset.keeps !== undefined) {
      this.meant = true; // to sign in again: the answers wait in the store
      await pause(PATIENCE);
      this.meant = false; // it did not go
      return;
    }
    event.preventDefault();
    await Promise.race([this.queue.flush(), pause(PATIENCE)]);
    window.location.assign(link.href);
  }

  async submitted(event) {
    const { target, submitter } = event;
    if (this.meant || event.defaultPrevented || target.matches("[data-sign-out]")) return;
    const onward = target === this.form && !submitter?.hasAttribute("formaction");
    if (!onward && this.queue.unsent.length === 0) return;
    event.preventDefault();
    if (this.underway) return;
    this.underway = true;
    try {
      if (onward) await this.goOn(submitter);
      else await this.handOver(target, submitter);
    } finally {
      this.underway = false;
    }
  }

  /** The button of the page: save all, then on to the next page. */
  async goOn(submitter) {
    const next = this.form.dataset.nextUrl;
    if (!(await this.queue.flush({ insist: true }))) this.stay();
    else if (next) window.location.assign(next);
    else await this.native(this.form, submitter);
  }

  /** A button that asks the server for something else: what waits is sent before, or waits in the store. */
  async handOver(target, submitter) {
    await this.queue.flush();
    if (this.queue.offline || this.queue.signedOut || !this.queue.unsent.every((answer) => answer.kept)) this.stay();
    else await this.native(target, submitter);
  }

  async native(target, submitter) {
    await pause(0); // a form cannot be submitted again while its submit event is still under way
    this.meant = true;
    target.requestSubmit(submitter);
    this.meant = false;
  }
}

function leadsAway(link, event) {
  const modified = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  const elsewhere = link.target && link.target !== "_self";
  if (modified || elsewhere || link.hasAttribute("download")) return false;
  const { origin, pathname, search } = window.location;
  return link.origin === origin && (link.pathname !== pathname || link.search !== search);
}

function pause(milliseconds) {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
