import { handOverTitle, verbOf } from '../../../../cards/onboarding/hand-over.ts';
import { askedContact, openAsk } from '../../../../onboarding/chase.ts';
import { chaseOffers } from '../../../../onboarding/chase-offers.ts';
import { administratorOf } from '../../../../onboarding/link-standing.ts';
import type { Onboarding } from '../../../../onboarding/onboarding.ts';
import type { InputAsked } from '../../../../tab/api/actions.ts';
import type { Words } from '../../../../words/words.ts';
import { chooseOne, contactAsked, input } from './inputs.ts';
import type { Shapes } from './shape.ts';

/** What the rep does towards the customer: whose tenant it is, its sign-in, and the mails that are not answered. */
export const withTheCustomer = {
  'confirm-tenant': {
    does: 'confirm-tenant',
    title: (words) => words.say('cards.acceptors.confirm'),
    isThere: hasOpenAcceptors,
    inputs: whichAcceptor,
  },
  'refuse-tenant': {
    does: 'refuse-tenant',
    title: (words) => words.say('cards.acceptors.refuse'),
    isThere: hasOpenAcceptors,
    inputs: whichAcceptor,
  },
  'hand-over': {
    does: 'hand-over',
    // Where there are several, whom it goes to is chosen.
    title: (words, record) =>
      (record.account?.contacts ?? []).length > 1
        ? words.say(verbOf(record) === 'handOver' ? 'cards.work.handOver' : 'cards.status.sendAgain')
        : handOverTitle(words, record),
    style: 'primary',
    inputs: (words, record) =>
      contactAsked(
        words,
        'handOverTo',
        words.say('cards.status.handOverWhom'),
        record.account?.contacts ?? [],
        ({ email }) => email,
        administratorOf(record)?.email ?? '',
      ),
  },
  'open-credentials': {
    does: 'open-credentials',
    title: (words) => words.say('cards.status.openCredentials'),
    by: 'page',
  },
  'send-again': {
    does: 'send-again',
    title: (words) => words.say('cards.chase.sendAgain'),
    isThere: (record, now) => chaseOffers(record, now).asksAgain,
    inputs: contactToAsk,
  },
  'copy-link': {
    does: 'copy-link',
    title: (words) => words.say('cards.chase.copyLink'),
    isThere: (record, now) => chaseOffers(record, now).copiesLink,
  },
  'stop-reminders': {
    does: 'stop-reminders',
    title: (words) => words.say('cards.chase.stop'),
    isThere: (record, now) => chaseOffers(record, now).stops,
  },
  'remind-again': {
    does: 'remind-again',
    title: (words) => words.say('cards.chase.resume'),
    isThere: (record, now) => chaseOffers(record, now).resumes,
  },
} as const satisfies Shapes;

function hasOpenAcceptors({ acceptors }: Onboarding): boolean {
  return acceptors.some(({ answer }) => answer === null);
}

/** By its place among those that accepted. */
function whichAcceptor(words: Words, record: Onboarding): readonly InputAsked[] {
  const options = record.acceptors.flatMap(({ answer, companyName, domain }, place) =>
    answer === null
      ? [{ value: String(place), label: [companyName, domain].filter((each) => each !== '').join(', ') }]
      : [],
  );
  const [first] = options;
  const label = words.say('answers.act.tenant');
  const asked = { ...input('index', label, 'choice', true), missing: chooseOne(words, label) };
  return [{ ...asked, options, value: first?.value ?? '', hint: words.say('cards.acceptors.why') }];
}

/** Of several contacts the one that is asked once more; it is sent by its place. */
function contactToAsk(words: Words, record: Onboarding): readonly InputAsked[] {
  const contacts = record.account?.contacts ?? [];
  const ask = openAsk(record);
  if (ask === undefined) return [];
  const asked = askedContact(record, ask);
  const chosen = contacts.findIndex(({ email }) => email === asked?.email);
  const label = words.say('cards.chase.toWhom');
  return contactAsked(words, 'sendTo', label, contacts, (_, place) => String(place), String(Math.max(0, chosen)));
}
