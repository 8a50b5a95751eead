import { cleanText, type FieldErrors } from '../../../onboarding/form.ts';
import { isFreeMail } from '../../../onboarding/free-mail.ts';
import { domainOf } from '../../../onboarding/steps/account.ts';
import { type Answer, contradicts, proposedAnswer } from '../../../onboarding/steps/registration.ts';
import { findOutAboutCustomer } from '../../lookups/find-out-about-customer.ts';
import { type Action, change, changeFrom, formAgain, type Pressed, type Reading } from '../action.ts';
import { lookupsOf } from '../asked.ts';
import { orWithout } from '../or-without.ts';
import { proposedInvitation, readMail, readNoMail } from './invitation.ts';
import { type ContextOf, type Gathering, type StepRow, sameWords } from './step.ts';

const noProvider: FieldErrors = { provider: { code: 'choose-provider' } };

const answers = (answer: Answer): Action => ({
  effect: 'writes',
  does: 'answer-registration',
  read: (pressed) => checkAnswer(pressed, answer),
});

export const registration = {
  gather,
  understand({ services, record, text }) {
    const answer = yesOrNo(text);
    const isContradicted = record.registration !== null && !record.registration.settled;
    if (answer !== undefined) return { kind: 'press', verb: isContradicted ? `settle-${answer}` : `answer-${answer}` };
    const provider = services.providers.find(({ name }) => sameWords(name, text));
    return provider && { kind: 'press', verb: 'choose-provider', inputs: { provider: provider.id } };
  },
  actions: {
    /** Named in words before the question is answered. */
    'choose-provider': {
      effect: 'writes',
      does: 'choose-provider',
      read: ({ services, inputs: { provider = '' } }) =>
        services.providers.some(({ id }) => id === provider)
          ? change({ kind: 'choose-provider', providerId: provider })
          : formAgain({ provider }, noProvider),
    },
    'answer-yes': answers('yes'),
    'answer-no': answers('no'),
    /** With the part that follows on the same card. */
    'answer-no-and-invite': { effect: 'writes', does: 'answer-registration', read: inviteAtOnce },
    'settle-yes': {
      effect: 'writes',
      does: 'settle-registration',
      read: () => change({ kind: 'settle-registration', answer: 'yes' }),
    },
    'settle-no': { effect: 'writes', does: 'settle-registration', read: settleNo },
  },
} satisfies StepRow<ContextOf<'registration'>>;

/** What is found out about the customer proposes an answer; the question waits for it no longer than for anything else. */
async function gather(gathering: Gathering): Promise<ContextOf<'registration'>> {
  const { services, lookups, record } = gathering;
  if (record.registration?.settled === false) return { step: 'registration', finding: null, invitation: null };
  const asked = findOutAboutCustomer(lookups.directory, services, record);
  const finding = await orWithout(services, record, 'a question is asked without a proposal', asked, null);
  const follows =
    finding !== null &&
    proposedAnswer(finding) === 'no' &&
    record.invitation === null &&
    services.providers.length === 1;
  const invitation = follows
    ? orWithout(
        services,
        record,
        'the invitation is asked for later',
        proposedInvitation(gathering, finding.kind === 'tenant'),
        null,
      )
    : null;
  return { step: 'registration', finding, invitation: await invitation };
}

/** The answer is checked before it is believed: what is found out goes into the record with it. */
async function checkAnswer({ services, caller, record, inputs }: Pressed, answer: Answer): Promise<Reading> {
  const providerId = inputs.provider ?? record.providerId;
  if (!services.providers.some(({ id }) => id === providerId)) return formAgain(inputs, noProvider);
  const { directory } = lookupsOf(services, providerId, caller.person.id);
  const finding = await findOutAboutCustomer(directory, services, record);
  return change({ kind: 'answer-registration', providerId, answer, finding });
}

/** "No", and the mail or the market beside it; where the answer is in doubt by now nothing leaves before that is settled. */
async function inviteAtOnce(pressed: Pressed): Promise<Reading> {
  const { services, lookups, record, inputs } = pressed;
  const { providerId } = record;
  const finding = await findOutAboutCustomer(lookups.directory, services, record);
  if (contradicts('no', finding)) return change({ kind: 'answer-registration', providerId, answer: 'no', finding });
  const read = await (finding.kind === 'our-customer' ? readNoMail(pressed) : readMail(pressed));
  return changeFrom(read, inputs, (invitation) => ({
    kind: 'answer-registration',
    providerId,
    answer: 'no',
    finding,
    invitation,
  }));
}

/**
 * "No" although no tenant was found: it may go by another domain. Where the rep knows it, that one is looked at; where
 * not, somebody is asked once a tenant of that name has accepted.
 */
async function settleNo({ services, lookups, record, inputs }: Pressed): Promise<Reading> {
  const typed = cleanText(inputs.website ?? '').toLowerCase();
  if (typed === '' || record.account === null) return change({ kind: 'settle-registration', answer: 'no' });
  const domain = domainOf(typed);
  if (domain === null) return formAgain(inputs, { website: { code: 'not-a-web-address' } });
  if (isFreeMail(domain)) return formAgain(inputs, { website: { code: 'free-mail-domain' } });
  const under = { ...record, account: { ...record.account, domain } };
  const finding = await findOutAboutCustomer(lookups.directory, services, under);
  if (finding.kind === 'no-tenant') {
    return formAgain(inputs, { website: { code: 'no-tenant-either', values: { domain } } });
  }
  return change({ kind: 'answer-registration', providerId: record.providerId, answer: 'no', finding, domain });
}

/** "No idea" is no answer; "No, they have a tenant" is, and so is what stands on the button. */
function yesOrNo(text: string): Answer | undefined {
  const word = /^(yes|yep|y|no|nope|n)(?=$|[,.!])/i.exec(text)?.[1]?.toLowerCase();
  return word === undefined ? undefined : word.startsWith('y') ? 'yes' : 'no';
}
