import type { Inputs } from '../../../onboarding/form.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { fullName } from '../../../onboarding/steps/account.ts';
import { currentStep, marketOf } from '../../../onboarding/steps.ts';
import { searchCatalog } from '../../lookups/offer-product.ts';
import { type Drawing, drawOnboarding } from '../draw/draw-onboarding.ts';
import type { Caller } from '../receive/caller.ts';
import { atProvider, type Services } from '../services.ts';
import { answerClick } from './actions/answer-click.ts';
import type { Verb } from './actions/click.ts';
import { type Reply, requesterReply } from './reply.ts';

/** What was typed, by whom, about which onboarding. */
interface Typed {
  readonly services: Services;
  readonly caller: Caller;
  readonly record: Onboarding;
  readonly text: string;
}

/**
 * A plain answer, typed where one question is asked, does what the button or the field would. Undefined = it answers
 * nothing that is asked now.
 */
export async function answerTyped(typed: Typed): Promise<Reply | undefined> {
  const { caller, record, text } = typed;
  if (record.stage.kind !== 'drafting' || record.requester.id !== caller.person.id) return undefined;
  switch (currentStep(record)) {
    case 'registration':
      return typedRegistration(typed);
    case 'invitation':
      return typedRecipient(typed);
    case 'agreement':
      return typedAgreement(typed);
    case 'subscriptions':
      return typedProduct(typed);
    case 'review':
      return /^submit\b/i.test(text) ? press(typed, 'submit') : undefined;
    case 'account':
    case 'company':
    case 'contract':
      return undefined;
  }
}

async function typedRegistration(typed: Typed): Promise<Reply | undefined> {
  const { services, record, text } = typed;
  const answer = yesOrNo(text);
  const isContradicted = record.registration !== null && !record.registration.settled;
  if (answer !== undefined) return press(typed, isContradicted ? `settle-${answer}` : `answer-${answer}`);
  const provider = services.providers.find(({ name }) => sameWords(name, text));
  return provider && press(typed, 'choose-provider', { provider: provider.id });
}

async function typedRecipient(typed: Typed): Promise<Reply | undefined> {
  const contacts = typed.record.account?.contacts ?? [];
  const index = contacts.findIndex((contact) =>
    [fullName(contact), contact.firstName, contact.lastName, contact.email].some((name) => sameWords(name, typed.text)),
  );
  const contact = contacts[index];
  if (contact === undefined) return undefined;
  const notice = `The mail goes to ${fullName(contact)}. Press “Send now” when it reads well.`;
  return draw(typed, notice, { answered: { recipient: String(index) } });
}

async function typedAgreement(typed: Typed): Promise<Reply | undefined> {
  if (/\b(not|ask|customer|mail)\b/i.test(typed.text)) {
    return draw(typed, 'We will mail the customer the link.', { answered: { how: 'ask-customer' } });
  }
  return /\b(already|signed)\b/i.test(typed.text)
    ? draw(typed, 'Enter the date on which it was signed.', { answered: { how: 'already-signed' } })
    : undefined;
}

async function typedProduct(typed: Typed): Promise<Reply | undefined> {
  const { services, record, text } = typed;
  const market = marketOf(record);
  if (record.choosing !== null || market === undefined) return undefined;
  const found = await searchCatalog(atProvider(services, record.providerId).partnerCenter, market, text);
  const exact = found.find(({ title }) => sameWords(title, text)) ?? (found.length === 1 ? found[0] : undefined);
  if (exact !== undefined) return press(typed, 'choose-product', { product: exact.value });
  if (found.length === 0) return undefined;
  return draw(typed, `${found.length} products match. Choose one from the list.`, { products: found });
}

function press({ services, caller, record }: Typed, verb: Verb, inputs: Inputs = {}): Promise<Reply> {
  return answerClick(services, caller, { address: { verb, id: record.id, revision: record.revision }, inputs });
}

/** The step's form again, with a word about what was understood. */
async function draw(
  { services, caller, record }: Typed,
  text: string,
  drawing: Pick<Drawing, 'answered' | 'products'>,
): Promise<Reply> {
  const notice = { tone: 'info' as const, text };
  return requesterReply(record, await drawOnboarding(services, record, { ...drawing, notice, seenBy: caller }));
}

function yesOrNo(text: string): 'yes' | 'no' | undefined {
  // "No idea" is no answer; "No, they have a tenant" is, and so is what stands on the button.
  const word = /^(yes|yep|y|no|nope|n)(?=$|[,.!])/i.exec(text)?.[1]?.toLowerCase();
  return word === undefined ? undefined : word.startsWith('y') ? 'yes' : 'no';
}

function sameWords(one: string, other: string): boolean {
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}@.]+/gu, ' ')
      .trim();
  return plain(one) !== '' && plain(one) === plain(other);
}
