import { z } from 'zod';
import { settingsChange } from './switches.ts';
import { webhooks } from './webhooks/webhook-state.ts';

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

const qualification = z.object({
  qualification: z.enum(['Education', 'GovernmentCommunityCloud', 'StateOwnedEntity']),
  website: z.string().optional(),
  /** Unset for one that needs no vetting. */
  askedAt: z.number().optional(),
});

/** A user in the customer's tenant; the password is not kept. Earlier runs kept the sign-in name only. */
const user = z.object({
  id: z.string(),
  userPrincipalName: z.string(),
  usageLocation: z.string().optional(),
  firstName: z.string().default(''),
  lastName: z.string().default(''),
  displayName: z.string().default(''),
  /** By the ids of the SKUs. */
  licenses: z.array(z.string()).default([]),
  directoryRoles: z.array(z.string()).default([]),
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
  /** Whether a granular delegated admin relationship gives roles in the customer's tenant; DAP gives none anymore. */
  gdap: z.boolean().default(false),
  /** The tenant of the indirect reseller the customer was created for. */
  associatedPartnerId: z.string().optional(),
  qualifications: z.array(qualification).default([]),
  users: z.array(user).default([]),
  joinedBy: z.enum(['creation', 'invitation', 'seed']),
  joinedAt: z.number(),
  /** A person's decision on the verification page; without one the clock decides. */
  verdict: z
    .object({ status: z.enum(['Allowed', 'NotAllowed', 'UnderReview', 'Unknown', 'Not Ready']), at: z.number() })
    .optional(),
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

/** An indirect reseller behind a purchase, by its partner location id. */
export const participant = z.object({
  key: z.enum(['transaction_reseller', 'additional_transaction_reseller']),
  value: z.string(),
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
  participants: z.array(participant).optional(),
  promotionId: z.string().optional(),
  /** ISO 8601: where the first term ends instead of after its whole length. */
  customTermEndDate: z.string().optional(),
  renewsTo: z.object({ termDuration: z.string() }).optional(),
  attestationAccepted: z.boolean().optional(),
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

/** What happens to a subscription by itself; the members and their values are those of clients in use. */
export const scheduledAction = z.object({
  scheduleType: z.enum(['TermEnd', 'CustomDate']),
  actionType: z.enum(['Cancel', 'RenewToNewTerm', 'RenewToExtendedServiceTerm', 'Transition']),
  effectiveDate: z.string().optional(),
  instructions: z.unknown().optional(),
});

const orderLine = z.object({
  catalogItemId: z.string(),
  title: z.string(),
  friendlyName: z.string(),
  quantity: z.number(),
  termDuration: z.string(),
  subscriptionId: z.string(),
  pricing,
  promotionId: z.string().optional(),
  participants: z.array(participant).optional(),
  customTermEndDate: z.string().optional(),
  /** Where it differs from the first term's. */
  renewalTermDuration: z.string().optional(),
  /** Set once somebody changed it. */
  autoRenewEnabled: z.boolean().optional(),
  /** What was said about the end of its term. */
  scheduledActions: z.array(scheduledAction).default([]),
  /** Seats added (or taken, negative) after the purchase. */
  seatChanges: z.array(z.object({ at: z.number(), seats: z.number() })).default([]),
  /** A partner's doing; without it the subscription is active as long as its term runs. */
  stopped: z.object({ status: z.enum(['suspended', 'deleted']), at: z.number() }).optional(),
});

const order = z.object({
  id: z.string(),
  customerId: z.string(),
  /** Absent where it was placed without a cart. */
  cartId: z.string().optional(),
  country: z.string(),
  billingCycle: z.string(),
  currencyCode: z.string(),
  currencySymbol: z.string(),
  createdAt: z.number(),
  cancelledAt: z.number().optional(),
  /** Becomes what the switch `orderOutcome` says, whenever. */
  followsSwitch: z.boolean().optional(),
  lineItems: z.array(orderLine),
});

const keptAnswer = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.string().optional(),
});

const refreshToken = z.object({
  token: z.string(),
  /** Whether its user signed in with a second factor. */
  mfa: z.boolean(),
  issuedAt: z.number(),
  status: z.enum(['valid', 'used', 'revoked']),
});

const authorizationCode = z.object({
  code: z.string(),
  clientId: z.string(),
  redirectUri: z.string(),
  codeChallenge: z.string().optional(),
  mfa: z.boolean(),
  issuedAt: z.number(),
  isRedeemed: z.boolean(),
});

/** What is kept of a deed, in the wire's names (Microsoft Learn: auditing-resources). */
const auditRecord = z.object({
  id: z.string(),
  at: z.number(),
  customerId: z.string(),
  customerName: z.string(),
  userPrincipalName: z.string().optional(),
  applicationId: z.string().optional(),
  resourceType: z.string(),
  resourceNewValue: z.string(),
  operationType: z.string(),
  operationDate: z.string(),
  originalCorrelationId: z.string().optional(),
  customizedData: z.array(z.object({ key: z.string(), value: z.string().nullable() })),
});

/** Granular delegated admin privileges, in Graph's names; what the clock makes of the status is worked out. */
const adminRelationship = z.object({
  id: z.string(),
  displayName: z.string(),
  duration: z.string(),
  customer: z.object({ tenantId: z.string().optional(), displayName: z.string().optional() }).optional(),
  accessDetails: z.object({ unifiedRoles: z.array(z.object({ roleDefinitionId: z.string() })) }),
  autoExtendDuration: z.string(),
  status: z.enum(['created', 'approvalPending', 'active', 'terminated']),
  createdAt: z.number(),
  lockedAt: z.number().optional(),
  activatedAt: z.number().optional(),
});

export const state = z.object({
  version: z.literal(1),
  seed: z.number(),
  /** How many identifiers were made so far: with the seed it decides the next one. */
  made: z.number(),
  /** How far the clock was put forward. */
  clockAheadMs: z.number().default(0),
  /** The switches and timings that somebody changed; forgotten where this version has others. */
  switched: settingsChange.catch({}).default({}),
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
  /** How often the availability ids of the catalog were changed. */
  catalogRotation: z.number().default(0),
  /** What Microsoft changed of its prices, or is to change, the earliest first. */
  priceChanges: z
    .array(z.object({ from: z.number(), percent: z.number(), product: z.string().optional() }))
    .default([]),
  carts: z.array(cart),
  orders: z.array(order),
  /** Refresh tokens handed out, oldest first. Earlier runs kept nothing but the tokens themselves. */
  refreshTokens: z.array(
    z.preprocess(
      (kept) => (typeof kept === 'string' ? { token: kept, mfa: true, issuedAt: Date.now(), status: 'valid' } : kept),
      refreshToken,
    ),
  ),
  /** When all refresh tokens were revoked, the well-known first one as well. */
  signedOutAt: z.number().optional(),
  authorizationCodes: z.array(authorizationCode).default([]),
  webhooks: webhooks.default({ deliveries: [] }),
  adminRelationships: z.array(adminRelationship).default([]),
  /** Oldest first. */
  auditRecords: z.array(auditRecord).default([]),
  /** How many calls a user's sign-in stood for, by day and application, the newest first. */
  signIns: z
    .array(z.object({ date: z.string(), applicationId: z.string(), compliant: z.number(), total: z.number() }))
    .default([]),
  /** Answers to successful POSTs by `path MS-RequestId`, given again to a repeated request. */
  answers: z.record(z.string(), keptAnswer),
});

export type State = z.infer<typeof state>;
export type Tenant = z.infer<typeof tenant>;
export type Address = z.infer<typeof address>;
export type Customer = z.infer<typeof customer>;
export type User = z.infer<typeof user>;
export type Pricing = z.infer<typeof pricing>;
export type CartLine = z.infer<typeof cartLine>;
export type Cart = z.infer<typeof cart>;
export type Order = z.infer<typeof order>;
export type Qualification = z.infer<typeof qualification>;
export type AuthorizationCode = z.infer<typeof authorizationCode>;
export type AdminRelationship = z.infer<typeof adminRelationship>;
export type AuditRecord = z.infer<typeof auditRecord>;
export type ScheduledAction = z.infer<typeof scheduledAction>;
export type OrderLine = z.infer<typeof orderLine>;
