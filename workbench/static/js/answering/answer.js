/* One item's answer: what stands in the page, what the server has, and what of it waits to be sent. */

const TYPING_PAUSE = 500;

export class Answer {
  /** `section` is the item's part of this page; an item of another page has none, only its `entry` of the store. */
  constructor(item, { section, store, url, page, entry = null }) {
    Object.assign(this, { item, section, store, url, page, entry });
    this.mark = entry?.mark ?? page; // of the page that the change was made on
    this.acknowledged = section ? this.state(section.original()) : null;
    this.revision = entry?.revision ?? 0;
    this.underway = null; // what is on its way to the server
    this.uncertain = entry !== null; // a save that got no answer may have reached the server all the same
    this.kept = entry !== null; // whether this browser's store has it
    this.problem = null; // "invalid", "closed", "refused": pointless to send again as it is
    this.refused = null; // the state that had the problem
    this.insisted = false; // sent although words are missing, so that the server says which
    this.timer = null;
  }

  /** What to keep and to send. */
  get current() {
    if (!this.section) return this.entry;
    const { mark, revision, url, section } = this;
    return { fields: section.fields(), mark, revision, url, label: section.label, place: section.place };
  }

  /** Whether the server has not acknowledged what stands here. */
  get unsent() {
    if (!this.section) return this.entry !== null;
    return this.underway !== null || this.uncertain || !this.matchesServer;
  }

  /** Whether what stands here is what the server last said it has. */
  get matchesServer() {
    return this.state(this.section.fields()) === this.acknowledged;
  }

  get typing() {
    return this.timer !== null;
  }

  /** Whether it waits for words that the person has still to write. */
  get held() {
    return (this.section?.missesReason ?? false) && !this.insisted;
  }

  get sendable() {
    return this.unsent && !this.typing && this.problem === null && !this.held;
  }

  /** The person changed something: keep it. What is typed is `ready` after a pause, all else at once. */
  changed({ typing, ready }) {
    this.settle();
    if (this.problem && this.state(this.section.fields()) !== this.refused) this.problem = null;
    this.keep();
    if (!typing) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      ready();
    }, TYPING_PAUSE);
  }

  /** Stop waiting for a pause in typing. */
  settle() {
    clearTimeout(this.timer);
    this.timer = null;
  }

  /** Put what stands here into the browser's store; take it out where the server has it. */
  keep() {
    this.revision += 1;
    if (this.unsent) this.kept = this.store.put(this.item, this.current);
    else this.store.acknowledge(this.item, this.current);
  }

  /** What to send now; it is underway until `arrived`. */
  take() {
    this.insisted = false;
    this.underway = this.current;
    return this.underway;
  }

  arrived() {
    this.underway = null;
  }

  /** Whether the person has changed it since `sent` was taken. */
  changedSince(sent) {
    return this.state(this.current.fields) !== this.state(sent.fields);
  }

  /** The server does not take `sent`. */
  refuse(sent, problem) {
    this.problem = problem;
    this.refused = this.state(sent.fields);
  }

  /** The server has `sent`, as that version. */
  acknowledge(sent, version) {
    this.uncertain = false;
    this.store.acknowledge(this.item, sent);
    if (!this.section) {
      this.entry = null;
      return;
    }
    this.acknowledged = this.state(sent.fields);
    this.section.version = version;
    this.mark = this.page;
    if (this.unsent) this.keep(); // changed while it was on its way: from now on a change of the new version
  }

  /** Fields as one text to compare, without those that are empty and the version they are based on. */
  state(fields) {
    return JSON.stringify(fields.filter(([name, value]) => value !== "" && name !== `${this.item}-version`));
  }
}
