import type { Provider } from '../providers/providers.ts';

type Lookups = Provider['prompt'];

/** What is asked of Partner Center once for all people, or once for a customer, of which one of them cannot ask much. */
const remembered: ReadonlySet<string | symbol> = new Set([
  'relationshipLink',
  'products',
  'skus',
  'prices',
  'pricesNow',
  'announcedPrices',
  'extendedPrices',
  'promotions',
  'subscriptions',
  'customTermEndDates',
  'partnerProfile',
]);

/** The same look-ups, each counted before it is made. @param take throws when there can be no more */
export function countedLookups(lookups: Lookups, take: () => void): Lookups {
  const counted = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name) {
        const operation: unknown = Reflect.get(target, name);
        if (typeof operation === 'function' && !remembered.has(name)) take();
        return operation;
      },
    });
  return {
    directory: counted(lookups.directory),
    catalog: counted(lookups.catalog),
    offers: counted(lookups.offers),
    provisioning: counted(lookups.provisioning),
    agreements: counted(lookups.agreements),
    ownAccount: counted(lookups.ownAccount),
  };
}
