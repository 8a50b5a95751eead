import { contract as contractView } from '../../cards/onboarding/contract.ts';
import { factsOf } from '../../cards/onboarding/facts.ts';
import { joined } from '../../cards/onboarding/part-view.ts';
import { views } from '../../cards/onboarding/views.ts';
import { planWords, priceWords } from '../../cards/plan-words.ts';
import { type Deadline, deadlinesOf } from '../../onboarding/deadlines.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { type Contact, fullName } from '../../onboarding/steps/account.ts';
import { withoutUndone } from '../../onboarding/without-undone.ts';
import type { Words } from '../../words/words.ts';
import { documentsOf } from '../tab/api/documents.ts';
import { happenedText } from './happened.ts';
import type { PackAbout } from './pack.ts';

/** A part of the document: what, and what of it. */
export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}
export interface Row {
  readonly name: string;
  readonly value: string;
}

/** A completed deal as people read it. */
export function sectionsOf(words: Words, record: Onboarding, about: PackAbout): readonly Section[] {
  const section = (
    name: 'tenant' | 'contacts' | 'evidence' | 'contract' | 'subscriptions' | 'deadlines' | 'timeline',
  ) => {
    const rows = rowsOf[name](words, record, about);
    return { title: words.say(`pack.section.${name}`), rows: rows.filter(({ value }) => value !== '') };
  };
  return [
    section('tenant'),
    section('contacts'),
    section('evidence'),
    section('contract'),
    section('subscriptions'),
    section('deadlines'),
    section('timeline'),
  ];
}

const rowsOf = { tenant, contacts, evidence, contract, subscriptions, deadlines, timeline };

function tenant(words: Words, record: Onboarding, { provider, now }: PackAbout): Row[] {
  return [
    ...factsOf(words, record, now).details,
    { name: words.say('pack.fact.provider'), value: provider },
    { name: words.say('pack.fact.rep'), value: record.requester.name },
    { name: words.say('pack.fact.deal'), value: record.id },
  ];
}

function contacts(words: Words, record: Onboarding): Row[] {
  const { account } = record;
  const people = (account?.contacts ?? []).map((contact, place) => ({
    name: words.say(place === account?.primary ? 'pack.fact.primary' : 'pack.fact.contact'),
    value: joined([fullName(contact), contact.email, contact.phone]),
  }));
  return [{ name: words.say('pack.fact.company'), value: views.company.summary(words, record) }, ...people];
}

/** What proves that they are our customer, and under which agreement. */
function evidence(words: Words, record: Onboarding): Row[] {
  const { agreement } = record;
  const proofs = documentsOf(words, record).map(({ title, text, at }) => ({
    name: title,
    value: joined([text, at?.text ?? '']),
  }));
  if (agreement === null) return proofs;
  const { template, signatory, how } = agreement;
  const { name, version } = template;
  return [
    ...proofs,
    { name: words.say('pack.fact.template'), value: words.say('pack.fact.templateVersion', { name, version }) },
    { name: words.say('pack.fact.signatory'), value: contactWords(signatory) },
    {
      name: words.say('pack.fact.statedOn'),
      value: how.kind === 'already-signed' ? words.calendarDay(how.signedOn) : '',
    },
  ];
}

function contactWords(contact: Contact | undefined): string {
  return contact === undefined ? '' : joined([fullName(contact), contact.email]);
}

function contract(words: Words, record: Onboarding): Row[] {
  const { contract: terms, account } = record;
  if (terms === null) return [];
  const { discountPercent: percent } = terms;
  return [
    { name: words.say('pack.fact.name'), value: terms.name },
    { name: words.say('pack.fact.billed'), value: words.say(`terms.frequency.${terms.frequency}`) },
    { name: words.say('pack.fact.paymentTerms'), value: words.say(`terms.paymentTerms.${terms.paymentTerms}`) },
    { name: words.say('pack.fact.billingPolicy'), value: words.say(`terms.billingPolicy.${terms.billingPolicy}`) },
    { name: words.say('pack.fact.runs'), value: contractView.note(words, record) },
    {
      name: words.say('pack.fact.discount'),
      value: percent === 0 ? '' : words.say('pack.fact.percent', { percent }),
    },
    { name: words.say('pack.fact.purchaseOrder'), value: terms.purchaseOrder },
    {
      name: words.say('pack.fact.billingContact'),
      value: contactWords(account?.contacts[terms.billingContact]),
    },
    { name: words.say('pack.fact.recipients'), value: terms.invoiceRecipients.join(', ') },
  ];
}

function subscriptions(words: Words, { lines, order }: Onboarding): Row[] {
  return lines.map(({ product, plan, quantity, sellingPrice }, place) => {
    const id = order.subscriptions[place]?.id ?? '';
    const told = [
      joined([priceWords(words, plan, quantity, sellingPrice), planWords(words, plan)]),
      id === '' ? '' : words.say('pack.fact.subscriptionId', { id }),
      order.leftOut.includes(place) ? words.say('cards.endOfTerm.takenBack') : '',
    ];
    return { name: product.title, value: told.filter((text) => text !== '').join('\n') };
  });
}

function deadlines(words: Words, record: Onboarding): Row[] {
  const rows = deadlinesOf(record).map((deadline) => ({
    name: deadline.kind === 'cancel' ? words.moment(deadline.at) : words.calendarDay(deadline.day),
    value: deadlineWords(words, record, deadline),
  }));
  return rows.length > 0 ? rows : [{ name: '', value: words.say('pack.deadline.none') }];
}

function deadlineWords(words: Words, { lines }: Onboarding, deadline: Deadline): string {
  if (deadline.kind === 'contract') return words.say('pack.deadline.contract', { afterwards: deadline.afterwards });
  const product = lines[deadline.line]?.product.title ?? '';
  return deadline.kind === 'cancel'
    ? words.say('pack.deadline.cancel', { product })
    : words.say('pack.deadline.term', { product, afterwards: deadline.afterwards });
}

function timeline(words: Words, { timeline: entries }: Onboarding): Row[] {
  const hash = entries.at(-1)?.hash ?? '';
  return [
    ...withoutUndone(entries).map((entry) => ({ name: words.moment(entry.at), value: happenedText(words, entry) })),
    { name: words.say('pack.fact.head'), value: words.say('pack.fact.headMeans', { hash, count: entries.length }) },
  ];
}
