import { IntlMessageFormat } from 'intl-messageformat';

/** Says a message by its key with these values in it; throws where there is none, or a value is missing. */
export type Fill = (key: string, values: Readonly<Record<string, string | number>>) => string;

/** Compiling a message takes a hundred times as long as filling it in, so each is compiled once, when first needed. */
export function createFill(locale: string, messages: ReadonlyMap<string, string>): Fill {
  const compiled = new Map<string, IntlMessageFormat>();

  const compiledOf = (key: string, message: string): IntlMessageFormat => {
    const known = compiled.get(key);
    if (known !== undefined) return known;
    // Marks such as <b>, in the messages of pages, are the page's business.
    const format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
    compiled.set(key, format);
    return format;
  };

  return (key, values) => {
    const message = messages.get(key);
    if (message === undefined) throw new Error(`There is no message ${key}.`);
    if (!message.includes('{')) return message;
    return endedOnce(String(compiledOf(key, message).format(values)));
  };
}

/** What is quoted or told within a sentence may be one itself: `called “ABC Corp.”.` -> `called “ABC Corp.”` */
function endedOnce(text: string): string {
  return text.replace(/(?<!\.)([.!?…])([”’»]?)\.(?=\s|$)/gu, '$1$2');
}
