import type { PersonCommand } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { openProposables, type Proposals, proposalOf } from '../../onboarding/proposals.ts';
import { mayBeFilledIn } from '../../onboarding/stage.ts';
import { marketOf } from '../../onboarding/steps.ts';
import { isForApprovers } from '../../onboarding/who-may.ts';
import { agreementTemplates } from '../lookups/agreement-templates.ts';
import { marketCurrency } from '../lookups/market-currency.ts';
import { type Asked, lookupsOf, usualTerms } from './asked.ts';
import { orWithout } from './or-without.ts';

/** What stands in the parts that the rep would be asked for after this, unless the settings want them asked. */
export async function proposalsAfter(asked: Asked, record: Onboarding, command: PersonCommand): Promise<Proposals> {
  // Who decides on it fills in nothing.
  if (!mayBeFilledIn(record) || isForApprovers(command.change.kind)) return {};
  const decision = decide(record, command, asked.services.now());
  return decision.outcome === 'changed' ? proposalsFor(asked, decision.record) : {};
}

function proposalsFor({ services, caller }: Asked, record: Onboarding): Promise<Proposals> {
  const open = openProposables(record).filter((part) => !services.alwaysAsk.includes(part));
  if (open.length === 0) return Promise.resolve({});
  const lookups = lookupsOf(services, record.providerId, caller.person.id);
  const look = async () => {
    const [templates, currency] = await Promise.all([
      open.includes('agreement') ? agreementTemplates(lookups.agreements, services.ownTemplates) : [],
      open.includes('contract') ? marketCurrency(lookups.catalog, services.ifInTime, marketOf(record)) : undefined,
    ]);
    const { discountPercent } = usualTerms(services, record.providerId);
    return proposalOf(record, templates[0], currency === undefined ? undefined : { currency, discountPercent });
  };
  return orWithout(services, record, 'agreement and contract are asked for', look(), {});
}
