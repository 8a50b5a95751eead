import { accountKey, plainName } from './account-name.ts';
import { type CrmBrought, domainIn } from './crm-link.ts';
import type { Onboarding } from './onboarding.ts';
import type { Proposed } from './proposed.ts';
import { lockReason } from './steps.ts';

/**
 * The account that the customer was taken for, and is not by name nor by domain; undefined = it is that one, there was
 * none, or what it has brought stands in a tenant already.
 */
export function accountLeft(record: Onboarding, accountName: string, domain: string | null): CrmBrought | undefined {
  const { crmBrought } = record;
  if (crmBrought === null || lockReason(record, 'company') !== undefined) return undefined;
  if (accountKey(crmBrought.name) === accountKey(accountName)) return undefined;
  return crmBrought.domain !== '' && crmBrought.domain === domain ? undefined : crmBrought;
}

/** Whether a mail address is one of the account's people. */
export function isAtAccount({ domain }: CrmBrought, email: string): boolean {
  return domain !== '' && domainIn(email) === domain;
}

/** Without what only that account has brought; what somebody typed stays. Company details that hold some of it are asked for again. */
export function withoutBrought(record: Onboarding, accountName: string, domain: string | null): Onboarding {
  const left = accountLeft(record, accountName, domain);
  if (left === undefined) return record;
  const { company, proposed } = record;
  const isOf = company !== null && (company.legalName === left.name || isAddressOf(left, company));
  const start = isOf ? company : proposed?.company;
  return {
    ...record,
    crmBrought: null,
    company: isOf ? null : company,
    proposed: {
      contacts: proposed?.contacts ?? [],
      website: proposed?.website ?? '',
      market: isMarketOf(left, proposed) ? null : (proposed?.market ?? null),
      company: start ? companyWithout(left, start) : null,
    },
  };
}

type Company = NonNullable<Proposed['company']>;

function companyWithout(left: CrmBrought, start: Company): Company | null {
  const { culture, registrationNumber } = start;
  const isOwnAddress = !isAddressOf(left, start);
  const legalName = start.legalName === left.name ? '' : start.legalName;
  if (legalName === '' && !isOwnAddress) return null;
  const nowhere = { addressLine1: '', addressLine2: '', city: '', state: '', postalCode: '' };
  const address = isOwnAddress ? start.address : { ...nowhere, country: start.address.country };
  return { legalName, address, culture, registrationNumber };
}

/** However the postal service writes it. */
function isAddressOf({ company }: CrmBrought, { address }: Pick<Company, 'address'>): boolean {
  const { addressLine1 = '', city = '' } = company?.address ?? {};
  return (
    city !== '' &&
    plainName(addressLine1) === plainName(address.addressLine1) &&
    plainName(city) === plainName(address.city)
  );
}

function isMarketOf({ market }: CrmBrought, proposed: Proposed | null): boolean {
  return market !== null && market.country === proposed?.market?.country;
}
