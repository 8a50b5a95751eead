import { z } from 'zod';

const text = z.string().nullable();

/** A row of the table account, as far as anybody here asks for it. */
const Account = z.object({
  accountid: z.string(),
  name: z.string(),
  statecode: z.number(),
  websiteurl: text,
  telephone1: text,
  address1_line1: text,
  address1_line2: text,
  address1_city: text,
  address1_stateorprovince: text,
  address1_postalcode: text,
  address1_country: text,
  primarycontactid: z.string().nullable(),
  /** What an administrator adds for the bot (docs/crm.md). */
  cspbot_tenantid: text,
  cspbot_domain: text,
  cspbot_contract: text,
  cspbot_subscriptions: text,
  cspbot_stage: text,
  cspbot_deal: text,
  version: z.number(),
});
export type Account = z.infer<typeof Account>;

const Contact = z.object({
  contactid: z.string(),
  firstname: text,
  lastname: text,
  emailaddress1: text,
  telephone1: text,
  mobilephone: text,
});
export type Contact = z.infer<typeof Contact>;

/** As whom the bot is known here. */
export const theBot = '00000000-0000-4000-8000-000000000001';

const Note = z.object({
  annotationid: z.string(),
  subject: text,
  notetext: text,
  /** The account it is a note on. */
  objectid: z.string(),
  /** Who made it, and who wrote it last. */
  _createdby_value: z.string().default(theBot),
  _modifiedby_value: z.string().default(theBot),
  version: z.number(),
});
export type Note = z.infer<typeof Note>;

/** All that the CRM holds. */
export const State = z.object({
  accounts: z.array(Account),
  contacts: z.array(Contact),
  notes: z.array(Note),
});
export type State = z.infer<typeof State>;

const nothing = {
  statecode: 0,
  websiteurl: null,
  telephone1: null,
  address1_line1: null,
  address1_line2: null,
  address1_city: null,
  address1_stateorprovince: null,
  address1_postalcode: null,
  address1_country: null,
  primarycontactid: null,
  cspbot_tenantid: null,
  cspbot_domain: null,
  cspbot_contract: null,
  cspbot_subscriptions: null,
  cspbot_stage: null,
  cspbot_deal: null,
  version: 1,
};

/** The id of the account with this number. */
export const accountId = (number: number) => `a0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const contactId = (number: number) => `c0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** An account with nothing but its name, and what is given of the rest. */
export function account(number: number, name: string, others: Partial<Account> = {}): Account {
  return { accountid: accountId(number), name, ...nothing, ...others };
}

/** What there is to begin with: the customers of the demo, two of one name among them. */
export function seed(): State {
  const us = { address1_country: 'United States' };
  return {
    accounts: [
      account(1, 'ABC Corp', {
        websiteurl: 'https://www.abccorp.com',
        telephone1: '+1 206 555 0100',
        address1_line1: '1 Microsoft Way',
        address1_city: 'Redmond',
        address1_stateorprovince: 'WA',
        address1_postalcode: '98052',
        ...us,
        primarycontactid: contactId(1),
      }),
      account(2, 'Contoso Retail Ltd', {
        websiteurl: 'http://contoso-retail.com/',
        address1_line1: '500 108th Ave NE',
        address1_city: 'Bellevue',
        address1_stateorprovince: 'Washington',
        address1_postalcode: '98004',
        address1_country: 'USA',
        primarycontactid: contactId(2),
      }),
      account(3, 'Fabrikam Inc', { address1_city: 'Seattle', ...us, primarycontactid: contactId(3) }),
      account(4, 'Fabrikam, Inc.', { address1_city: 'Boston', ...us, primarycontactid: contactId(4) }),
      account(5, "O'Neill & Sons 100%", { address1_city: 'Portland', ...us }),
      account(6, 'Closed Shop', { statecode: 1 }),
    ],
    contacts: [
      contact(1, 'Ann', 'Lee', 'ann@abccorp.com', '+1 206 555 0101'),
      contact(2, 'Cora', 'Stone', 'cora.stone@contoso-retail.com', '+1 425 555 0102'),
      contact(3, 'Fay', 'Brick', 'fay@fabrikam-seattle.com', null),
      contact(4, 'Bob', 'Ames', 'bob@fabrikam-boston.com', null),
    ],
    notes: [],
  };
}

function contact(number: number, first: string, last: string, email: string, phone: string | null): Contact {
  return {
    contactid: contactId(number),
    firstname: first,
    lastname: last,
    emailaddress1: email,
    telephone1: phone,
    mobilephone: null,
  };
}
