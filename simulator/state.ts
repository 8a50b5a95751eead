import { z } from 'zod';

/** Everything the simulator remembers, and the only thing its file holds. Moments are milliseconds since 1970. */

/** An Entra tenant. The first domain is its own `….onmicrosoft.com`. */
const tenant = z.object({
  id: z.string(),
  displayName: z.string(),
  domains: z.array(z.string()).nonempty(),
  country: z.string(),
});

export const address = z.object({
  country: z.string().length(2),
  region: z.string().optional(),
  city: z.string().optional(),
  state: z.string().optional(),
  addressLine1: z.string(),
  addressLine2: z.string().optional(),
  postalCode: z.string().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  phoneNumber: z.string().optional(),
});

export const contact = z.object({
  firstName: z.string().min(1),
  lastName: z.string().min(1),
  email: z.string().regex(/^[^\s@]+@[^\s@]+$/),
  phoneNumber: z.string().optional(),
});

const confirmation = z.object({
  userId: z.string(),
  primaryContact: contact,
  templateId: z.string(),
  dateAgreed: z.string(),
  type: z.string(),
  /** Whether orders look at it; see the `classicAttestation` option. */
  counts: z.boolean(),
});

const customer = z.object({
  id: z.string(),
  commerceId: z.string(),
  companyName: z.string(),
  organizationRegistrationNumber: z.string().optional(),
  billingProfile: z.object({
    id: z.string(),
    firstName: z.string().optional(),
    lastName: z.string().optional(),
    email: z.string(),
    culture: z.string(),
    language: z.string(),
    companyName: z.string(),
    defaultAddress: address,
    etag: z.string(),
  }),
  relationship: z.enum(['reseller', 'none']),
  allowDelegatedAccess: z.boolean(),
  joinedBy: z.enum(['creation', 'invitation', 'seed']),
  joinedAt: z.number(),
  /** A person's decision on the verification page; without one the clock decides. */
  verdict: z.object({ status: z.enum(['Allowed', 'NotAllowed']), at: z.number() }).optional(),
  agreementSignedAt: z.number().optional(),
  confirmations: z.array(confirmation),
});

const pricing = z.object({
  listPrice: z.number(),
  discountedPrice: z.number(),
  proratedPrice: z.number(),
  price: z.number(),
  extendedPrice: z.number(),
});

const cartLine = z.object({
  id: z.number(),
  catalogItemId: z.string(),
  friendlyName: z.string().optional(),
  quantity: z.number(),
  currencyCode: z.string(),
  billingCycle: z.string(),
  termDuration: z.string(),
  provisioningContext: z.record(z.string(), z.string()),
  orderGroup: z.string().optional(),
  pricing: pricing.optional(),
  error: z.object({ errorCode: z.number(), errorDescription: z.string() }).optional(),
});

const cart = z.object({
  id: z.string(),
  customerId: z.string(),
  createdAt: z.number(),
  modifiedAt: z.number(),
  status: z.enum(['Active', 'Ordered']),
  lineItems: z.array(cartLine),
});

const orderLine = z.object({
  catalogItemId: z.string(),
  title: z.string(),
  friendlyName: z.string(),
  quantity: z.number(),
  termDuration: z.string(),
  subscriptionId: z.string(),
  pricing,
  /** Set once somebody changed it. */
  autoRenewEnabled: z.boolean().optional(),
});

const order = z.object({
  id: z.string(),
  customerId: z.string(),
  cartId: z.string(),
  country: z.string(),
  billingCycle: z.string(),
  currencyCode: z.string(),
  currencySymbol: z.string(),
  createdAt: z.number(),
  lineItems: z.array(orderLine),
});

const keptAnswer = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.string().optional(),
});

export const state = z.object({
  version: z.literal(1),
  seed: z.number(),
  /** How many identifiers were made so far: with the seed it decides the next one. */
  made: z.number(),
  partner: z.object({
    tenantId: z.string(),
    companyName: z.string(),
    domain: z.string(),
    country: z.string(),
    email: z.string(),
    mpnId: z.string(),
  }),
  tenants: z.array(tenant),
  customers: z.array(customer),
  carts: z.array(cart),
  orders: z.array(order),
  /** Refresh tokens handed out and not yet redeemed. */
  refreshTokens: z.array(z.string()),
  /** Answers to successful POSTs by `path MS-RequestId`, given again to a repeated request. */
  answers: z.record(z.string(), keptAnswer),
});

export type State = z.infer<typeof state>;
export type Tenant = z.infer<typeof tenant>;
export type Address = z.infer<typeof address>;
export type Customer = z.infer<typeof customer>;
export type Pricing = z.infer<typeof pricing>;
export type CartLine = z.infer<typeof cartLine>;
export type Cart = z.infer<typeof cart>;
export type Order = z.infer<typeof order>;
export type OrderLine = z.infer<typeof orderLine>;
