/* What was entered and not yet acknowledged by the server, kept in this browser.
 *
 * localStorage key `werkbank:PERSON:ASSESSMENT` holds {ITEM: entry}, where entry is
 * {fields: [[name, value], …], mark, revision, url, label, place}: what to send, as which change of the page with
 * that mark, where to; and the item's name and address, to speak of it on other pages.
 *
 * Every change reads the key anew, so that several tabs do not undo each other's entries.
 */

const KEY = /^werkbank:\d+:\d+$/;

export class Store {
  constructor(person, assessment) {
    this.key = `werkbank:${person}:${assessment}`;
  }

  /** All entries by item. */
  all() {
    return read(this.key);
  }

  /** Keep an item's entry; false where the browser does not let us. */
  put(item, entry) {
    return write(this.key, { ...read(this.key), [item]: entry });
  }

  /** Forget an item's entry if it is what the server has now, or an older change of the same page. */
  acknowledge(item, sent) {
    const entries = read(this.key);
    const entry = entries[item];
    if (!entry) return;
    const same = JSON.stringify(entry.fields) === JSON.stringify(sent.fields);
    const older = entry.mark === sent.mark && entry.revision < sent.revision;
    if (!same && !older) return;
    delete entries[item];
    write(this.key, entries);
  }
}

/** Every entry of everybody in this browser, as {store, item, entry}. */
export function everything() {
  return keys().flatMap((key) => {
    const [, person, assessment] = key.split(":");
    const store = new Store(person, assessment);
    return Object.entries(store.all()).map(([item, entry]) => ({ person, store, item, entry }));
  });
}

/** Forget everything of everybody: somebody signs out. */
export function wipe() {
  keys().forEach((key) => write(key, {}));
}

function keys() {
  try {
    return Object.keys(window.localStorage).filter((key) => KEY.test(key));
  } catch {
    return []; // forbidden by the browser's settings
  }
}

function read(key) {
  try {
    const entries = JSON.parse(window.localStorage.getItem(key) ?? "{}");
    return Object.fromEntries(Object.entries(entries).filter(([, entry]) => Array.isArray(entry?.fields)));
  } catch {
    return {}; // forbidden, or not ours to read
  }
}

function write(key, entries) {
  try {
    if (Object.keys(entries).length) window.localStorage.setItem(key, JSON.stringify(entries));
    else window.localStorage.removeItem(key);
    return true;
  } catch {
    return false; // full or forbidden
  }
}
