import type { Onboarding } from '../../onboarding/onboarding.ts';
import { type Answer, type Finding, proposedAnswer, type Registration } from '../../onboarding/steps/registration.ts';
import type { Words } from '../../words/words.ts';
import { type Card, stackCards } from '../card.ts';
import { renderView } from '../render.ts';
import type { Provider } from './header.ts';
import { type InvitationContext, invitationForm } from './invitation.ts';
import type { Shown } from './part-view.ts';

/** "First registration with Provider?", or, when what we found contradicts the answer, the question what to believe. */
export const registration = { form, summary, note };

export interface RegistrationContext {
  /** Null = nothing was found out in time. */
  readonly finding: Finding | null;
  /** What follows on "No", where that is proposed: it is filled in on the same card. */
  readonly invitation: InvitationContext | null;
}

function form(words: Words, record: Onboarding, { providers }: Shown, context: RegistrationContext): Card {
  const { registration } = record;
  return registration === null || registration.settled
    ? question(words, record, providers, context)
    : contradiction(words, record, registration);
}

function summary(words: Words, { registration }: Onboarding): string {
  if (registration === null) return '';
  return words.say(registration.answer === 'yes' ? 'cards.summary.newTenant' : 'cards.summary.ownTenant');
}

function note(words: Words, { registration }: Onboarding): string {
  return registration === null ? '' : findingNote(words, registration.finding);
}

function findingNote(words: Words, finding: Finding): string {
  switch (finding.kind) {
    case 'tenant':
      return words.say('cards.note.tenantFound', { domain: finding.domain });
    case 'our-customer':
      return words.say('cards.note.ourCustomer', { companyName: finding.companyName, domain: finding.domain });
    case 'no-tenant':
      return words.say('cards.note.noTenant', { domain: finding.domain });
    case 'no-domain':
      return words.say('cards.note.noDomain');
    case 'being-onboarded':
      return words.say('cards.note.beingOnboarded', { name: finding.by, domain: finding.domain });
    case 'unknown':
      return words.say('cards.note.notChecked', { why: finding.why });
  }
}

/** What is proposed comes first, and is the button that is seen first. */
function question(
  words: Words,
  record: Onboarding,
  providers: readonly Provider[],
  { finding, invitation }: RegistrationContext,
): Card {
  const head = {
    asks: words.say('cards.registration.asks', { customer: record.accountName }),
    found: finding === null ? '' : proposalWords(words, finding),
    severalProviders: providers.length > 1,
    providers: providers.map(({ id, name }) => ({ title: name, value: id })),
    providerId: record.providerId,
  };
  const proposed = (finding && proposedAnswer(finding)) ?? undefined;
  const yes = answerView(words, record, 'yes', { proposed, isAlone: invitation !== null });
  const no =
    invitation === null
      ? [answerView(words, record, 'no', { proposed, isAlone: false })]
      : [
          meaningOf(words, record, 'no', noButton, finding),
          invitationForm(words, record, invitation, 'answer-no-and-invite'),
        ];
  const answers = proposed === 'no' ? [...no, yes] : [yes, ...no];
  return stackCards([renderView(words, 'onboarding/registration', head, record), ...answers]);
}

const noButton = { title: '', verb: '', style: 'default', inputs: 'none' } as const;

/** @param isAlone the inputs on the card are the other answer's */
function answerView(
  words: Words,
  record: Onboarding,
  answer: Answer,
  { proposed, isAlone }: { proposed: Answer | undefined; isAlone: boolean },
): Card {
  return meaningOf(words, record, answer, {
    title: words.say(answer === 'yes' ? 'cards.registration.answerYes' : 'cards.registration.answerNo'),
    verb: `answer-${answer}`,
    style: proposed === answer ? 'positive' : 'default',
    inputs: isAlone ? 'none' : 'auto',
  });
}

/** What an answer means for this customer, with the button that gives it. */
function meaningOf(
  words: Words,
  record: Onboarding,
  answer: Answer,
  button: Readonly<Record<'title' | 'verb' | 'style' | 'inputs', string>>,
  finding: Finding | null = null,
): Card {
  const no = finding?.kind === 'our-customer' ? 'cards.registration.noMeansOurs' : 'cards.registration.noMeans';
  const text =
    answer === 'yes'
      ? { answer: words.say('cards.registration.yes'), means: words.say('cards.registration.yesMeans') }
      : { answer: words.say('cards.registration.no'), means: words.say(no) };
  return renderView(words, 'onboarding/registration-answer', { ...text, ...button }, record);
}

/** What was found out, and what that speaks for. */
function proposalWords(words: Words, finding: Finding): string {
  switch (finding.kind) {
    case 'no-tenant':
      return words.say('cards.registration.noTenant', { domain: finding.domain });
    case 'tenant':
      return words.say('cards.registration.tenant', { domain: finding.domain });
    case 'our-customer': {
      const { companyName, domain } = finding;
      return words.say('cards.registration.ourCustomer', { companyName, domain });
    }
    case 'being-onboarded':
    case 'no-domain':
    case 'unknown':
      return findingWords(words, finding).found;
  }
}

function contradiction(words: Words, record: Onboarding, { answer, finding }: Registration): Card {
  const keep = { verb: verbs[answer], title: words.say(keepTitle(answer, finding)) };
  const other = { verb: verbs[opposite[answer]], title: words.say(switchTitle(opposite[answer], finding)) };
  // Somebody else's onboarding speaks for neither answer: then the rep's own comes first.
  const [first, second] = finding.kind === 'being-onboarded' ? [keep, other] : [other, keep];
  return renderView(
    words,
    'onboarding/contradiction',
    { ...findingWords(words, finding), first, second, asksDomain: finding.kind === 'no-tenant' },
    record,
  );
}

const opposite: Readonly<Record<Answer, Answer>> = { yes: 'no', no: 'yes' };
const verbs: Readonly<Record<Answer, string>> = { yes: 'settle-yes', no: 'settle-no' };

function switchTitle(to: Answer, finding: Finding) {
  if (to === 'yes') return 'cards.registration.answerYes';
  return finding.kind === 'our-customer' ? 'cards.contradiction.useTheirs' : 'cards.registration.answerNo';
}

function keepTitle(kept: Answer, finding: Finding) {
  if (kept === 'yes') return 'cards.contradiction.createAnyway';
  return finding.kind === 'being-onboarded'
    ? 'cards.contradiction.goOnWithTheirs'
    : 'cards.contradiction.underOtherDomain';
}

function findingWords(words: Words, finding: Finding): { found: string; advice: string } {
  switch (finding.kind) {
    case 'tenant':
      return {
        found: words.say('cards.contradiction.tenant', { domain: finding.domain }),
        advice: words.say('cards.contradiction.tenantAdvice'),
      };
    case 'our-customer': {
      const { companyName, domain } = finding;
      return {
        found: words.say('cards.contradiction.ourCustomer', { companyName, domain }),
        advice: words.say('cards.contradiction.ourCustomerAdvice'),
      };
    }
    case 'no-tenant':
      return {
        found: words.say('cards.contradiction.noTenant', { domain: finding.domain }),
        advice: words.say('cards.contradiction.noTenantAdvice'),
      };
    case 'being-onboarded': {
      const { by: name, accountName, domain } = finding;
      return {
        found: words.say('cards.contradiction.beingOnboarded', { name, accountName, domain }),
        advice: words.say('cards.contradiction.beingOnboardedAdvice'),
      };
    }
    case 'no-domain':
      return { found: words.say('cards.contradiction.noDomain'), advice: '' };
    case 'unknown': {
      const { domain, why } = finding;
      return { found: words.say('cards.contradiction.notChecked', { domain, why }), advice: '' };
    }
  }
}
