import { countryName, sellableCountries } from '../../../../onboarding/countries.ts';
import { type FieldErrors, FormReader, type Inputs } from '../../../../onboarding/form.ts';
import type { Onboarding } from '../../../../onboarding/onboarding.ts';
import { readCompanyForm, readDomainPrefix } from '../../../../onboarding/steps/company.ts';
import { checkAddress } from '../../../lookups/check-address.ts';
import { countryNeeds } from '../../../lookups/country-needs.ts';
import { askDomain } from '../../../lookups/propose-domain.ts';
import type { Services } from '../../services.ts';
import { again, change, type Reading } from './read-change.ts';

/** Verify address: reads the form by its country's rules, checks the domain, and asks Microsoft about the address. */
export async function readCompanyChange(
  { partnerCenter }: Services,
  record: Onboarding,
  inputs: Inputs,
): Promise<Reading> {
  const { country: ownCountry } = await partnerCenter.partnerProfile();
  const country = (inputs.country ?? ownCountry).toUpperCase();
  if (!sellableCountries(ownCountry).some(({ iso2 }) => iso2 === country)) {
    const text = `This provider may not sell to ${/^[A-Z]{2}$/.test(country) ? countryName(country) : 'this country'}. Choose one from the list.`;
    return again({ ...inputs, country: ownCountry }, { country: text });
  }
  const needs = await countryNeeds(partnerCenter, country);
  const read = readCompanyForm(inputs, needs, record.account?.contacts ?? []);
  if (!read.ok) return again(inputs, read.errors);
  const { state, name } = await askDomain(partnerCenter, read.value.domainPrefix);
  if (state === 'taken') return again(inputs, { domainPrefix: `${name} is taken. Choose another prefix.` });
  if (state === 'unknown') {
    return again(inputs, {
      domainPrefix: `Microsoft did not say whether ${name} is free. Press Verify address again.`,
    });
  }
  const check = await checkAddress(partnerCenter, read.value.address);
  return change({ kind: 'save-company', company: read.value, check });
}

/** What is wrong with the domain alone, before anybody is asked about it. */
export function domainMistakes(inputs: Inputs): FieldErrors {
  const form = new FormReader(inputs);
  const read = form.result(readDomainPrefix(form));
  return read.ok ? {} : read.errors;
}

/** The company form as it was filled in, to correct the address. */
export function addressInputs(record: Onboarding): Inputs | null {
  const { company, account } = record;
  if (company === null) return null;
  const contact = account?.contacts.findIndex(({ email }) => email === company.contact.email) ?? 0;
  return {
    legalName: company.legalName,
    domainPrefix: company.domainPrefix,
    ...company.address,
    culture: company.culture,
    registrationNumber: company.registrationNumber,
    companyContact: String(Math.max(0, contact)),
    segment: company.segment,
  };
}
