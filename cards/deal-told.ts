import { type CrmOutcome, outcomeOf } from '../onboarding/crm.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Words } from '../words/words.ts';
import { contract } from './onboarding/contract.ts';
import { joined } from './onboarding/part-view.ts';
import { planWords, priceWords } from './plan-words.ts';

/** How a deal stands, in words, for the people of the CRM: nothing of what we pay, nor of people. */
export function dealTold(words: Words, record: Onboarding, link: string) {
  const outcome = outcomeOf(record);
  const { accountName, tenantId, domain, contract: terms, lines } = outcome;
  const parts = {
    stage: words.say(`cards.crm.${stageOf(outcome)}`),
    tenantId: tenantId ?? '',
    domain: domain ?? '',
    contract: terms === null ? '' : contractWords(words, record, terms),
    subscriptions: lines.map((line) => lineWords(words, line)).join('\n'),
    link,
  };
  const rows = [
    words.say('cards.crm.isAt', { stage: parts.stage }),
    ...(tenantId === null ? [] : [words.say('cards.crm.tenant', { tenantId, domain: parts.domain })]),
    ...(terms === null ? [] : [words.say('cards.crm.contract', { contract: parts.contract })]),
    ...(lines.length === 0 ? [] : [words.say('cards.crm.subscriptions'), parts.subscriptions]),
    words.say('cards.crm.open', { link }),
  ];
  const title = words.say('cards.crm.title', { accountName });
  return { ...parts, onboardingId: record.id, title, note: rows.join('\n') };
}

function stageOf({ stage, isOrdered, isTakenBack }: CrmOutcome) {
  if (isTakenBack) return 'taken-back';
  return stage === 'provisioning' && isOrdered ? 'ordered' : stage;
}

function contractWords(words: Words, record: Onboarding, terms: NonNullable<CrmOutcome['contract']>): string {
  const { frequency, paymentTerms, discountPercent } = terms;
  return joined([
    words.say(`terms.frequency.${frequency}`),
    words.say(`terms.paymentTerms.${paymentTerms}`),
    discountPercent === 0 ? '' : words.say('cards.summary.discount', { percent: discountPercent }),
    contract.note(words, record),
  ]);
}

function lineWords(words: Words, { product, quantity, sellingPrice, plan }: CrmOutcome['lines'][number]): string {
  return joined([product, priceWords(words, plan, quantity, sellingPrice), planWords(words, plan)]);
}
