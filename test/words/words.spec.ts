import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { ApprovalReason } from '../../onboarding/approval-reason.ts';
import { sellableCountries } from '../../onboarding/countries.ts';
import type { Field } from '../../onboarding/edit.ts';
import type { Label, MistakeCode } from '../../onboarding/form.ts';
import { mendedBy } from '../../onboarding/mended-by.ts';
import type { RefusalReason } from '../../onboarding/refusal.ts';
import type { Remainder } from '../../onboarding/remains.ts';
import type { EndOfTerm } from '../../onboarding/steps/subscriptions.ts';
import type { ThingToCheck } from '../../onboarding/things-to-check.ts';
import { TimelineEntry } from '../../onboarding/timeline.ts';
import type { Wait } from '../../onboarding/waits.ts';
import type { SayingKey } from '../../partner-center/says.ts';
import { languages } from '../../words/languages.ts';
import { createWords, messagesOf, saying } from '../../words/words.ts';
import { companyContext, everyView, invitationContext } from '../cards/sample-views.ts';
import { manager, rep } from '../sample-records.ts';
import { english } from './english.ts';
import { leftover, readable, type Said, shapes } from './leftover.ts';
import { createPseudoWords, pseudoMessage, unmarked, withoutMarks } from './pseudo.ts';

describe('words', () => {
  it('of what time helps are as true hours later, and where somebody has to press Retry', () => {
    const remedies: ReadonlyMap<string, string> = new Map(Object.entries(mendedBy));
    for (const [key, message] of messagesOf(languages.en)) {
      const remedy = remedies.get(key.replace(/^errors\./, ''));
      const isKept = remedy === 'time' || key === 'errors.mail.notTaken';
      if (isKept) assert.doesNotMatch(message, /by (itself|themselves)|again in \{/, key);
    }
  });

  for (const [locale, catalogue] of Object.entries(languages)) {
    it(`in ${locale} have the keys of English and can all be filled in`, () => {
      assert.deepEqual([...messagesOf(catalogue).keys()], [...messagesOf(languages.en).keys()]);
      const words = createWords(locale, catalogue);
      for (const [key, message] of messagesOf(catalogue)) {
        const values = Object.fromEntries(valuesIn(parse(message)));
        const filled = words.tell({ key, values });
        const isGeneral = filled === words.say('errors.general.unknown');
        assert.equal(isGeneral, key === 'errors.general.unknown', `${key} cannot be filled in`);
        assert.doesNotMatch(filled, /[{}]/, key);
      }
    });

    it(`in ${locale} are written so that the compiler sees their arguments, and cards and pages take them as text`, () => {
      for (const [key, message] of messagesOf(catalogue)) {
        // A straight apostrophe begins a quotation in ICU; a template would read `${`, and take `@` for a key.
        assert.doesNotMatch(message, /'|\$\{|^@|\p{Cc}/u, key);
        if (!key.startsWith('pages.')) assert.doesNotMatch(message, /[<>&]/, key);
        for (const name of valuesIn(parse(message)).keys()) {
          assert.match(message, new RegExp(`\\{${name}(\\}|, (plural|select), )`), `${key}: ${name}`);
        }
      }
    });
  }

  it('are all there that the templates of cards name, none of which is filled in, and all are used', () => {
    const messages = messagesOf(languages.en);
    const inTemplates = filesIn('cards', '.json').flatMap((text) => [...text.matchAll(/"@([^"]*)"/g)]);
    for (const [, key = ''] of inTemplates) assert.doesNotMatch(messages.get(key) ?? `{no message ${key}}`, /\{/);
    const sources = ['bot', 'cards', 'onboarding', 'partner-center', 'errors', 'tab'].flatMap((folder) => [
      ...filesIn(folder, '.ts'),
      ...filesIn(folder, '.tsx'),
      ...filesIn(folder, '.json'),
    ]);
    const all = [...sources, ...filesIn('words', '.ts')].join('\n');
    const unused = [...messages.keys()].filter((key) => !isNamed(all, key));
    const ofKeptRecords = ['errors.tasks.order-partly-refused'];
    assert.deepEqual(unused, ofKeptRecords);
  });

  it('tell a saying within another, and one of a version to come in a general sentence', () => {
    const part = saying('cards.part.contract');
    assert.equal(english.tell(saying('terms.standing.toFillIn', { part })), 'Billing contract to fill in');
    const general = english.say('errors.general.unknown');
    assert.equal(english.tell({ key: 'terms.standing.onHold', values: {} }), general);
    assert.equal(english.tell({ key: 'terms.standing.toFillIn', values: {} }), general);
  });

  it('end a sentence once, whatever is quoted in it, and begin each paragraph of a mail with a capital letter', () => {
    const none = english.say('chat.list.noneCalled', { name: 'ABC Corp.' });
    assert.equal(none, 'There is no onboarding called “ABC Corp.”');
    const standing = english.say('terms.standing.attention', { problem: saying('errors.store.tooLarge') });
    assert.match(english.say('chat.list.newsOf', { accountName: 'ABC Corp', standing }), /[^.]\.$/);
    assert.equal(english.say('chat.list.noneCalled', { name: 'ABC...' }), 'There is no onboarding called “ABC...”.');
    const mails = Object.values(languages.en.mails).flatMap((group) => Object.values<string>(group));
    for (const text of mails.filter((text) => text !== '')) assert.match(text, /^[A-Z{]/);
  });

  it('write moments, money and names as English does', () => {
    const at = Date.UTC(2026, 10, 21, 14, 5);
    assert.equal(english.day(at), '21 Nov 2026');
    assert.equal(english.since(at, at + 30_000), '21 Nov 2026, 14:05 UTC (just now)');
    assert.equal(english.since(at, at + 3_600_000), '21 Nov 2026, 14:05 UTC (1 hour)');
    assert.equal(english.since(at, at + 1200 * 86_400_000), '21 Nov 2026, 14:05 UTC (1200 days)');
    assert.equal(english.calendarDay('2026-09-01'), '1 Sep 2026');
    assert.equal(english.calendarDay('some day'), 'some day');
    assert.equal(english.money(123_450, 'USD'), '$1,234.50');
    assert.equal(english.money(1234, 'JPY'), '¥1,234');
    assert.equal(english.money(1250, 'no currency'), '12.50 no currency');
    assert.equal(english.country('DE'), 'Germany');
    assert.equal(english.country('nowhere'), 'nowhere');
    assert.equal(english.language('en-US'), 'English (United States)');
    assert.equal(english.either(['Ann', 'Bob', 'Cy']), 'Ann, Bob, or Cy');
  });

  it('write days, times and amounts as who reads is used to, and a day that is none of a time zone as it is', () => {
    const at = Date.UTC(2026, 10, 21, 23, 5);
    const inBerlin = english.at({ locale: 'de-DE', timeZone: 'Europe/Berlin' });
    assert.deepEqual([inBerlin.day(at), inBerlin.moment(at)], ['22.11.2026', '22.11.2026, 00:05']);
    assert.equal(inBerlin.since(at, at + 3_600_000), '22.11.2026, 00:05 (1 hour)');
    assert.equal(inBerlin.money(123_450, 'USD'), '1.234,50\u00a0$');
    assert.equal(inBerlin.say('cards.common.continue'), 'Continue');
    const inNewYork = english.at({ locale: 'en-US', timeZone: 'America/New_York' });
    assert.equal(inNewYork.moment(at), 'Nov 21, 2026, 6:05 PM');
    assert.equal(inNewYork.calendarDay('2026-09-01'), 'Sep 1, 2026');
    for (const [locale, timeZone] of [
      ['no locale', 'Europe/Berlin'],
      ['de-DE', 'Nowhere'],
    ] as const)
      assert.equal(english.at({ locale, timeZone }).moment(at), '21 Nov 2026, 23:05 UTC');
  });
});

describe('the pseudo-language', () => {
  const pseudo = createPseudoWords();

  it('says the same as English, longer and marked, with everything filled in', () => {
    for (const [key, message] of messagesOf(languages.en)) {
      const values = Object.fromEntries(valuesIn(parse(message)));
      const [plain, marked] = [english.tell({ key, values }), pseudo.tell({ key, values })];
      assert.equal(unmarked(marked), '', key);
      assert.equal(withoutMarks(marked), plain);
    }
    assert.ok(pseudoMessage('Company details').length >= 'Company details'.length * 1.4);
  });

  it('is all there is on the cards, but for what people and Microsoft have said', () => {
    const texts = new Set(Object.values(everyView({}, pseudo)).flatMap(readable));
    const left = [...texts].filter((text) => leftover(text, said).length > 0);
    assert.deepEqual(left, []);
  });
});

/** The codes of the domain by the group of their messages. */
interface Codes {
  readonly labels: Label;
  readonly mistakes: MistakeCode;
  readonly refusals: RefusalReason;
  // Where every order is approved, nobody has to read it.
  readonly reasons: Exclude<ApprovalReason, 'every-order'>;
  readonly checks: ThingToCheck['kind'];
  readonly remains: Remainder['kind'];
  readonly waits: Wait['for'];
  readonly awaited: Wait['for'];
  readonly fields: Field;
  readonly endsOfTerm: EndOfTerm;
}
type OfMicrosoft = `fault-${string}` | `cart-line-${string}`;
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;

describe('the codes of the domain', () => {
  it('have one message each, and no message is without a code', () => {
    // It is the compiler that looks.
    const isSame: {
      readonly [Group in keyof Codes]: Same<Codes[Group], keyof (typeof languages.en.onboarding)[Group]>;
    } = {
      labels: true,
      mistakes: true,
      refusals: true,
      reasons: true,
      checks: true,
      remains: true,
      waits: true,
      awaited: true,
      fields: true,
      endsOfTerm: true,
    };
    const ofClient: Same<
      Exclude<SayingKey, OfMicrosoft>,
      Exclude<keyof typeof languages.en.errors.partnerCenter, OfMicrosoft>
    > = true;
    assert.ok(ofClient);
    const groups = Object.keys(languages.en.onboarding).filter((group) => group !== 'timeline');
    assert.deepEqual(Object.keys(isSame), groups);
  });

  it('are those of the timeline, too, where some entries say more than their kind', () => {
    const kinds = TimelineEntry.options.map(({ shape }) => shape.kind.value);
    const keys = Object.keys(languages.en.onboarding.timeline);
    const isOf = (key: string, kind: string) => key === kind || key.startsWith(`${kind}-`);
    assert.deepEqual(
      kinds.filter((kind) => !keys.some((key) => isOf(key, kind))),
      [],
    );
    assert.deepEqual(
      keys.filter((key) => !kinds.some((kind) => isOf(key, kind))),
      [],
    );
  });
});

/** What stands in the samples' records and beside them, the longest first, so that none hides another. */
const said: Said = [
  'PostalCodeInvalid',
  ...shapes,
  ...[
    ...[rep.name, manager.name, 'Max Boss', 'Sam Second', 'Ann', 'Lee', 'Bob', 'Stone', '(bob@abccorp.com)'],
    ...['ABC Corp', 'ABC Corp Inc.', 'ABC-Corp-CSP-Monthly', 'Fabrikam', 'Fabrikam Terms of Service', '12345678'],
    ...['ann@abccorp.com', 'bob@abccorp.com', 'abccorp', 'abccorp.com', 'abccorp.onmicrosoft.com', '[link]'],
    ...['1 Main Street', '1 Main St', 'Suite 200', 'Seatle', 'Seattle', 'WA', 'USD', 'ann'],
    ...[invitationContext.proposal.subject, invitationContext.proposal.text],
    ...sellableCountries('US').map(({ iso2 }) => english.country(iso2)),
    ...companyContext.needs.cultures.map(english.language),
    ...['task-', 'Microsoft Partner Center', 'Microsoft Customer Agreement', 'Microsoft Teams Audio Conferencing'],
    ...['The discount is too high for the first year.', english.either(['Mona Manager', 'Max Boss'])],
    ...Array.from({ length: 150 }, (_, index) => `Product ${index}`),
    ...['Basic', 'Standard', 'Premium'].map((edition) => `Microsoft 365 Business ${edition}`),
  ].toSorted((one, other) => other.length - one.length),
];

/** A value for each argument of a message, as its kind wants it. */
function valuesIn(elements: readonly MessageFormatElement[]): Map<string, string | number> {
  const found = new Map<string, string | number>();
  for (const element of elements) {
    if (element.type === TYPE.argument) found.set(element.value, found.get(element.value) ?? '7');
    if (element.type === TYPE.tag) for (const [name, value] of valuesIn(element.children)) found.set(name, value);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) continue;
    const options = Object.values(element.options).flatMap(({ value }) => [...valuesIn(value)]);
    for (const [name, value] of options) found.set(name, value);
    found.set(element.value, element.type === TYPE.plural ? 7 : 'other');
  }
  return found;
}

function isNamed(sources: string, key: string): boolean {
  const group = key.slice(0, key.lastIndexOf('.') + 1);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: how sources name the messages of a group
  return [`'${key}'`, `"@${key}"`, `\`${group}\${`, key.replace(/\.([^.]+)\.([^.]+)$/, '.${page}.$2')].some((name) =>
    sources.includes(name),
  );
}

function filesIn(folder: string, ending: string): readonly string[] {
  const root = new URL(`../../${folder}/`, import.meta.url);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending) && !file.endsWith('.sample.json'))
    .map((file) => readFileSync(new URL(file, root), 'utf8'));
}
