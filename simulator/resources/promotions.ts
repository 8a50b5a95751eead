import { z } from 'zod';
import { type Call, readBody } from '../call.ts';
import promotionTable from '../data/promotions.json' with { type: 'json' };
import { type Answer, collection, fault, json } from '../respond.ts';
import type { World } from '../world.ts';
import { findCatalogItem, type Segment, segments } from './catalog.ts';
import { countryOf } from './countries.ts';
import { tradingCustomer } from './find-customer.ts';

const promotions = z
  .array(
    z.object({
      id: z.string(),
      name: z.string(),
      description: z.string(),
      segment: z.enum(segments),
      /** First and last day, UTC. */
      startDate: z.iso.date(),
      endDate: z.iso.date(),
      /** Given without being asked for. */
      isAutoApplicable: z.boolean(),
      /** `productId:skuId` */
      product: z.string(),
      /** Duration and billing cycle, as in the catalog. */
      term: z.string(),
      /** A part of one, as text. */
      percentDiscount: z.string(),
      /** How many seats a customer must take, and may take in all. */
      seats: z.object({ minimum: z.number(), maximum: z.number() }).optional(),
    }),
  )
  .parse(promotionTable);

export type Promotion = (typeof promotions)[number];

function isRunning({ startDate, endDate }: Promotion, now: number): boolean {
  return Date.parse(startDate) <= now && now < Date.parse(`${endDate}T23:59:59Z`);
}

function requireCountry({ query }: Call): void {
  if (!countryOf(query.get('country') ?? '')) throw fault(400, 3000, 'Invalid property. country');
}

function askedSegment({ query }: Call): Segment {
  const segment = segments.find((known) => known === query.get('segment')?.toLowerCase());
  if (!segment) throw fault(400, 3000, 'Invalid property. segment');
  return segment;
}

/** `GET /v1/productpromotions?country=&segment=` (Microsoft Learn: get-promotions): those that run today. */
export function listPromotions(call: Call): Answer {
  requireCountry(call);
  const asked = askedSegment(call);
  const found = promotions.filter((one) => one.segment === asked && isRunning(one, call.world.now()));
  return json(200, collection(found.map(promotionBody)));
}

/** `GET /v1/productpromotions/{id}?country=` (Microsoft Learn: get-promotion-by-id): also one that is over. */
export function getPromotion(call: Call): Answer {
  requireCountry(call);
  const found = promotions.find(({ id }) => id === call.param('promotionId'));
  if (!found) throw fault(404, 1000, 'Not found');
  return json(200, promotionBody(found));
}

function promotionBody({ id, name, description, startDate, endDate, ...promotion }: Promotion) {
  const [productId, skuId] = promotion.product.split(':');
  const [duration, billingCycle] = promotion.term.split('/');
  return {
    id,
    name,
    description,
    startDate: `${startDate}T00:00:00+00:00`,
    endDate: `${endDate}T23:59:59+00:00`,
    properties: { isAutoApplicable: promotion.isAutoApplicable },
    requiredProducts: [
      {
        productId,
        skuId,
        term: { duration, billingCycle },
        pricingPolicies: [{ policyType: 'PercentDiscount', value: promotion.percentDiscount }],
      },
    ],
  };
}

/** What somebody wants to buy. */
interface Purchase {
  readonly catalogItemId: string;
  readonly quantity: number;
  readonly termDuration?: string | undefined;
  readonly billingCycle: string;
}

/** The promotion a cart line gets: the one asked for, or one that applies by itself. `invalid`: what was asked for does not fit. */
export function promotionFor(
  world: World,
  customerId: string,
  line: Purchase & { readonly promotionId?: string | undefined },
): Promotion | 'invalid' | undefined {
  const fits = (one: Promotion) => errorsOf(world, customerId, one, line).length === 0;
  if (line.promotionId === undefined) return promotions.find((one) => one.isAutoApplicable && fits(one));
  const asked = promotions.find(({ id }) => id === line.promotionId);
  return asked && fits(asked) ? asked : 'invalid';
}

interface EligibilityError {
  readonly minimumRequiredSeats?: number;
  readonly maximumRequiredSeats?: number;
  readonly availableSeats?: number;
  readonly type: 'Product' | 'Term' | 'SeatCount';
  readonly description: string;
}

/** Why a purchase does not get a promotion. Only `SeatCount` is shown in the documents; the others are in its manner. */
function errorsOf(world: World, customerId: string, promotion: Promotion, line: Purchase): EligibilityError[] {
  const item = findCatalogItem(world, line.catalogItemId);
  const isProduct = `${item?.product.id}:${item?.sku.id}` === promotion.product && item?.segment === promotion.segment;
  if (!isProduct || !isRunning(promotion, world.now())) {
    return [{ type: 'Product', description: 'The promotion is not available for the provided catalog item.' }];
  }
  if (`${line.termDuration}/${line.billingCycle}`.toLowerCase() !== promotion.term.toLowerCase()) {
    const description = 'The provided term duration and billing cycle do not satisfy the terms of the promotion.';
    return [{ type: 'Term', description }];
  }
  if (!promotion.seats) return [];
  const { minimum, maximum } = promotion.seats;
  const availableSeats = maximum - seatsBought(world, customerId, promotion.id);
  if (line.quantity >= minimum && line.quantity <= availableSeats) return [];
  return [
    {
      minimumRequiredSeats: minimum,
      maximumRequiredSeats: maximum,
      availableSeats,
      type: 'SeatCount',
      description: 'The provided quantity does not satisfy the minimum or maximum seat requirements for the promotion.',
    },
  ];
}

function seatsBought({ state }: World, customerId: string, wanted: string): number {
  return state.orders
    .filter((order) => order.customerId === customerId && order.cancelledAt === undefined)
    .flatMap(({ lineItems }) => lineItems)
    .filter(({ promotionId }) => promotionId === wanted)
    .reduce((seats, { quantity }) => seats + quantity, 0);
}

const eligibilityRequest = z.object({
  items: z
    .array(
      z.object({
        id: z.number().int().optional(),
        catalogItemId: z.string(),
        quantity: z.number().int().positive(),
        termDuration: z.string(),
        billingCycle: z.string(),
        promotionId: z.string().optional(),
      }),
    )
    .min(1),
});

/** `POST /v1/customers/{id}/promotionEligibilities` (Microsoft Learn: verify-promotion-eligibility). */
export function verifyEligibility(call: Call): Answer {
  const { world } = call;
  const customer = tradingCustomer(call);
  const items = readBody(call, eligibilityRequest).items.map(({ promotionId, ...line }, index) => {
    const product = line.catalogItemId.split(':').slice(0, 2).join(':');
    const candidates = promotions.filter((one) =>
      promotionId === undefined ? one.product === product && isRunning(one, world.now()) : one.id === promotionId,
    );
    if (promotionId !== undefined && candidates.length === 0) throw fault(400, 3000, 'Invalid property. promotionId');
    const { id = index, catalogItemId, quantity, billingCycle, termDuration } = line;
    return {
      id,
      catalogItemId,
      quantity,
      billingCycle: billingCycle.toLowerCase(),
      termDuration,
      eligibilities: candidates.map((one) => {
        const errors = errorsOf(world, customer.id, one, line);
        return { promotionId: one.id, isEligible: errors.length === 0, ...(errors.length > 0 && { errors }) };
      }),
      attributes: { objectType: 'PromotionEligibilities' },
    };
  });
  return json(200, collection(items));
}
