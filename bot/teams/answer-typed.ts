import { searchCatalog } from '../enquiries/offer-product.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import { fullName } from '../onboarding/parts/account.ts';
import { currentStep, marketOf } from '../onboarding/steps.ts';
import type { Caller } from './caller.ts';
import { answerClick } from './clicks/answer-click.ts';
import type { Verb } from './clicks/click.ts';
import { drawOnboarding } from './draw-onboarding.ts';
import { type Reply, requesterReply } from './reply.ts';
import { atProvider, type Services } from './services.ts';

/**
 * A plain answer, typed where one question is asked, does what the button or the field would. Undefined = it answers
 * nothing that is asked now.
 */
export async function answerTyped(
  services: Services,
  caller: Caller,
  record: Onboarding,
  text: string,
): Promise<Reply | undefined> {
  if (record.stage.kind !== 'drafting' || record.requester.id !== caller.person.id) return undefined;
  const press = (verb: Verb, inputs: Readonly<Record<string, string>> = {}) =>
    answerClick(services, caller, { address: { verb, id: record.id, revision: record.revision }, inputs });
  switch (currentStep(record)) {
    case 'registration':
      return typedRegistration(services, caller, record, text, press);
    case 'invitation':
      return typedRecipient(services, caller, record, text);
    case 'agreement':
      return typedAgreement(services, caller, record, text);
    case 'subscriptions':
      return typedProduct(services, caller, record, text, press);
    case 'review':
      return /^submit\b/i.test(text) ? press('submit') : undefined;
    case 'account':
    case 'company':
    case 'contract':
      return undefined;
  }
}

type Press = (verb: Verb, inputs?: Readonly<Record<string, string>>) => Promise<Reply>;

async function typedRegistration(
  services: Services,
  caller: Caller,
  record: Onboarding,
  text: string,
  press: Press,
): Promise<Reply | undefined> {
  const answer = yesOrNo(text);
  const isContradicted = record.registration !== null && !record.registration.settled;
  if (answer !== undefined) return press(isContradicted ? `settle-${answer}` : `answer-${answer}`);
  const provider = services.providers.find(({ name }) => sameWords(name, text));
  if (provider === undefined) return undefined;
  return draw(
    services,
    caller,
    record,
    { provider: provider.id },
    `${provider.name} is chosen. Is it the first registration?`,
  );
}

async function typedRecipient(
  services: Services,
  caller: Caller,
  record: Onboarding,
  text: string,
): Promise<Reply | undefined> {
  const contacts = record.account?.contacts ?? [];
  const index = contacts.findIndex((contact) =>
    [fullName(contact), contact.firstName, contact.lastName, contact.email].some((name) => sameWords(name, text)),
  );
  const contact = contacts[index];
  if (contact === undefined) return undefined;
  return draw(
    services,
    caller,
    record,
    { recipient: String(index) },
    `The mail goes to ${fullName(contact)}. Press “Send now” when it reads well.`,
  );
}

async function typedAgreement(
  services: Services,
  caller: Caller,
  record: Onboarding,
  text: string,
): Promise<Reply | undefined> {
  const how = /already|signed/i.test(text)
    ? 'already-signed'
    : /ask|customer|mail/i.test(text)
      ? 'ask-customer'
      : undefined;
  if (how === undefined) return undefined;
  const notice =
    how === 'ask-customer' ? 'We will mail the customer the link.' : 'Enter the date on which it was signed.';
  return draw(services, caller, record, { how }, notice);
}

async function typedProduct(
  services: Services,
  caller: Caller,
  record: Onboarding,
  text: string,
  press: Press,
): Promise<Reply | undefined> {
  const market = marketOf(record);
  if (record.choosing !== null || market === undefined) return undefined;
  const found = await searchCatalog(atProvider(services, record.providerId).partnerCenter, market, text);
  const exact = found.find(({ title }) => sameWords(title, text)) ?? (found.length === 1 ? found[0] : undefined);
  if (exact !== undefined) return press('choose-product', { product: exact.value });
  if (found.length === 0) return undefined;
  const notice = { tone: 'info' as const, text: `${found.length} products match. Choose one from the list.` };
  const card = await drawOnboarding(services, record, { notice, products: found, seenBy: caller });
  return requesterReply(record, card);
}

/** The step's form again with this one field answered, and a word about it. */
async function draw(
  services: Services,
  caller: Caller,
  record: Onboarding,
  answered: Readonly<Record<string, string>>,
  text: string,
): Promise<Reply> {
  const card = await drawOnboarding(services, record, {
    answered,
    notice: { tone: 'info', text },
    seenBy: caller,
  });
  return requesterReply(record, card);
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
