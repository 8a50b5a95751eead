import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Answer, Finding, Registration } from '../../onboarding/steps/registration.ts';
import type { Card } from '../card.ts';
import { renderView } from '../render.ts';
import type { Provider } from './header.ts';

/** "First registration with Provider?", or, when what we found contradicts the answer, the question what to believe. */
export function registrationForm(record: Onboarding, providers: readonly Provider[]): Card {
  const { registration } = record;
  return registration === null || registration.settled
    ? question(record, providers)
    : contradiction(record, registration);
}

function question(record: Onboarding, providers: readonly Provider[]): Card {
  const choices = providers.map(({ id, name }) => ({ title: name, value: id }));
  return renderView('onboarding/registration', { providers: choices, providerId: record.providerId }, record);
}

function contradiction(record: Onboarding, { answer, finding }: Registration): Card {
  const keep = { verb: verbs[answer], title: keepTitle(answer, finding) };
  const other = { verb: verbs[opposite[answer]], title: switchTitle(opposite[answer], finding) };
  // Somebody else's onboarding speaks for neither answer: then the rep's own comes first.
  const [first, second] = finding.kind === 'being-onboarded' ? [keep, other] : [other, keep];
  return renderView(
    'onboarding/contradiction',
    { ...findingWords(finding), first, second, asksDomain: finding.kind === 'no-tenant' },
    record,
  );
}

const opposite: Readonly<Record<Answer, Answer>> = { yes: 'no', no: 'yes' };
const verbs: Readonly<Record<Answer, string>> = { yes: 'settle-yes', no: 'settle-no' };

function switchTitle(to: Answer, finding: Finding): string {
  if (to === 'yes') return 'Yes, create a new tenant';
  return finding.kind === 'our-customer' ? 'No, use the tenant they have with us' : 'No, they have a tenant';
}

function keepTitle(kept: Answer, finding: Finding): string {
  if (finding.kind === 'being-onboarded')
    return kept === 'yes' ? 'Create a new tenant anyway' : 'Go on with their tenant';
  return kept === 'yes' ? 'Create a new tenant anyway' : 'They have a tenant under another domain';
}

function findingWords(finding: Finding): { found: string; advice: string } {
  switch (finding.kind) {
    case 'tenant':
      return {
        found: `${finding.domain} already has a Microsoft tenant.`,
        advice:
          'So this is hardly their first registration. A second tenant would have its own users, mail and licences, and its name could never be given back.',
      };
    case 'our-customer':
      return {
        found: `${finding.companyName} (${finding.domain}) already is our customer in Partner Center.`,
        advice: 'Nobody has to be invited: you can go straight on with contract and subscriptions.',
      };
    case 'no-tenant':
      return {
        found: `There is no Microsoft tenant for ${finding.domain}.`,
        advice: 'So they probably need a new one, unless theirs goes by another domain.',
      };
    case 'being-onboarded':
      return {
        found: `${finding.by} is already onboarding ${finding.accountName} (${finding.domain}).`,
        advice: 'Please talk to each other first, so that the customer is not asked twice.',
      };
    case 'no-domain':
      return { found: 'No web or mail domain is known, so nothing could be checked.', advice: '' };
    case 'unknown':
      return { found: `${finding.domain} could not be checked: ${finding.why}`, advice: '' };
  }
}
