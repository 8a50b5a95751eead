import { isLinkRefused, linkHolder, mostWrongCodes } from '../../onboarding/link-standing.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { lineName, placedAtOf, placedOrders } from '../../onboarding/order-progress.ts';
import type { SignInLink } from '../../onboarding/sign-in-link.ts';
import { fullName } from '../../onboarding/steps/account.ts';
import type { Words } from '../../words/words.ts';
import type { Card } from '../card.ts';
import { cancelTimesText, changeWords } from '../order-change-words.ts';
import { renderView } from '../render.ts';
import { endStateWords, endWords } from './end-of-term.ts';
import { joined } from './part-view.ts';

export type Fact = { readonly name: string; readonly value: string };

/** What the outside world has told about this customer so far: what there is still to do about, and the rest. */
export function factsOf(words: Words, record: Onboarding, now: number) {
  const details: readonly Fact[] = [
    { name: words.say('cards.fact.tenant'), value: tenantWords(words, record) },
    { name: words.say('cards.fact.tenantId'), value: record.customer?.customerId ?? '' },
    { name: words.say('cards.fact.credentials'), value: credentialsWords(words, record) },
    { name: words.say('cards.fact.verification'), value: verificationWords(words, record) },
    { name: words.say('cards.fact.agreement'), value: agreementWords(words, record) },
    { name: words.say('cards.fact.delegation'), value: delegationWords(words, record) },
    { name: words.say('cards.fact.crm'), value: crmWords(words, record) },
  ];
  const ends: readonly Fact[] = [{ name: words.say('cards.fact.endOfTerm'), value: endsWords(words, record, now) }];
  const isLong = record.lines.length > mostEnds;
  const matters: readonly Fact[] = [
    { name: words.say('cards.fact.order'), value: orderWords(words, record) },
    { name: words.say('cards.fact.provided'), value: providedWords(record) },
    { name: words.say('cards.fact.notOrdered'), value: notOrderedWords(words, record) },
    { name: words.say('changes.state.cancelled'), value: cancelledWords(record) },
    { name: words.say('cards.fact.cancelUntil'), value: cancelTimesText(words, record, now) },
    { name: words.say('changes.state.fact'), value: changeWords(words, record) },
    ...(isLong ? [] : ends),
  ];
  const isKnown = ({ value }: Fact) => value !== '';
  return { matters: matters.filter(isKnown), details: [...details, ...(isLong ? ends : [])].filter(isKnown) };
}

/** More subscriptions are a list of their own. */
const mostEnds = 2;

export function factsTable(words: Words, facts: readonly Fact[]): Card {
  return renderView(words, 'approval/facts', { facts });
}

/** What becomes of each subscription after its term, once they are ordered. */
function endsWords(words: Words, record: Onboarding, now: number): string {
  if (record.order.placed === null) return '';
  const ends = record.lines.flatMap((line, index) => {
    if (placedAtOf(record, index) === undefined) return [];
    const end = joined([endWords(words, record, line, index, now), endStateWords(words, record, index)]);
    return words.say('cards.fact.endOf', { product: line.product.title, end });
  });
  return ends.join('\n');
}

function tenantWords(words: Words, { customer, registration }: Onboarding): string {
  const isNew = registration?.answer === 'yes';
  if (customer === null) return words.say(isNew ? 'cards.fact.tenantNotCreated' : 'cards.fact.tenantNotConnected');
  const values = { domain: customer.domain, day: words.day(customer.since) };
  return words.say(isNew ? 'cards.fact.tenantCreated' : 'cards.fact.tenantConnected', values);
}

function credentialsWords(words: Words, record: Onboarding): string {
  const { credentials, signInLink: link } = record;
  switch (credentials.kind) {
    case 'none':
      return '';
    case 'in-vault':
      return link === null
        ? words.say('cards.fact.credentialsKept', { day: words.day(credentials.since) })
        : linkWords(words, record, link);
    case 'taken': {
      const { by, at } = credentials;
      return words.say('cards.fact.credentialsTaken', { name: by.name, moment: words.moment(at) });
    }
    case 'opened': {
      const { by, at } = credentials;
      return words.say('cards.fact.credentialsOpened', { name: by.name, moment: words.moment(at) });
    }
    case 'lost':
      return words.say('cards.fact.credentialsLost');
  }
}

/** How the link stands by which the customer gets them. */
function linkWords(words: Words, record: Onboarding, link: SignInLink): string {
  const holder = linkHolder(record, link);
  const name = holder === undefined ? link.to : fullName(holder);
  if (record.stage.kind === 'cancelled') return words.say('cards.fact.credentialsOver', { name });
  if (link.ended === 'locked') return words.say('cards.fact.credentialsLocked', { name, most: mostWrongCodes });
  if (link.ended === 'expired') return words.say('cards.fact.credentialsExpired', { name });
  if (isLinkRefused(record)) return words.say('cards.fact.credentialsRefused', { name });
  if (link.sentAt === null) return words.say('cards.fact.credentialsSending', { name });
  const [moment, day] = [words.moment(link.sentAt), words.day(link.until)];
  return words.say('cards.fact.credentialsSent', { name, moment, day });
}

function verificationWords(words: Words, { verification, registration }: Onboarding): string {
  switch (verification?.status) {
    case undefined:
      return '';
    case 'Allowed':
      return words.say('cards.fact.verified');
    case 'NotAllowed':
      return words.say('cards.fact.notApproved');
    case 'NoRecord':
      return words.say(
        registration?.answer === 'yes' ? 'cards.fact.verificationNotBegun' : 'cards.fact.nothingToVerify',
      );
    case 'UnderReview':
    case 'Unknown':
    case 'NotReady':
      return words.say('cards.fact.verifying');
  }
}

function agreementWords(words: Words, { agreementFacts, customer }: Onboarding): string {
  const { signed, askedAt, confirmationRefused } = agreementFacts;
  if (signed !== null) {
    const key = signed.how === 'by-customer' ? 'cards.fact.acceptedByCustomer' : 'cards.fact.confirmedByUs';
    return words.say(key, { day: words.day(signed.at) });
  }
  if (askedAt !== null) return words.say('cards.fact.linkMailed', { day: words.day(askedAt) });
  if (confirmationRefused) return words.say('cards.fact.confirmationRefused');
  return customer === null ? '' : words.say('cards.fact.notAccepted');
}

/** The account that is told what becomes of the deal. */
function crmWords(words: Words, { crm }: Onboarding): string {
  if (crm === null) return '';
  return crm.isGone ? words.say('cards.fact.crmGone', { name: crm.name }) : crm.name;
}

function delegationWords(words: Words, { delegation }: Onboarding): string {
  switch (delegation?.status) {
    case undefined:
      return '';
    case 'asked':
      return words.say('cards.fact.delegationAsked');
    case 'active':
      return words.say('cards.fact.delegationActive', { day: words.day(delegation.since) });
    case 'expired':
      return words.say('cards.fact.delegationExpired');
    case 'terminated':
      return words.say('cards.fact.delegationTerminated');
  }
}

function orderWords(words: Words, { order, stage }: Onboarding): string {
  if (order.placed !== null) {
    const key = stage.kind === 'completed' ? 'cards.fact.orderPlaced' : 'cards.fact.orderTaken';
    return placedOrders(order)
      .map(({ orderIds, at }) => words.say(key, { orderIds: orderIds.join(', '), moment: words.moment(at) }))
      .join('\n');
  }
  return words.say(stage.kind === 'cancelled' ? 'cards.fact.nothingOrdered' : 'cards.fact.notPlaced');
}

/** While other lines are not there yet. */
function providedWords(record: Onboarding): string {
  if (record.stage.kind === 'completed') return '';
  const provided = record.order.watched.flatMap(({ lines }) => lines.filter(({ state }) => state === 'provided'));
  return provided.map(({ line }) => lineName(record, line)).join(', ');
}

function notOrderedWords(words: Words, record: Onboarding): string {
  const { refused, leftOut } = record.order;
  const missing = refused.map(({ line }) => lineName(record, line));
  const given = leftOut
    .filter((line) => placedAtOf(record, line) === undefined)
    .map((line) => words.say('cards.fact.leftOut', { line: lineName(record, line) }));
  return [...missing, ...given].join(', ');
}

/** What was ordered, and taken back since. */
function cancelledWords(record: Onboarding): string {
  const cancelled = record.order.leftOut.filter((line) => placedAtOf(record, line) !== undefined);
  return cancelled.map((line) => lineName(record, line)).join(', ');
}
