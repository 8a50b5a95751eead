import assert from 'node:assert/strict';
import {
  type AddressRule,
  addressRule,
  addressStatuses,
  type CountryNeeds,
  proposeDomainPrefix,
  readCompanyForm,
} from '../../../onboarding/steps/company.ts';
import { americanNeeds } from '../../sample-records.ts';
import { address, company, rushmore, suggestion } from '../abc-corp.ts';
import { acceptedValue, describeMistakes, emptied } from './read-form.ts';

const usa: CountryNeeds = { ...americanNeeds, phonePattern: /^[2-9]\d{2}[ -]?\d{3}[ -]?\d{4}$/ };
const india: CountryNeeds = {
  ...usa,
  iso2: 'IN',
  cultures: ['en-IN'],
  states: [],
  stateRequired: false,
  cityRequired: false,
  postalCodePattern: /^\d{6}$/,
  registrationNumberRequired: true,
  registrationNumberPattern: /^[A-Z]{5}\d{4}[A-Z]$/,
  registrationNumberSample: 'ABCDE1234F',
  phoneRequired: true,
  phonePattern: /^\d{10}$/,
  callingCodes: ['91'],
};

const inUsa = {
  legalName: 'ABC Corporation',
  domainPrefix: 'AbcCorp',
  addressLine1: '1 Microsoft Way',
  city: 'Redmond',
  state: 'wa',
  postalCode: '98052',
  culture: 'en-US',
  segment: 'commercial',
};
const inIndia = {
  ...inUsa,
  culture: 'en-IN',
  state: '',
  city: '',
  postalCode: '560001',
  registrationNumber: 'ABCDE1234F',
};

describe('the company form', () => {
  describe('in a country with states', () => {
    describeMistakes((inputs) => readCompanyForm(inputs, usa, [rushmore]), inUsa, [
      [
        'nothing is filled in',
        emptied(inUsa),
        {
          legalName: 'missing',
          domainPrefix: 'missing',
          addressLine1: 'missing',
          city: 'missing',
          state: 'choose-state',
          postalCode: 'missing',
          culture: 'choose-language',
          segment: 'choose-segment',
        },
      ],
      ['a legal form is no name', { legalName: 'G.m.b.H.' }, { legalName: 'legal-form-only' }],
      ['a letter is no name', { legalName: 'X' }, { legalName: 'legal-form-only' }],
      ['the name is too long', { legalName: 'x'.repeat(101) }, { legalName: 'too-long' }],
      ['the prefix is a whole domain', { domainPrefix: 'abc.onmicrosoft.com' }, { domainPrefix: 'letters-and-digits' }],
      ['the prefix is too long', { domainPrefix: 'x'.repeat(28) }, { domainPrefix: 'too-long' }],
      ['the prefix has an accent', { domainPrefix: 'müller' }, { domainPrefix: 'letters-and-digits' }],
      ['the state is not one', { state: 'Washington' }, { state: 'not-a-state' }],
      ['the postal code does not fit', { postalCode: 'SW1A 1AA' }, { postalCode: 'wrong-postal-code' }],
      ['the address is too long', { addressLine1: 'x'.repeat(201) }, { addressLine1: 'too-long' }],
      ['the language is another country’s', { culture: 'de-DE' }, { culture: 'choose-language' }],
      ['the contact is none', { companyContact: '3' }, { companyContact: 'choose-contact' }],
      ['a registration number is not asked for', { registrationNumber: '??' }, {}],
    ]);
  });

  describe('in a country that wants a registration number and a phone number', () => {
    const reachable = { ...rushmore, phone: '+91 9876543210' };
    describeMistakes((inputs) => readCompanyForm(inputs, india, [reachable, rushmore]), inIndia, [
      ['the registration number is missing', { registrationNumber: '' }, { registrationNumber: 'missing' }],
      ['the number does not fit', { registrationNumber: '12' }, { registrationNumber: 'wrong-registration-number' }],
      ['the contact has no phone number there', { companyContact: '1' }, { companyContact: 'country-wants-phone' }],
      ['any state will do', { state: 'Karnataka' }, {}],
    ]);
  });

  it('reads everything cleaned, and sends no registration number where none is wanted', () => {
    const typed = { ...inUsa, legalName: ' ABC \u202eCorporation ', registrationNumber: '123' };
    assert.deepEqual(acceptedValue(readCompanyForm(typed, usa, [rushmore])), company);
  });

  it('proposes a prefix that it would take', () => {
    assert.equal(proposeDomainPrefix('Müller & Söhne GmbH'), 'mullersohnegmbh');
    assert.equal(proposeDomainPrefix('A'.repeat(40)).length, 27);
    assert.equal(proposeDomainPrefix('株式会社'), '');
  });
});

describe('what may be done with an address', () => {
  const rules: Record<(typeof addressStatuses)[number], [alone: AddressRule, withBetter: AddressRule]> = {
    VerifiedShippable: ['settled', 'keep-freely'],
    Verified: ['settled', 'keep-freely'],
    InteractionRequired: ['must-change', 'must-change'],
    StreetPartial: ['must-change', 'must-change'],
    PremisesPartial: ['must-change', 'must-change'],
    Multiple: ['must-change', 'must-change'],
    None: ['keep-with-reason', 'keep-with-reason'],
    NotValidated: ['keep-with-reason', 'keep-with-reason'],
  };
  for (const status of addressStatuses) {
    it(`that is ${status}: ${rules[status].join(', or with a better one ')}`, () => {
      const rule = (suggestions: (typeof address)[]) => addressRule({ status, suggestions, message: '' }, address);
      assert.deepEqual([rule([]), rule([suggestion])], rules[status]);
      assert.equal(rule([{ ...address, city: 'REDMOND' }]), rules[status][0]);
    });
  }
});
