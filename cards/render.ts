import { Template } from 'adaptivecards-templating';
import { z } from 'zod';
import { shippedFile } from '../files/shipped-file.ts';
import type { Words } from '../words/words.ts';
import { addressButtons, type ButtonAddress } from './address-buttons.ts';
import { type Card, cardOf, isElement } from './card.ts';

/**
 * What a template is filled with. Every field it names has to be there, or the reader sees `${field}`; texts are
 * strings and nothing else, because an object from outside would become part of the card.
 */
export type ViewData = { readonly [field: string]: string | number | boolean | ViewData | readonly ViewData[] };

const Expanded = z.object({ body: z.array(z.unknown()) });

/**
 * Compiling a template takes a hundred times as long as filling it, so each is compiled once for each language, when
 * first needed; wherever its readers are, they read the same sentences.
 */
const compiled = new WeakMap<Words['say'], Map<string, Template>>();

/**
 * The card of a view, such as `onboarding/contract`: its template `<view>.json` beside this file, in the language of
 * these words, filled with data. The result is never filled a second time: what people typed is in it by then and would
 * be read as expressions.
 * @param address whose buttons these are; none on cards whose buttons say it themselves
 */
export function renderView(words: Words, view: string, data: ViewData, address?: ButtonAddress): Card {
  const expanded: unknown = templateOf(words, view).expand({ $root: data });
  return addressButtons(cardOf(Expanded.parse(expanded).body), address);
}

function templateOf(words: Words, view: string): Template {
  const ofLanguage = compiled.get(words.say) ?? new Map<string, Template>();
  compiled.set(words.say, ofLanguage);
  const known = ofLanguage.get(view);
  if (known !== undefined) return known;
  const json: unknown = JSON.parse(shippedFile(`cards/${view}.json`));
  const template = new Template(worded(words, json));
  ofLanguage.set(view, template);
  return template;
}

/** What a text of a template begins with that is not shown but names a message, as in `@cards.company.legalName`. */
const keyMark = '@';

function worded(words: Words, node: unknown): unknown {
  if (typeof node === 'string') {
    return node.startsWith(keyMark) ? words.tell({ key: node.slice(keyMark.length), values: {} }) : node;
  }
  if (Array.isArray(node)) return node.map((child) => worded(words, child));
  if (!isElement(node)) return node;
  return Object.fromEntries(Object.entries(node).map(([name, child]) => [name, worded(words, child)]));
}
