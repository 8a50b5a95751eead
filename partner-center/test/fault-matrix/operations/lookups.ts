import { noneWhenNotFound } from '../expected.ts';
import type { Operation } from '../operation.ts';
import type { Exceptions, Outcome } from '../outcome.ts';
import { address } from '../prepared-partner.ts';
import { type Trouble, troubles } from '../troubles.ts';

/** Entra's public page has no token, is asked once, and is no part of the service whose answers are dressed. */
const unclear: Partial<Outcome> = {
  result: 'partner-center-unavailable',
  says: 'tenant-unclear',
  retryable: true,
  retryAfterSeconds: undefined,
  requests: 1,
  signIns: 0,
};
const ofEntra: Exceptions = Object.fromEntries(
  troubles
    .filter((trouble: Trouble) => trouble !== 'BOM' && trouble !== 'doubled')
    .map((trouble) => [trouble, unclear]),
);

/** No price sheet is no reason to stop. */
const withoutPrices = { result: 'nothing', retryable: false, retryAfterSeconds: undefined } as const;
const alwaysGoesOn: Exceptions = Object.fromEntries(
  troubles
    .filter((trouble) => /^(503 always|429 (long|fault)|401 (always|MFA)|403|404|409)/.test(trouble))
    .map((trouble) => [trouble, withoutPrices]),
);

/** Countries, addresses, domains, and what is sold at which price. */
export const lookups: readonly Operation[] = [
  { name: 'countryRules', call: (client) => client.countryRules('US') },
  { name: 'validateAddress', call: (client) => client.validateAddress(address) },
  // Of a taken name, because "free" must be said by nothing but 404.
  {
    name: 'isDomainFree',
    isHead: true,
    call: (client) => client.isDomainFree('fabrikam.onmicrosoft.com'),
    except: { '404 late': { result: 'another' } },
  },
  { name: 'findTenant', call: (client) => client.findTenant('fabrikam.com'), except: ofEntra },

  { name: 'products', call: (client) => client.products('US', 'commercial') },
  { name: 'product', call: (client) => client.product('CFQ7TTC0LH18', 'US'), except: noneWhenNotFound },
  { name: 'skus', call: (client) => client.skus('CFQ7TTC0LH18', 'US', 'commercial') },
  { name: 'sku', call: (client) => client.sku('CFQ7TTC0LH18', '0001', 'US'), except: noneWhenNotFound },
  { name: 'availabilities', call: (client) => client.availabilities('CFQ7TTC0LH18', '0001', 'US', 'commercial') },
  {
    name: 'availability',
    call: (client, { catalogItemId }) =>
      client.availability('CFQ7TTC0LH18', '0001', catalogItemId.split(':')[2] ?? '', 'US'),
    except: noneWhenNotFound,
  },
  { name: 'promotions', call: (client) => client.promotions('US', 'commercial') },
  {
    name: 'promotion',
    call: (client) => client.promotion('39NFJQT1PJQB:0001:39NFJQT1Q5KN', 'US'),
    except: noneWhenNotFound,
  },
  { name: 'offers', call: (client) => client.offers('US') },
  {
    name: 'offer',
    call: (client) => client.offer('16C9F982-A827-4003-A88E-E75DF1927F27', 'US'),
    except: noneWhenNotFound,
  },
  { name: 'offerCategories', call: (client) => client.offerCategories('US') },
  { name: 'prices', call: async (client) => (await client.prices('US')).size, except: alwaysGoesOn },
];
