import { readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';
import { z } from 'zod';
import { addressButtons, type ButtonAddress } from './address-buttons.ts';
import { type Card, cardOf } from './card.ts';

/**
 * What a template is filled with. Every field it names has to be there, or the reader sees `${field}`; texts are
 * strings and nothing else, because an object from outside would become part of the card.
 */
export type ViewData = { readonly [field: string]: string | number | boolean | ViewData | readonly ViewData[] };

const Expanded = z.object({ body: z.array(z.unknown()) });

/** Compiling a template takes a hundred times as long as filling it, so each is compiled once, when first needed. */
const compiled = new Map<string, Template>();

/**
 * The card of a view, such as `onboarding/contract`: its template `<view>.json` beside this file, filled with data. The
 * result is never filled a second time: what people typed is in it by then and would be read as expressions.
 * @param address whose buttons these are; none on cards whose buttons say it themselves
 */
export function renderView(view: string, data: ViewData, address?: ButtonAddress): Card {
  const expanded: unknown = templateOf(view).expand({ $root: data });
  return addressButtons(cardOf(Expanded.parse(expanded).body), address);
}

function templateOf(view: string): Template {
  const known = compiled.get(view);
  if (known !== undefined) return known;
  const json: unknown = JSON.parse(readFileSync(new URL(`./${view}.json`, import.meta.url), 'utf8'));
  const template = new Template(json);
  compiled.set(view, template);
  return template;
}
