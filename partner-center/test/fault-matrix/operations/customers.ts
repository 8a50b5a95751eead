import type { State } from '../../../../simulator/state.ts';
import { noneWhenNotFound } from '../expected.ts';
import type { Operation } from '../operation.ts';
import { reseller, stranger, tania } from '../prepared-partner.ts';

const domain = 'abccorp.onmicrosoft.com';
const confirmation = { primaryContact: tania, dateAgreed: '2026-03-01' };
const user = {
  usageLocation: 'US',
  userPrincipalName: 'tania@adatum.onmicrosoft.com',
  firstName: 'Tania',
  lastName: 'Carr',
  displayName: 'Tania Carr',
  passwordProfile: { password: 'Given2Tania!', forceChangePassword: true },
};
const attestation = { country: 'US', language: 'en-US', companyName: 'ABC Corp', signatory: tania };

const newMail = 'billing@adatum.com';

const sandbox = { sandbox: true };
/** Repeated after it was done: Partner Center no longer knows the customer, so the caller has to look. */
const goneAlready = { again: { result: 'partner-center-not-found', effects: 1 } } as const;
/** Repeated after it was done: the etag is the one before. */
const staleEtag = { again: { result: 'partner-center-refused', effects: 1 } } as const;
/** The simulator goes no further than the documents. */
const notOffered = { usual: { fails: ['partner-center-unavailable', 'cannot-answer'] } } as const;

/** Customers, their profiles, users and agreements. */
export const ofCustomers: readonly Operation[] = [
  {
    name: 'createCustomer',
    call: (client, _, ids) => client.createCustomer(stranger(domain), ids),
    effects: customersWithDomain,
    refusals: ['600006'],
  },
  {
    name: 'createCustomer',
    variant: 'for a reseller',
    call: (client, _, ids) => client.createCustomer({ ...stranger(domain), associatedPartnerId: reseller }, ids),
    effects: customersWithDomain,
    switches: { partnerType: 'indirect' },
    refusals: ['600006'],
  },
  {
    name: 'getCustomer',
    call: (client, { customerId }) => client.getCustomer(customerId),
    refusals: ['20002'],
    except: { ...noneWhenNotFound, '403 20002': { result: 'nothing' } },
  },
  { name: 'customers', call: (client) => client.customers() },
  { name: 'findCustomersByDomain', call: (client) => client.findCustomersByDomain('adatum.com') },
  { name: 'findCustomersByName', call: (client) => client.findCustomersByName('Ada') },
  {
    name: 'endRelationship',
    call: (client, { newcomerId }, ids) => client.endRelationship(newcomerId, ids),
    effects: ({ customers }, { newcomerId }) =>
      customers.filter(({ id, relationship }) => id === newcomerId && relationship === 'none').length,
    except: { 'drop after': goneAlready, slow: goneAlready },
  },
  {
    name: 'deleteCustomer',
    call: (client, { newcomerId }, ids) => client.deleteCustomer(newcomerId, ids),
    effects: ({ customers }, { newcomerId }) => (customers.some(({ id }) => id === newcomerId) ? 0 : 1),
    switches: sandbox,
    except: { 'drop after': goneAlready, slow: goneAlready },
  },
  { name: 'customerCompanyProfile', call: (client, { customerId }) => client.customerCompanyProfile(customerId) },
  { name: 'customerBillingProfile', call: (client, { customerId }) => client.customerBillingProfile(customerId) },
  {
    name: 'updateCustomerBillingProfile',
    call: (client, { customerId, billingProfile }, ids) =>
      client.updateCustomerBillingProfile(customerId, { ...billingProfile, email: newMail }, ids),
    effects: ({ customers }) => customers.filter(({ billingProfile }) => billingProfile.email === newMail).length,
    except: { 'drop after': staleEtag, slow: staleEtag },
  },
  { name: 'customerOrganization', call: (client, { customerId }) => client.customerOrganization(customerId) },
  { name: 'customDomains', call: (client, { customerId }) => client.customDomains(customerId) },
  {
    name: 'createCustomerUser',
    call: (client, { customerId }, ids) => client.createCustomerUser(customerId, user, ids),
    effects: ({ customers }) => customers.flatMap(({ users }) => users).length,
  },
  { name: 'qualifications', call: (client, { customerId }) => client.qualifications(customerId) },
  {
    name: 'addQualification',
    call: (client, { customerId }, ids) =>
      client.addQualification(customerId, { qualification: 'StateOwnedEntity' }, ids),
    effects: ({ customers }) => customers.flatMap(({ qualifications }) => qualifications).length,
  },
  {
    name: 'verificationStatus',
    call: (client, { customerId }) => client.verificationStatus(customerId),
    except: { '404 late': { result: 'another' } },
  },
  { name: 'customerRelationships', call: (client, { customerId }) => client.customerRelationships(customerId) },

  { name: 'agreementTemplates', call: (client) => client.agreementTemplates() },
  { name: 'agreementDocument', call: (client, { templateId }) => client.agreementDocument(templateId, 'en-US', 'US') },
  { name: 'customerAgreements', call: (client, { customerId }) => client.customerAgreements(customerId) },
  { name: 'isAgreementSignedDirectly', call: (client, { customerId }) => client.isAgreementSignedDirectly(customerId) },
  {
    name: 'confirmAgreement',
    call: (client, { newcomerId, templateId }, ids) =>
      client.confirmAgreement(newcomerId, { ...confirmation, templateId }, ids),
    effects: ({ customers }) => customers.flatMap(({ confirmations }) => confirmations).length,
    refusals: ['600006'],
  },
  {
    name: 'startAttestation',
    call: (client, _, ids) => client.startAttestation(attestation, ids),
    effects: () => 0,
    ...notOffered,
  },
  { name: 'attestationStatus', call: (client) => client.attestationStatus('a'), ...notOffered },
  // The classic operation, which is all that the simulator has under this address, wants a user.
  {
    name: 'createAttestedAgreement',
    call: (client, { newcomerId, templateId }, ids) =>
      client.createAttestedAgreement(newcomerId, 'a', { ...confirmation, templateId }, ids),
    effects: ({ customers }) => customers.flatMap(({ confirmations }) => confirmations).length,
    usual: { fails: ['partner-center-refused', 'fault-403-900329'] },
  },
];

function customersWithDomain({ customers, tenants }: State): number {
  const made = tenants.filter(({ domains }) => domains.includes(domain));
  return customers.filter(({ id }) => made.some((tenant) => tenant.id === id)).length;
}
