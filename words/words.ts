import { IntlMessageFormat } from 'intl-messageformat';
import { LRUCache } from 'lru-cache';
import type { Catalogue } from './catalogue.ts';
import { createFormats, type Formats } from './formats.ts';
import type { Values } from './message-values.ts';
import { type Locality, ownFormats } from './own-formats.ts';
import { type Say, type Saying, saying } from './saying.ts';

/** What people read, in one language. */
export interface Words extends Formats {
  /** BCP 47, such as `en` */
  readonly locale: string;
  readonly say: Say;
  /** A saying in this language; one that this version does not know, or cannot complete, becomes a general sentence. */
  tell(saying: Saying): string;
  /** The same sentences, with days, moments and amounts as they are written there; as they are, if there is no such place. */
  at(locality: Locality): Words;
}

/** So many places are remembered: what writes their days takes as long as a card. */
const placesKnown = 200;

/**
 * The words of a language. Compiling a message takes a hundred times as long as filling it in, so each is compiled
 * once, when first needed.
 */
export function createWords(locale: string, catalogue: Catalogue): Words {
  const messages = messagesOf(catalogue);
  const compiled = new Map<string, IntlMessageFormat>();

  const compiledOf = (key: string, message: string): IntlMessageFormat => {
    const known = compiled.get(key);
    if (known !== undefined) return known;
    // Marks such as <b>, in the messages of pages, are the page's business.
    const format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
    compiled.set(key, format);
    return format;
  };

  const fill = (key: string, values: Values): string => {
    const message = messages.get(key);
    if (message === undefined) throw new Error(`There is no message ${key}.`);
    if (!message.includes('{')) return message;
    const told = Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? tell(value) : value]);
    return endedOnce(String(compiledOf(key, message).format(Object.fromEntries(told))));
  };

  const say: Say = (key, ...[values]) => fill(key, values ?? {});

  const tell: Words['tell'] = ({ key, values }) => {
    try {
      return fill(key, values);
    } catch {
      return say('errors.general.unknown');
    }
  };

  const places = new LRUCache<string, Words>({ max: placesKnown });
  const at: Words['at'] = (locality) => {
    const key = JSON.stringify(locality);
    const words = places.get(key) ?? madeAt(locality);
    places.set(key, words);
    return words;
  };
  const madeAt = (locality: Locality): Words => ({
    ...{ locale, say, tell, at },
    ...createFormats(locale, say, ownFormats(locality)),
  });

  return { locale, say, tell, at, ...createFormats(locale, say) };
}

/** What is quoted or told within a sentence may be one itself: `called “ABC Corp.”.` -> `called “ABC Corp.”` */
function endedOnce(text: string): string {
  return text.replace(/(?<!\.)([.!?…])([”’»]?)\.(?=\s|$)/gu, '$1$2');
}

export { type Saying, saying };

/** Every message of a catalogue by its key. */
export function messagesOf(catalogue: Catalogue): ReadonlyMap<string, string> {
  const all = Object.entries(catalogue).flatMap(([surface, groups]) =>
    Object.entries<Readonly<Record<string, string>>>(groups).flatMap(([group, texts]) =>
      Object.entries(texts).map(([name, text]) => [`${surface}.${group}.${name}`, text] as const),
    ),
  );
  return new Map(all);
}
