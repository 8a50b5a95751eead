import { type Operation, operation, orNothing } from '../operation.ts';
import type { Outcome } from '../outcome.ts';
import { address } from '../prepared-partner.ts';
import { type Trouble, troubles } from '../troubles.ts';

/** The same exception in many troubles. */
function inAll(which: (trouble: Trouble) => boolean, outcome: Partial<Outcome>): Pick<Operation, 'except'> {
  return { except: Object.fromEntries(troubles.filter(which).map((trouble) => [trouble, outcome])) };
}

/** Entra's public page has no token, is asked once, and is no part of the service whose answers are dressed. */
const ofEntra = inAll((trouble) => trouble !== 'BOM' && trouble !== 'doubled', {
  result: 'partner-center-unavailable',
  says: 'tenant-unclear',
  retryable: true,
  retryAfterSeconds: undefined,
  requests: 1,
  signIns: 0,
});

/** No price sheet is no reason to stop. */
const goesOnWithoutPrices = inAll(
  (trouble) => /^(503 always|429 (long|fault)|401 (always|MFA)|403|404|409)/.test(trouble),
  { result: 'nothing', retryable: false, retryAfterSeconds: undefined },
);

/** Countries, addresses, domains, and what is sold at which price. */
export const lookups: readonly Operation[] = [
  operation('countryRules', (client) => client.countryRules('US')),
  operation('validateAddress', (client) => client.validateAddress(address)),
  // Of a taken name, because "free" must be said by nothing but 404.
  operation('isDomainFree', (client) => client.isDomainFree('fabrikam.onmicrosoft.com'), {
    isHead: true,
    except: { '404 late': { result: 'another' } },
  }),
  operation('findTenant', (client) => client.findTenant('fabrikam.com'), ofEntra),

  operation('products', (client) => client.products('US', 'commercial')),
  operation('product', (client) => client.product('CFQ7TTC0LH18', 'US'), orNothing),
  operation('skus', (client) => client.skus('CFQ7TTC0LH18', 'US', 'commercial')),
  operation('sku', (client) => client.sku('CFQ7TTC0LH18', '0001', 'US'), orNothing),
  operation('availabilities', (client) => client.availabilities('CFQ7TTC0LH18', '0001', 'US', 'commercial')),
  operation(
    'availability',
    (client, { availabilityId }) => client.availability('CFQ7TTC0LH18', '0001', availabilityId, 'US'),
    orNothing,
  ),
  operation('promotions', (client) => client.promotions('US', 'commercial')),
  operation('promotion', (client) => client.promotion('39NFJQT1PJQB:0001:39NFJQT1Q5KN', 'US'), orNothing),
  operation('offers', (client) => client.offers('US')),
  operation('offer', (client) => client.offer('16C9F982-A827-4003-A88E-E75DF1927F27', 'US'), orNothing),
  operation('offerCategories', (client) => client.offerCategories('US')),
  operation('prices', async (client) => (await client.prices('US')).size, goesOnWithoutPrices),
  operation('extendedPrices', async (client) => (await client.extendedPrices('US')).size, goesOnWithoutPrices),
  operation('pricesNow', async (client) => (await client.pricesNow('US')).size),
  operation('announcedPrices', async (client) => (await client.announcedPrices('US')).size, {
    ...goesOnWithoutPrices,
    async prepare({ simulator }) {
      simulator.state.priceChanges.push({ from: Date.now() + 24 * 60 * 60_000, percent: 5 });
    },
  }),
];
