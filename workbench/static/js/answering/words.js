/* The visible words: attributes data-text-… that the template wrote in the reader's language. */

export class Words {
  constructor(element) {
    this.texts = element.dataset;
  }

  /** The words of `data-text-NAME`; `{count}` in them is replaced. */
  say(name, count = null) {
    const key = `text-${name}`.replaceAll(/-([a-z])/g, (_, letter) => letter.toUpperCase());
    return (this.texts[key] ?? "").replaceAll("{count}", String(count ?? ""));
  }

  /** The words of `data-text-NAME-one` or `data-text-NAME-many`. */
  count(name, count) {
    return this.say(count === 1 ? `${name}-one` : `${name}-many`, count);
  }
}
