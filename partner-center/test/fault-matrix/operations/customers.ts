import type { State } from '../../../../simulator/state.ts';
import { type Operation, operation, orNothing } from '../operation.ts';
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

/** Repeated after it was done: Partner Center no longer knows the customer, so the caller has to look. */
const goneAlready = { again: { result: 'partner-center-not-found', effects: 1 } } as const;
/** Repeated after it was done: the etag is the one before. */
const staleEtag = { again: { result: 'partner-center-refused', effects: 1 } } as const;
/** The simulator goes no further than the documents. */
const notOffered = { usual: { fails: ['partner-center-unavailable', 'cannot-answer'] } } as const;

const confirmations = ({ customers }: State) => customers.flatMap((customer) => customer.confirmations).length;

/** Customers, their profiles, users and agreements. */
export const ofCustomers: readonly Operation[] = [
  operation('createCustomer', (client, _, ids) => client.createCustomer(stranger(domain), ids), {
    effects: customersWithDomain,
    refusals: ['600006'],
  }),
  operation(
    'createCustomer',
    (client, _, ids) => client.createCustomer({ ...stranger(domain), associatedPartnerId: reseller }, ids),
    {
      variant: 'for a reseller',
      effects: customersWithDomain,
      switches: { partnerType: 'indirect' },
      refusals: ['600006'],
    },
  ),
  operation('getCustomer', (client, { customerId }) => client.getCustomer(customerId), {
    refusals: ['20002'],
    except: { ...orNothing.except, '403 20002': { result: 'nothing' } },
  }),
  operation('customers', (client) => client.customers()),
  operation('findCustomersByDomain', (client) => client.findCustomersByDomain('adatum.com')),
  operation('findCustomersByName', (client) => client.findCustomersByName('Ada')),
  operation('endRelationship', (client, { newcomerId }, ids) => client.endRelationship(newcomerId, ids), {
    effects: ({ customers }, { newcomerId }) =>
      customers.filter(({ id, relationship }) => id === newcomerId && relationship === 'none').length,
    except: { 'drop after': goneAlready, slow: goneAlready },
  }),
  operation('deleteCustomer', (client, { newcomerId }, ids) => client.deleteCustomer(newcomerId, ids), {
    effects: ({ customers }, { newcomerId }) => (customers.some(({ id }) => id === newcomerId) ? 0 : 1),
    switches: { sandbox: true },
    except: { 'drop after': goneAlready, slow: goneAlready },
  }),
  operation('customerCompanyProfile', (client, { customerId }) => client.customerCompanyProfile(customerId)),
  operation('customerBillingProfile', (client, { customerId }) => client.customerBillingProfile(customerId)),
  operation(
    'updateCustomerBillingProfile',
    (client, { customerId, billingProfile }, ids) =>
      client.updateCustomerBillingProfile(customerId, { ...billingProfile, email: newMail }, ids),
    {
      effects: ({ customers }) => customers.filter(({ billingProfile }) => billingProfile.email === newMail).length,
      except: { 'drop after': staleEtag, slow: staleEtag },
    },
  ),
  operation('customerOrganization', (client, { customerId }) => client.customerOrganization(customerId)),
  operation('customDomains', (client, { customerId }) => client.customDomains(customerId)),
  operation('createCustomerUser', (client, { customerId }, ids) => client.createCustomerUser(customerId, user, ids), {
    // Besides the administrator that each tenant begins with.
    effects: ({ customers }) => customers.flatMap(({ users }) => users.slice(1)).length,
  }),
  operation('qualifications', (client, { customerId }) => client.qualifications(customerId)),
  operation(
    'addQualification',
    (client, { customerId }, ids) => client.addQualification(customerId, { qualification: 'StateOwnedEntity' }, ids),
    { effects: ({ customers }) => customers.flatMap(({ qualifications }) => qualifications).length },
  ),
  operation('verificationStatus', (client, { customerId }) => client.verificationStatus(customerId), {
    except: { '404 late': { result: 'another' } },
  }),
  operation('customerRelationships', (client, { customerId }) => client.customerRelationships(customerId)),

  operation('agreementTemplates', (client) => client.agreementTemplates()),
  operation('agreementDocument', (client, { templateId }) => client.agreementDocument(templateId, 'en-US', 'US')),
  operation('customerAgreements', (client, { customerId }) => client.customerAgreements(customerId)),
  operation('isAgreementSignedDirectly', (client, { customerId }) => client.isAgreementSignedDirectly(customerId)),
  operation(
    'confirmAgreement',
    (client, { newcomerId, templateId }, ids) =>
      client.confirmAgreement(newcomerId, { ...confirmation, templateId }, ids),
    { effects: confirmations, refusals: ['600006'] },
  ),
  operation('startAttestation', (client, _, ids) => client.startAttestation(attestation, ids), {
    effects: () => 0,
    ...notOffered,
  }),
  operation('attestationStatus', (client) => client.attestationStatus('a'), notOffered),
  // The classic operation, which is all that the simulator has under this address, wants a user.
  operation(
    'createAttestedAgreement',
    (client, { newcomerId, templateId }, ids) =>
      client.createAttestedAgreement(newcomerId, 'a', { ...confirmation, templateId }, ids),
    { effects: confirmations, usual: { fails: ['partner-center-refused', 'fault-403-900329'] } },
  ),
];

function customersWithDomain({ customers, tenants }: State): number {
  const made = tenants.filter(({ domains }) => domains.includes(domain));
  return customers.filter(({ id }) => made.some((tenant) => tenant.id === id)).length;
}
