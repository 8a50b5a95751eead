import { z } from 'zod';
import { fault } from '../respond.ts';
import { type CartLine, type Customer, type Pricing, participant } from '../state.ts';
import type { World } from '../world.ts';
import { currencyOf, findCatalogItem, priceOf, roundToCents, type Sku, type Term, termsOf } from './catalog.ts';
import { isCustomTermEnd } from './custom-term-end-dates.ts';
import { tenantOf } from './find-customer.ts';
import { resellerWithPartnerId } from './indirect-resellers.ts';
import { priceFactor } from './price-changes.ts';
import { type Promotion, promotionFor } from './promotions.ts';
import { isOverSandboxSeats, subscriptionsLeftInSandbox } from './sandbox.ts';
import { dayMs, endOfTerm, isInUse } from './subscription-term.ts';

/** A line of a cart as a partner sends it. */
export const lineRequest = z.object({
  id: z.number().int().optional(),
  catalogItemId: z.string(),
  quantity: z.number().int().positive(),
  billingCycle: z.string(),
  termDuration: z.string().optional(),
  friendlyName: z.string().optional(),
  provisioningContext: z.record(z.string(), z.string()).optional(),
  participants: z.array(participant).optional(),
  promotionId: z.string().optional(),
  customTermEndDate: z.string().optional(),
  renewsTo: z.object({ termDuration: z.string() }).optional(),
  attestationAccepted: z.boolean().optional(),
});

type LineRequest = z.infer<typeof lineRequest>;

/** Error codes that stand inside a line of a cart (Microsoft Learn: cart-resources). */
const lineErrors = {
  10001: 'The catalog item id is not valid.',
  10004: 'Participants are not supported for this partner.',
  10009: 'The limits of the sandbox are exceeded.',
  10010: 'The input is not valid.',
  10012: 'The attestation must be accepted.',
  10013: 'The billing plan is not supported for this product and term.',
  10014: 'The promotion id is not valid.',
  10015: 'The quantity exceeds the seats allowed for one subscription.',
  10016: 'The product does not take a custom term end date.',
  10017: 'The custom term end date is not valid.',
  10018: 'The seats of the base offer that this add-on needs are not there.',
} as const;

/** Checks and prices the lines of a cart; a wrong line carries its error instead of a price and an order group. */
export function priceLines(world: World, customer: Customer, lines: readonly LineRequest[]): CartLine[] {
  const { country } = tenantOf(world, customer);
  const groups: string[] = [];
  return lines.map((line, index) => {
    const found = checkLine(world, customer, line, lines);
    const billingCycle = line.billingCycle.toLowerCase();
    const { catalogItemId, friendlyName, participants, customTermEndDate, renewsTo, attestationAccepted } = line;
    const promotionId = 'promotion' in found ? found.promotion?.id : line.promotionId;
    const common = {
      id: line.id ?? index,
      catalogItemId,
      ...(friendlyName !== undefined && { friendlyName }),
      quantity: line.quantity,
      currencyCode: currencyOf(country).code,
      billingCycle,
      termDuration: line.termDuration ?? '',
      ...(participants && { participants }),
      provisioningContext: line.provisioningContext ?? {},
      ...(promotionId !== undefined && { promotionId }),
      ...(customTermEndDate !== undefined && { customTermEndDate }),
      ...(renewsTo && { renewsTo }),
      ...(attestationAccepted !== undefined && { attestationAccepted }),
    };
    if ('errorCode' in found) {
      return { ...common, error: { errorCode: found.errorCode, errorDescription: lineErrors[found.errorCode] } };
    }
    if (!groups.includes(billingCycle)) groups.push(billingCycle);
    const pricing = pricingOf(world, found, country, line);
    return { ...common, orderGroup: String(groups.indexOf(billingCycle)), pricing };
  });
}

interface Sellable {
  /** `productId:skuId` */
  readonly product: string;
  readonly sku: Sku;
  readonly term: Term;
  readonly promotion: Promotion | undefined;
}

function checkLine(
  world: World,
  customer: Customer,
  line: LineRequest,
  lines: readonly LineRequest[],
): Sellable | { errorCode: keyof typeof lineErrors } {
  const item = findCatalogItem(world, line.catalogItemId);
  if (!item) return { errorCode: 10001 };
  const { product, sku } = item;
  const duration = line.termDuration?.toUpperCase();
  const terms = termsOf(sku);
  const term = terms.find(
    (one) => one.duration === duration && one.billingCycle.toLowerCase() === line.billingCycle.toLowerCase(),
  );
  if (!term) return { errorCode: 10013 };
  if (line.quantity > sku.maximumQuantity) return { errorCode: 10015 };
  const isOneTooMany = lines.indexOf(line) >= subscriptionsLeftInSandbox(world, customer);
  if (isOverSandboxSeats(world, line.quantity) || isOneTooMany) return { errorCode: 10009 };
  if (line.participants?.length) {
    if (world.switches.partnerType === 'direct') return { errorCode: 10004 };
    checkResellers(world, line.participants);
  }
  if (line.customTermEndDate !== undefined) {
    if (sku.isTrial) return { errorCode: 10016 };
    if (!isCustomTermEnd(world, customer, term.duration, line.customTermEndDate)) return { errorCode: 10017 };
  }
  // A trial renews to what its product's paid plans offer; those are not terms of the trial itself.
  const renewal = line.renewsTo?.termDuration;
  if (renewal !== undefined && !/^P(1M|1Y|3Y)$/.test(renewal)) return { errorCode: 10010 };
  if (renewal !== undefined && !sku.isTrial && !terms.some((one) => one.duration === renewal))
    return { errorCode: 10010 };
  if (sku.attestationType && line.attestationAccepted !== true) return { errorCode: 10012 };
  const promotion = promotionFor(world, customer.id, line);
  if (promotion === 'invalid') return { errorCode: 10014 };
  if (sku.prerequisiteSkus.length > 0 && baseSeats(world, customer, sku.prerequisiteSkus, lines) < line.quantity) {
    return { errorCode: 10018 };
  }
  return { product: `${product.id}:${sku.id}`, sku, term, promotion };
}

/** The resellers behind a purchase must be the provider's own, and have signed the Microsoft Partner Agreement. */
function checkResellers(world: World, participants: NonNullable<LineRequest['participants']>): void {
  for (const { value } of participants) {
    const reseller = resellerWithPartnerId(world, value);
    if (!reseller) {
      throw fault(400, 900154, 'The PLA ID (formerly MPN ID) is not linked to an active CSP indirect reseller tenant.');
    }
    if (!reseller.agreementSigned) {
      throw fault(403, 900123, "Microsoft Partner Agreement hasn't been accepted by the indirect reseller");
    }
  }
}

/** Seats of an add-on's base plans, in the same cart and bought before. */
function baseSeats(world: World, customer: Customer, bases: string[], lines: readonly LineRequest[]): number {
  const bought = world.state.orders
    .filter(({ customerId }) => customerId === customer.id)
    .flatMap((order) => order.lineItems.filter((line) => isInUse(world, order, line)));
  return [...lines, ...bought]
    .filter(({ catalogItemId }) => bases.some((base) => catalogItemId.startsWith(`${base}:`)))
    .reduce((seats, { quantity }) => seats + quantity, 0);
}

/**
 * Prices are for one seat and one bill; `extendedPrice` is for all seats over the whole term. A term that ends early
 * costs its part of the days, in one bill for the whole term already in `proratedPrice`.
 */
function pricingOf(world: World, sellable: Sellable, country: string, line: LineRequest): Pricing {
  const { product, sku, term, promotion } = sellable;
  const { cost } = priceOf(sku, term, currencyOf(country), priceFactor(world.state, product, world.now()));
  const discountedPrice = roundToCents(cost * (1 - Number(promotion?.percentDiscount ?? 0)));
  const part = line.customTermEndDate ? partOfTerm(world.now(), term.duration, line.customTermEndDate) : 1;
  const proratedPrice = term.bills === 1 ? roundToCents(discountedPrice * part) : discountedPrice;
  const extendedPrice = roundToCents(discountedPrice * term.bills * part * line.quantity);
  return { listPrice: cost, discountedPrice, proratedPrice, price: proratedPrice, extendedPrice };
}

function partOfTerm(now: number, duration: string, lastDay: string): number {
  const today = now - (now % dayMs);
  return (Date.parse(lastDay.slice(0, 10)) + dayMs - today) / (endOfTerm(now, duration) - today);
}
