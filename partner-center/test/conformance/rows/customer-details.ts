import { accepts, ids, sends } from '../client-proof.ts';
import { isRequest, type Row } from '../row.ts';
import { adatum, documented, ofAdatum } from '../scene.ts';
import { shows } from '../simulator-proof.ts';

const customerId = '4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04';
const path = `/v1/customers/${customerId}`;

const billingProfile = {
  id: 'a58ceba5-60ac-48e4-a0bc-2a855811807a',
  firstName: 'FirstName',
  lastName: 'LastName',
  email: 'email@sample.com',
  culture: 'en-US',
  language: 'en',
  companyName: 'CompanyName',
  defaultAddress: {
    country: 'US',
    city: 'Redmond',
    state: 'WA',
    addressLine1: 'One Microsoft Way',
    postalCode: '98052',
    firstName: 'FirstName',
    lastName: 'LastName',
    phoneNumber: '4255555555',
  },
  links: { self: { uri: '/v1/customers/<customer-tenant-id>/profiles/billing', method: 'GET', headers: [] } },
  attributes: { etag: '<etag>', objectType: 'CustomerBillingProfile' },
};

const user = {
  usageLocation: 'country/region code',
  userPrincipalName: 'userid@domain.onmicrosoft.com',
  firstName: 'First',
  lastName: 'Last',
  displayName: 'User name',
};
const newUser = { ...user, passwordProfile: { password: 'abCD123*', forceChangePassword: true } };

export const customerDetailRows: readonly Row[] = [
  {
    example: 'company-profile.response-200.json',
    operation: 'customerCompanyProfile',
    client: accepts({
      request: `GET ${path}/profiles/company`,
      call: (p) => p.customerCompanyProfile(customerId),
      leavesOut: ['links', 'attributes'],
    }),
    simulator: shows({ ask: ofAdatum('/profiles/company') }),
  },
  {
    example: 'update-billing-profile.request.json',
    operation: 'updateCustomerBillingProfile',
    client: sends(
      {
        request: `PUT ${path}/profiles/billing`,
        call: (p) => p.updateCustomerBillingProfile(customerId, billingProfile, ids),
        asked: { 'If-Match': '<etag>' },
      },
      'update-billing-profile.response-200.json',
    ),
    simulator: isRequest,
  },
  {
    example: 'update-billing-profile.response-200.json',
    operation: 'updateCustomerBillingProfile',
    client: accepts({
      request: `PUT ${path}/profiles/billing`,
      call: (p) => p.updateCustomerBillingProfile(customerId, billingProfile, ids),
      leavesOut: [],
    }),
    simulator: shows({
      ask: async (partner) => {
        const read = await partner.send('GET', `${adatum(partner)}/profiles/billing`, { kind: 'app' });
        return partner.send('PUT', `${adatum(partner)}/profiles/billing`, {
          kind: 'app',
          headers: { 'If-Match': String(read.at('attributes.etag')) },
          ...documented('update-billing-profile.request.json', { CompanyName: 'Adatum' }),
        });
      },
    }),
  },
  {
    example: 'customer-organization.response-200.json',
    operation: 'customerOrganization',
    client: accepts({
      request: `GET ${path}/organization`,
      call: (p) => p.customerOrganization(customerId),
      leavesOut: [],
    }),
    simulator: shows({ ask: ofAdatum('/organization', 'GET', { kind: 'app' }) }),
  },
  {
    example: 'create-customer-user.request.json',
    operation: 'createCustomerUser',
    client: sends(
      {
        request: `POST ${path}/users`,
        call: (p) => p.createCustomerUser(customerId, newUser, ids),
        differences: {
          immutableid:
            'for directories that are kept in step with one of the customer’s own, which a new tenant is not',
          attributes: 'tells the kind of the resource, which the path tells as well',
        },
      },
      'create-customer-user.response.json',
    ),
    simulator: isRequest,
  },
  {
    example: 'create-customer-user.response.json',
    operation: 'createCustomerUser',
    client: accepts({
      request: `POST ${path}/users`,
      call: (p) => p.createCustomerUser(customerId, newUser, ids),
      // Without the password, which the answer repeats.
      leavesOut: ['immutableId', 'passwordProfile', 'attributes'],
    }),
    simulator: shows({
      ask: (partner) =>
        partner.send('POST', `${adatum(partner)}/users`, {
          ...documented('create-customer-user.request.json', {
            usageLocation: 'US',
            userPrincipalName: 'userid@adatum.onmicrosoft.com',
          }),
        }),
    }),
  },
];
