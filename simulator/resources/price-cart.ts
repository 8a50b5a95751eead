import { z } from 'zod';
import type { CartLine, Pricing } from '../state.ts';
import type { World } from '../world.ts';
import { type CatalogItem, currencyOf, findCatalogItem, priceOf, roundToCents, type Term, termsOf } from './catalog.ts';

/** A line of a cart as a partner sends it. */
export const lineRequest = z.object({
  id: z.number().int().optional(),
  catalogItemId: z.string(),
  quantity: z.number().int().positive(),
  billingCycle: z.string(),
  termDuration: z.string().optional(),
  friendlyName: z.string().optional(),
  provisioningContext: z.record(z.string(), z.string()).optional(),
  participants: z.array(z.object({ key: z.string(), value: z.string() })).optional(),
  promotionId: z.string().optional(),
  customTermEndDate: z.string().optional(),
});

type LineRequest = z.infer<typeof lineRequest>;

/** Error codes that stand inside a line of a cart (Microsoft Learn: cart-resources). */
const lineErrors = {
  10001: 'The catalog item id is not valid.',
  10004: 'Participants are not supported for this partner.',
  10013: 'The billing plan is not supported for this product and term.',
  10014: 'The promotion id is not valid.',
  10015: 'The quantity exceeds the seats allowed for one subscription.',
  10017: 'The custom term end date is not valid.',
  10018: 'The seats of the base offer that this add-on needs are not there.',
} as const;

/** Checks and prices the lines of a cart; a wrong line carries its error instead of a price and an order group. */
export function priceLines(
  world: World,
  customerId: string,
  country: string,
  lines: readonly LineRequest[],
): CartLine[] {
  const groups: string[] = [];
  return lines.map((line, index) => {
    const found = checkLine(world, customerId, line, lines);
    const billingCycle = line.billingCycle.toLowerCase();
    const common = {
      id: line.id ?? index,
      catalogItemId: line.catalogItemId,
      ...(line.friendlyName !== undefined && { friendlyName: line.friendlyName }),
      quantity: line.quantity,
      currencyCode: currencyOf(country).code,
      billingCycle,
      termDuration: line.termDuration ?? '',
      provisioningContext: line.provisioningContext ?? {},
    };
    if ('errorCode' in found) {
      return { ...common, error: { errorCode: found.errorCode, errorDescription: lineErrors[found.errorCode] } };
    }
    if (!groups.includes(billingCycle)) groups.push(billingCycle);
    const pricing = pricingOf(found.item, found.term, country, line.quantity);
    return { ...common, orderGroup: String(groups.indexOf(billingCycle)), pricing };
  });
}

type Checked = { item: CatalogItem; term: Term } | { errorCode: keyof typeof lineErrors };

function checkLine(world: World, customerId: string, line: LineRequest, lines: readonly LineRequest[]): Checked {
  const item = findCatalogItem(line.catalogItemId);
  if (!item) return { errorCode: 10001 };
  const { sku } = item;
  const term = termsOf(sku).find(
    ({ duration, billingCycle }) =>
      duration === line.termDuration?.toUpperCase() && billingCycle.toLowerCase() === line.billingCycle.toLowerCase(),
  );
  if (!term) return { errorCode: 10013 };
  if (line.quantity > sku.maximumQuantity) return { errorCode: 10015 };
  // Resellers behind the partner, promotions and chosen end dates: this partner and its catalog have none.
  if (line.participants?.length) return { errorCode: 10004 };
  if (line.promotionId) return { errorCode: 10014 };
  if (line.customTermEndDate) return { errorCode: 10017 };
  if (sku.prerequisiteSkus.length > 0 && baseSeats(world, customerId, sku.prerequisiteSkus, lines) < line.quantity) {
    return { errorCode: 10018 };
  }
  return { item, term };
}

/** Seats of an add-on's base plans, in the same cart and bought before. */
function baseSeats({ state }: World, customerId: string, bases: string[], lines: readonly LineRequest[]): number {
  const bought = state.orders.filter((order) => order.customerId === customerId).flatMap(({ lineItems }) => lineItems);
  return [...lines, ...bought]
    .filter(({ catalogItemId }) => bases.some((base) => catalogItemId.startsWith(`${base}:`)))
    .reduce((seats, { quantity }) => seats + quantity, 0);
}

/** Prices are for one seat and one bill; `extendedPrice` is for all seats over the whole term. */
function pricingOf({ sku }: CatalogItem, term: Term, country: string, quantity: number): Pricing {
  const { cost } = priceOf(sku, term, currencyOf(country));
  const extendedPrice = roundToCents(cost * quantity * term.bills);
  return { listPrice: cost, discountedPrice: cost, proratedPrice: cost, price: cost, extendedPrice };
}
