/* Sends what waits, one save after the other, until the server has it. */

import { send, sendWhileLeaving } from "./transport.js";

const FIRST_DELAY = 1_000;
const LONGEST_DELAY = 30_000;

/**
 * `listener` hears of each step: started(answer), saved(answer, body), conflict(answer, sent, html),
 * invalid(answer, errors), closed(answer, message), refused(answer), failed(answer), and after each changed().
 */
export class Queue {
  constructor(session, listener) {
    this.session = session;
    this.listener = listener;
    this.answers = new Map();
    this.signedOut = null; // "signed-out" or "other-person": nothing is sent until that changes
    this.offline = false;
    this.delay = FIRST_DELAY;
    this.retry = null;
    this.running = null;
    this.checking = null;
  }

  add(answer) {
    this.answers.set(answer.item, answer);
  }

  get unsent() {
    return [...this.answers.values()].filter((answer) => answer.unsent);
  }

  /** Send all that is ready; resolves when nothing more can be sent now. */
  run() {
    this.running ??= this.sendAll();
    return this.running;
  }

  /** Send at once, with `insist` also what misses words. True where the server has all of this page then. */
  async flush({ insist = false } = {}) {
    for (const answer of this.answers.values()) {
      answer.settle();
      answer.insisted = insist;
    }
    this.hurry();
    await this.run();
    return this.unsent.every((answer) => !answer.section);
  }

  /** The connection may be back: do not wait for the next try. */
  hurry() {
    clearTimeout(this.retry);
    this.retry = null;
  }

  /** Ask who is signed in, and go on if it is the person of this page. */
  async check() {
    this.checking ??= this.session.renew().finally(() => {
      this.checking = null;
    });
    const found = await this.checking;
    if (found === "same") {
      this.signedOut = null;
      this.hurry();
    }
    if (found === "other") this.signedOut = "other-person";
    if (found === "none") this.signedOut = "signed-out";
    await this.run();
  }

  /** Hand all that waits to the browser: the page goes away. */
  leave() {
    if (this.signedOut) return;
    for (const answer of this.answers.values()) {
      answer.settle();
      if (!answer.sendable || (answer.underway && !answer.changedSince(answer.underway))) continue;
      answer.uncertain = true;
      sendWhileLeaving(answer.current, this.session);
    }
  }

  /** Send nothing any more: the person signs out. */
  stop() {
    this.signedOut = "signed-out";
    this.answers.clear();
  }

  async sendAll() {
    try {
      await this.checking;
      for (let answer = this.next(); answer; answer = this.next()) await this.sendOne(answer);
    } finally {
      this.running = null;
      this.listener.changed();
    }
  }

  next() {
    if (this.signedOut || this.retry !== null) return undefined;
    return [...this.answers.values()].find((answer) => answer.sendable);
  }

  async sendOne(answer) {
    const sent = answer.take();
    this.listener.started(answer);
    const outcome = await send(sent, this.session);
    answer.arrived();
    if (outcome.kind === "unreachable") this.wait();
    else this.reached();
    this.take(answer, sent, outcome);
    this.listener.changed();
  }

  take(answer, sent, outcome) {
    switch (outcome.kind) {
      case "saved":
        answer.acknowledge(sent, outcome.body.version);
        if (!answer.section) this.answers.delete(answer.item);
        this.listener.saved(answer, outcome.body);
        break;
      case "conflict":
        this.listener.conflict(answer, sent, outcome.html);
        break;
      case "invalid":
      case "closed":
      case "refused":
        if (answer.changedSince(sent)) break; // what was refused is no longer what stands there
        answer.refuse(sent, outcome.kind);
        this.listener[outcome.kind](answer, outcome.errors ?? outcome.message);
        break;
      case "signed-out":
      case "other-person":
        this.signedOut = outcome.kind;
        this.listener.failed(answer);
        break;
      default:
        answer.uncertain = true;
        this.queueAgain(answer);
        this.listener.failed(answer);
    }
  }

  /** At the end, so that an answer the server cannot take does not keep the others waiting. */
  queueAgain(answer) {
    this.answers.delete(answer.item);
    this.add(answer);
  }

  reached() {
    this.offline = false;
    this.delay = FIRST_DELAY;
  }

  wait() {
    this.offline = true;
    this.hurry();
    this.retry = setTimeout(() => {
      this.retry = null;
      this.run();
    }, this.delay);
    this.delay = Math.min(this.delay * 2, LONGEST_DELAY);
  }
}
