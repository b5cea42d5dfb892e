/* The answering page: ties items, queue, store and what people see together. */

import { Answer } from "./answer.js";
import { bannerParts } from "./banner.js";
import { sendElsewhere } from "./elsewhere.js";
import { Leaving } from "./leaving.js";
import { Queue } from "./queue.js";
import { Section, isTyped } from "./section.js";
import { Session } from "./session.js";
import { Store } from "./store.js";
import { Surroundings, focusOn } from "./surroundings.js";
import { Words } from "./words.js";

const FIELDS = "input:not([type=submit], [type=button], [type=image], [type=reset])";

export class AnsweringPage {
  constructor(form) {
    const { person, assessment, saveUrl, sessionUrl } = form.dataset;
    this.form = form;
    this.saveUrl = saveUrl;
    this.mark = form.elements.namedItem("page").value; // tells this page from all others
    this.words = new Words(form);
    this.around = new Surroundings(form);
    this.store = new Store(person, assessment);
    this.queue = new Queue(new Session(sessionUrl, person), this);
    this.sections = new Map();
    this.conflicts = []; // entries of other pages that now stand beside another value
    this.message = ""; // why the server takes nothing any more
    this.lastSaved = ""; // to be read out when all is sent
    this.wasOffline = false;
    this.leaving = new Leaving(form, this.queue, { safe: () => this.safe(), stay: () => this.stay() });
  }

  start() {
    this.form.noValidate = true; // half an answer is saved too; the server says what is wrong
    const waiting = this.store.all();
    for (const element of this.form.querySelectorAll("[data-item]")) this.takeIn(element, waiting);
    for (const [item, entry] of Object.entries(waiting)) {
      if (!this.queue.answers.has(item)) this.add(item, { section: null, entry });
    }
    this.listen();
    this.leaving.guard();
    this.queue.run().then(() => sendElsewhere(this.queue.session, this.store.key));
  }

  /** Begin to look after an item; what waits in the store for it is put back into its fields. */
  takeIn(element, waiting = {}) {
    const section = new Section(element);
    this.sections.set(section.item, section);
    if (!section.editable) return;
    const { version } = section;
    const entry = waiting[section.item] ?? null;
    const answer = this.add(section.item, { section, entry });
    if (entry) section.restore(entry.fields);
    if (entry && answer.matchesServer) answer.acknowledge(entry, version);
    if (answer.unsent) this.keepAndSay(answer, { typing: false });
  }

  add(item, { section, entry }) {
    const url = entry?.url ?? this.saveUrl + item;
    const answer = new Answer(item, { section, store: this.store, url, page: this.mark, entry });
    this.queue.add(answer);
    return answer;
  }

  listen() {
    this.form.addEventListener("input", ({ target }) => isTyped(target) && this.entered(target, { typing: true }));
    this.form.addEventListener("change", ({ target }) => this.entered(target, { typing: target.type === "date" }));
    this.form.addEventListener("focusout", ({ target }) => this.left(target));
    this.form.addEventListener("keydown", (event) => this.pressed(event));
    window.addEventListener("online", () => {
      this.queue.hurry();
      this.queue.run();
    });
    window.addEventListener("focus", () => this.queue.check());
    window.addEventListener("pageshow", (event) => event.persisted && this.queue.check());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.queue.flush();
      else this.queue.check();
    });
  }

  // --- what the person does ---------------------------------------------------------------------

  entered(control, { typing }) {
    const section = this.sectionOf(control);
    const answer = section && this.queue.answers.get(section.item);
    if (!answer || !section.controls().includes(control)) return;
    section.rows.growAfter(control);
    section.settleContradictions(control);
    section.showWhatBelongs()[0]?.querySelector("input, select, textarea")?.focus();
    this.keepAndSay(answer, { typing });
    if (!typing) this.queue.run();
  }

  /** What was typed need not wait for a pause any more. */
  left(control) {
    const answer = this.queue.answers.get(this.sectionOf(control)?.item);
    if (!answer?.typing) return;
    answer.settle();
    this.queue.run();
  }

  keepAndSay(answer, { typing }) {
    answer.changed({ typing, ready: () => this.queue.run() });
    const { section } = answer;
    if (answer.problem) return; // as it stands, the server has already said what is wrong
    if (!answer.unsent) section.showSaved(section.savedText);
    else if (answer.held) section.showStatus(this.words.say("reason"), "waiting");
    else if (this.queue.offline || this.queue.signedOut) this.failed(answer);
    else section.showStatus(this.words.say("waiting"), "waiting");
    this.changed();
  }

  /** The Enter key in a field saves; it must not press the page's first button. */
  pressed(event) {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches(FIELDS)) return;
    event.preventDefault();
    this.entered(event.target, { typing: false });
  }

  sectionOf(element) {
    return this.sections.get(element.closest("[data-item]")?.dataset.item);
  }

  // --- what the queue tells ---------------------------------------------------------------------

  started(answer) {
    answer.section?.showStatus(this.words.say("saving"), "saving");
  }

  saved(answer, body) {
    const { section } = answer;
    section?.showSaved(body.status);
    if (section && answer.unsent) section.showStatus(this.words.say("waiting"), "waiting");
    this.lastSaved = body.status;
    this.around.update(body, section?.element);
  }

  /** Somebody else was faster; the server keeps both values and shows them for a choice. */
  conflict(answer, sent, html) {
    const { section } = answer;
    if (section && answer.changedSince(sent)) {
      answer.uncertain = true; // the newest words are to stand beside the other value
      return;
    }
    answer.settle();
    this.store.acknowledge(answer.item, sent);
    this.queue.answers.delete(answer.item);
    if (!section) {
      this.conflicts.push(answer.entry);
      return;
    }
    const template = document.createElement("template");
    template.innerHTML = html; // made and escaped by our server
    const element = template.content.firstElementChild;
    const focused = section.element.contains(document.activeElement);
    section.element.replaceWith(element);
    this.takeIn(element);
    if (focused) focusOn(element.querySelector("[role=alert]") ?? element); // an alert is read out by itself
  }

  invalid(answer, errors) {
    answer.section?.showErrors(errors);
    answer.section?.showStatus(this.words.say("invalid"), "invalid");
    this.around.announce([this.words.say("invalid"), ...Object.values(errors).flat()].join(" "));
  }

  closed(answer, message) {
    this.message = message;
    answer.section?.showStatus(message, "invalid");
  }

  refused(answer) {
    answer.section?.showStatus(this.words.say("refused"), "invalid");
  }

  failed(answer) {
    answer.section?.showStatus(this.words.say(answer.kept ? "kept" : "unkept"), "waiting");
  }

  /** Say in the banner how things stand; read out when all is sent. */
  changed() {
    const { queue, words, message, conflicts } = this;
    const { signInUrl } = this.form.dataset;
    this.around.show(bannerParts(queue, words, { signInUrl, message, conflicts }));
    this.wasOffline ||= queue.offline;
    if (queue.unsent.length > 0 || !this.lastSaved) return;
    this.around.announce(this.wasOffline ? words.say("back") : this.lastSaved);
    this.lastSaved = "";
    this.wasOffline = false;
  }

  // --- leaving and signing out ------------------------------------------------------------------

  /** Whether the page may go unasked: all is sent, or the store has what the server does not take. */
  safe() {
    const risky = (answer) => answer.section && !(answer.kept && ["closed", "refused"].includes(answer.problem));
    return !this.queue.unsent.some(risky);
  }

  /** Lead the person to what keeps the page from going on. */
  stay() {
    const { section } = this.queue.unsent.find((answer) => answer.section && answer.problem) ?? {};
    if (section) focusOn(section.wrong ?? section.element);
    else if (this.around.banner && !this.around.banner.hidden) focusOn(this.around.banner);
  }

  async flush() {
    await this.queue.flush();
    await sendElsewhere(this.queue.session, this.store.key);
  }

  unsent() {
    return this.queue.unsent.length;
  }

  stop() {
    this.leaving.meant = true;
    this.queue.stop();
  }
}
