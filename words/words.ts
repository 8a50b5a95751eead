import { LRUCache } from 'lru-cache';
import type { Catalogue } from './catalogue.ts';
import { createFill } from './fill.ts';
import { createFormats, type Formats } from './formats.ts';
import { keptApart } from './kept-apart.ts';
import type { Values } from './message-values.ts';
import { type Locality, type OwnFormats, ownFormats } from './own-formats.ts';
import { type Say, type Saying, saying } from './saying.ts';

/** What people read, in one language. */
export interface Words extends Formats {
  /** BCP 47, such as `en` */
  readonly locale: string;
  readonly say: Say;
  /** A saying in this language; one that this version does not know, or cannot complete, becomes a general sentence. */
  tell(saying: Saying): string;
  /** The messages of a surface by their key, not filled in: for a page that fills them in itself. */
  written(surface: keyof Catalogue): Readonly<Record<string, string>>;
  /** The same sentences, with days, moments and amounts as they are written there; as they are, if there is no such place. */
  at(locality: Locality): Words;
  /**
   * The same sentences, where a value that has letters of a right-to-left script is kept apart from what stands beside it
   * (Unicode's isolates, UAX #9): for what lays texts out itself.
   */
  apart(): Words;
}

/** So many places are remembered: what writes their days takes as long as a card. */
const placesKnown = 200;

/** The words of a language. */
export function createWords(locale: string, catalogue: Catalogue): Words {
  const messages = messagesOf(catalogue);
  const filled = createFill(locale, messages);
  const written: Words['written'] = (surface) =>
    Object.fromEntries([...messages].filter(([key]) => key.startsWith(`${surface}.`)));

  const places = new LRUCache<string, Words>({ max: placesKnown });
  const at: Words['at'] = (locality) => {
    const key = JSON.stringify(locality);
    const words = places.get(key) ?? wordsWith(asItIs, ownFormats(locality));
    places.set(key, words);
    return words;
  };

  /** @param given what becomes of each value that is a text */
  const wordsWith = (given: (text: string) => string, own?: OwnFormats): Words => {
    const fill = (key: string, values: Values): string => {
      const told = Object.entries(values).map(([name, value]) => {
        if (typeof value === 'object') return [name, tell(value)] as const;
        return [name, typeof value === 'string' ? given(value) : value] as const;
      });
      return filled(key, Object.fromEntries(told));
    };
    const say: Say = (key, ...[values]) => fill(key, values ?? {});
    const tell: Words['tell'] = ({ key, values }) => {
      try {
        return fill(key, values);
      } catch {
        return say('errors.general.unknown');
      }
    };
    const apart: Words['apart'] = () => ({ ...wordsWith(keptApart, own), at: (locality) => at(locality).apart() });
    return { locale, say, tell, at, apart, written, ...createFormats(locale, say, own) };
  };

  return wordsWith(asItIs);
}

function asItIs(text: string): string {
  return text;
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
