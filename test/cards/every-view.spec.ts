import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import type { Card } from '../../cards/card.ts';
import { mostInFull } from '../../cards/onboarding/order-lines.ts';
import { renderView, type ViewData } from '../../cards/render.ts';
import { maxLines } from '../../onboarding/steps/subscriptions.ts';
import { everywhere } from '../sample-records.ts';
import { english } from '../words/english.ts';
import { filledUp, longestTexts } from './filled-up.ts';
import {
  agreementContext,
  companyContext,
  contractContext,
  dialogAt,
  everyView,
  subscriptionsContext,
} from './sample-views.ts';
import { labelledCard } from './show-card.ts';
import { asFallback, elementsOf, withoutTables } from './walk-card.ts';

const require = createRequire(import.meta.url);
const renderer: typeof import('adaptivecards') = require('adaptivecards/dist/adaptivecards.js');

/** The official schema and host configurations beside this file are from microsoft/AdaptiveCards, MIT. */
const schema = JSON.parse(readFileSync(new URL('./adaptive-card-1.5.schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true, formats: { uri: true, 'uri-reference': true } });
ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
const fitsSchema = ajv.compile({ ...schema, $id: schema.id, id: undefined });

/** What somebody might call a company, a person or a street. */
const hostileTexts = {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a template would evaluate
  'expressions and a mention': '${1+1} ${accountName} <at>x</at>',
  'markdown and another direction': '**b** [x](javascript:alert(1)) `c` \u202eproC\u202c',
  'a macro and HTML': '{{DATE(2026-11-21T06:00:00Z,SHORT)}} <b>x</b>',
  'a hundred characters': 'Wm'.repeat(50),
};

/** What makes a client refuse what is in an input; `maxLength` does not, it only stops the typing. */
const refusals = ['isRequired', 'min', 'max', 'regex'];

describe('every card', () => {
  describe('of an ordinary customer', () => {
    for (const [name, card] of Object.entries(everyView())) {
      it(`${name}: fits the 1.5 schema and the official parser, and labels every input`, () => {
        assertFitsSchema(card);
        assertParses(card);
        for (const { id, label } of inputsOf(card)) assert.ok(hasText(label), `${id} has no label`);
        assert.doesNotMatch(JSON.stringify(card), /\$\{/);
      });
    }
  });

  for (const [name, card] of Object.entries(dialogs())) {
    it(`${name} as a dialog: has every input in sight, and hands over what is pressed as the card does`, () => {
      assertFitsSchema(card);
      assertParses(card);
      const elements = elementsOf(card);
      assert.deepEqual(inputsOf(elements.filter(({ isVisible }) => isVisible === false)), []);
      assert.equal(elements.filter(({ type }) => type === 'Action.Execute').length, 0);
      const submits = elements.filter(({ type }) => type === 'Action.Submit');
      assert.ok(submits.length > 0 && submits.every(({ data }) => Object.keys(data ?? {}).join() === 'onboarding'));
    });
  }

  for (const [kind, text] of Object.entries(hostileTexts)) {
    it(`shows a name with ${kind} as it is, and only where nothing is markdown`, () => {
      for (const [name, card] of Object.entries(everyView(everywhere(text)))) {
        assertFitsSchema(card);
        assertParses(card);
        for (const { type, text: shown } of elementsOf(card)) {
          assert.ok(type !== 'TextBlock' || !String(shown).includes(text), `${name}: markdown text holds the name`);
          assert.notEqual(type, 'FactSet', `${name}: facts are markdown, too`);
        }
        assert.doesNotMatch(JSON.stringify(card).replaceAll(JSON.stringify(text).slice(1, -1), ''), /\$\{/, name);
      }
    });
  }

  it('that waits for an approval says so once', () => {
    const said = JSON.stringify(everyView()['waiting for approval']).split(english.say('cards.status.approval'));
    assert.equal(said.length - 1, 1);
  });

  it('that lists many is small with the longest names, too', () => {
    const views = everyView(everywhere('Wm'.repeat(50)));
    for (const name of ['what needs attention', 'my work', 'a page of my work', 'list']) {
      const { length } = JSON.stringify(views[name]);
      assert.ok(length < 28_000, `${name}: ${length} characters`);
    }
  });

  // Few lines are shown in full, many in short.
  for (const lines of [1, mostInFull, maxLines]) {
    it(`takes no more than 28 KB with the longest of everything, with ${lines} lines and 600 products`, () => {
      const views = everyView(longestTexts, english, (record) => filledUp(record, lines));
      const sizeOf = (card: Card) => Buffer.byteLength(JSON.stringify(card));
      const tooLarge = Object.entries(views).filter(
        // What a test system adds may take some of the room that is kept for the message around the card.
        ([, card]) => sizeOf(card) > 28_000 || sizeOf(labelledCard(card)) > 28_300,
      );
      assert.deepEqual(
        tooLarge.map(([name, card]) => [name, sizeOf(card)]),
        [],
      );
    });
  }

  it('has every button in an action set, with one key of data and a fallback that says the same', () => {
    for (const [name, card] of Object.entries(everyView())) {
      const sets = elementsOf(card).filter(({ type }) => type === 'ActionSet');
      const buttons = sets
        .flatMap(({ actions }) => elementsOf(actions))
        .filter(({ type }) => type === 'Action.Execute');
      const all = elementsOf(card).filter(({ type }) => type === 'Action.Execute');
      assert.equal(buttons.length, all.length, `${name}: a button outside an action set`);
      for (const { data, verb, title, fallback } of buttons) assertButton({ data, verb, title, fallback }, name);
      for (const { actions } of sets)
        assert.ok(Array.isArray(actions) && actions.length <= 6, `${name}: too many buttons in a row`);
    }
  });

  for (const view of viewNames()) {
    it(`${view}: the sample beside the template fills all of it`, () => {
      const sample: ViewData = JSON.parse(
        readFileSync(new URL(`../../cards/${view}.sample.json`, import.meta.url), 'utf8'),
      );
      assert.doesNotMatch(JSON.stringify(renderView(english, view, sample)), /\$\{/);
    });

    it(`${view}: what is typed is refused with a sentence that is seen, or by us`, () => {
      const template: unknown = JSON.parse(readFileSync(new URL(`../../cards/${view}.json`, import.meta.url), 'utf8'));
      for (const input of inputsOf(template).filter(isRefused)) {
        assert.ok(hasText(input.errorMessage), `${input.id} is refused without a word`);
        assert.ok(
          input.type !== 'Input.Number' || !isBounded(input),
          `${input.id}: Teams would put another number in it`,
        );
      }
      const folded = elementsOf(template).filter(({ isVisible }) => isVisible !== undefined && isVisible !== true);
      assert.deepEqual(inputsOf(folded).filter(isRefused), [], 'refused where nobody sees it');
    });
  }
});

function dialogs(): Readonly<Record<string, Card>> {
  return {
    company: dialogAt('company', companyContext),
    agreement: dialogAt('agreement', agreementContext),
    contract: dialogAt('contract', contractContext),
    'a line': dialogAt('line', subscriptionsContext),
  };
}

type Element = ReturnType<typeof elementsOf>[number];

function inputsOf(node: unknown): readonly Element[] {
  return elementsOf(node).filter(({ type }) => String(type).startsWith('Input.'));
}

function isRefused(input: Element): boolean {
  return refusals.some((rule) => input[rule] !== undefined && input[rule] !== false);
}

function isBounded({ min, max }: Element): boolean {
  return min !== undefined || max !== undefined;
}

function hasText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function viewNames(): readonly string[] {
  const files = readdirSync(new URL('../../cards/', import.meta.url), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.json') && !file.endsWith('.sample.json'))
    .map((file) => file.replace(/\.json$/, '').replaceAll('\\', '/'));
}

function assertButton(button: { data: unknown; verb: unknown; title: unknown; fallback: unknown }, view: string): void {
  const { data, verb, title, fallback } = button;
  assert.deepEqual(Object.keys(data ?? {}), ['onboarding'], view);
  const [, onboarding] = elementsOf(data);
  assert.equal(onboarding?.verb, verb, view);
  assert.equal(typeof onboarding?.id, 'string', `${view}: ${String(verb)}`);
  assert.equal(typeof onboarding?.revision, 'number', `${view}: ${String(verb)}`);
  const [submit] = elementsOf(fallback);
  assert.deepEqual(
    { type: submit?.type, title: submit?.title, data: submit?.data },
    { type: 'Action.Submit', title, data },
  );
}

/**
 * The published schema leaves out what Teams knows on top: the search in a ChoiceSet, and whom a card mentions.
 * Source: Microsoft Learn, "Typeahead search in Adaptive Cards" and "Mention support within Adaptive Cards".
 */
/** For clients that know the documented elements, and for those that know no tables either. */
function assertFitsSchema(card: Card): void {
  for (const shown of [asFallback(card), asFallback(card, withoutTables)]) assertOneFitsSchema(shown);
}

function assertOneFitsSchema(card: Card): void {
  // The schema calls it otherwise than every client does.
  const others = ['choices.data', 'firstRowAsHeaders'];
  const json = JSON.stringify({ ...card, msteams: undefined }, (key, value) =>
    others.includes(key) ? undefined : value,
  );
  assert.ok(
    fitsSchema(JSON.parse(json.replaceAll('"style":"filtered"', '"style":"compact"'))),
    JSON.stringify(fitsSchema.errors?.slice(0, 5), null, 1),
  );
}

function assertParses(json: Card): void {
  const card = new renderer.AdaptiveCard();
  const context = new renderer.SerializationContext();
  card.parse(asFallback(json), context);
  const found = [...Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message)];
  const wrong = card.validateProperties().validationEvents.map(({ message }) => message);
  assert.deepEqual([...found, ...wrong], []);
}
