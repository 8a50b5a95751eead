import { type AddressOperations, addressOperations } from './addresses.ts';
import { type AdminRelationshipOperations, adminRelationshipOperations } from './admin-relationships.ts';
import { type AgreementOperations, agreementOperations } from './agreements.ts';
import { type AttestationOperations, attestationOperations } from './attestation.ts';
import { type AuditOperations, auditOperations } from './audit-records.ts';
import { type CartOperations, cartOperations } from './carts.ts';
import { type CatalogOperations, catalogOperations } from './catalog.ts';
import { createCircuit } from './circuit.ts';
import { type CountryOperations, countryOperations } from './countries.ts';
import { type CustomerProfileOperations, customerProfileOperations } from './customer-profiles.ts';
import { type CustomerUserOperations, customerUserOperations } from './customer-users.ts';
import { type CustomerOperations, customerOperations } from './customers.ts';
import { type DomainOperations, domainOperations } from './domains.ts';
import type { Log } from './log.ts';
import { type MfaOperations, mfaOperations } from './mfa.ts';
import { type OfferOperations, offerOperations } from './offers.ts';
import { type OrderOperations, orderOperations } from './orders.ts';
import { noPrices, type PriceOperations, priceSheet, type Sheet } from './prices.ts';
import { type ProfileOperations, profileOperations } from './profiles.ts';
import { type PromotionOperations, promotionOperations } from './promotions.ts';
import { type QualificationOperations, qualificationOperations } from './qualifications.ts';
import { type RelationshipOperations, relationshipOperations } from './relationships.ts';
import { rememberFor } from './remember.ts';
import { type ApiOptions, createApi } from './request.ts';
import { createSlowDown } from './slow-down.ts';
import { type SubscriptionOperations, subscriptionOperations } from './subscriptions.ts';
import { type TenantOperations, tenantOperations } from './tenants.ts';
import { createTokens, type Tokens } from './tokens.ts';
import { type VerificationOperations, verificationOperations } from './verification.ts';
import { type WebhookRegistrationOperations, webhookRegistrationOperations } from './webhook-registration.ts';

export type { AdminRelationship, NewAdminRelationship } from './admin-relationships.ts';
export { adminRelationshipLink } from './admin-relationships.ts';
export type { CustomerAgreement } from './agreements.ts';
export { agreementAcceptanceLink } from './agreements.ts';
export type { Cart, NewCartLine } from './carts.ts';
export type { Sku } from './catalog.ts';
export type { CountryRules } from './countries.ts';
export type { NewCustomer } from './create-customer.ts';
export type { Customer } from './customers.ts';
export type { MfaDay } from './mfa.ts';
export type { Checkout, Order } from './orders.ts';
export type { Prices } from './prices.ts';

/**
 * What can be asked of Microsoft Partner Center; each resource's file says what its operations mean. Every failure is
 * an OnboardingError. A write takes the ids of the caller's intent and is sent once: when its answer is lost it throws
 * `partner-center-no-answer`, and the caller looks whether it happened before it sends the same ids again.
 *
 * Kept for an hour: our own profile, country rules, price sheets; for ten minutes: lists of products, SKUs and
 * promotions, agreement templates; for a minute: the price sheet that an order is compared with.
 */
export interface PartnerCenter
  extends AddressOperations,
    AdminRelationshipOperations,
    AgreementOperations,
    AttestationOperations,
    AuditOperations,
    CartOperations,
    CatalogOperations,
    CountryOperations,
    CustomerOperations,
    CustomerProfileOperations,
    CustomerUserOperations,
    DomainOperations,
    MfaOperations,
    OfferOperations,
    OrderOperations,
    PriceOperations,
    ProfileOperations,
    PromotionOperations,
    QualificationOperations,
    RelationshipOperations,
    SubscriptionOperations,
    TenantOperations,
    VerificationOperations,
    WebhookRegistrationOperations {}

export interface PartnerCenterOptions
  extends Pick<ApiOptions, 'patience' | 'circuit' | 'slowDown' | 'guard' | 'observe' | 'heardDate' | 'pause'> {
  /** API base, e.g. `https://api.partnercenter.microsoft.com`. */
  readonly url: string;
  /** Microsoft Graph, for what Partner Center leaves to it. */
  readonly graphUrl?: string | undefined;
  /** Token authority, e.g. `https://login.microsoftonline.com`. */
  readonly loginUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The refresh token of the integration user; it rolls with each use. */
  readonly readRefreshToken: () => Promise<string | undefined>;
  readonly saveRefreshToken: (token: string) => Promise<void>;
  readonly log: Log;
  /** Shared with another client of the same account, so that they do not roll its refresh token against each other. */
  readonly tokens?: Tokens;
  readonly fetch?: typeof fetch;
  /** Milliseconds since 1970, for what is kept a while. */
  readonly now?: () => number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const graphPatience = { readMs: 10_000, writeMs: 10_000 };

/** Puts the client together; sends nothing yet. */
export function createPartnerCenter(options: PartnerCenterOptions): PartnerCenter {
  const { log, fetch = globalThis.fetch, now = Date.now } = options;
  const tokens = options.tokens ?? createTokens({ ...options, fetch });
  const slowDown = options.slowDown ?? createSlowDown(now);
  const api = createApi({ ...options, tokens, fetch, slowDown });

  // Of its own patience and circuit: what goes on without Graph must not wait for it.
  const graph = createApi({
    ...options,
    url: options.graphUrl ?? 'https://graph.microsoft.com',
    patience: { ...graphPatience, ...options.patience },
    circuit: createCircuit(now),
    tokens,
    fetch,
    slowDown,
  });

  const profiles = profileOperations(api, log);
  const agreements = agreementOperations(api, now);
  const catalog = catalogOperations(api);
  const countryRules = rememberFor(HOUR, now, countryOperations(api).countryRules);
  const promotions = promotionOperations(api);
  const priceSheetOf = rememberFor(HOUR, now, (market: string, sheet: Sheet) => priceSheet(api, market, sheet, now));
  // Who chooses again after a look at today's prices chooses by these.
  const pricesNow = rememberFor(MINUTE, now, async (market: string) => {
    const sheet = await priceSheet(api, market, 'current', now);
    return priceSheetOf.keep(Promise.resolve(sheet), market.toUpperCase(), 'current');
  });
  const pricesOf = (market: string, sheet: Sheet) =>
    priceSheetOf(market.toUpperCase(), sheet).catch((err: unknown) => {
      log.warn({ err, market, sheet }, 'no price sheet; continuing without prices');
      return noPrices;
    });

  return {
    ...addressOperations(api),
    ...adminRelationshipOperations(graph),
    ...agreements,
    agreementTemplates: rememberFor(10 * MINUTE, now, agreements.agreementTemplates),
    ...attestationOperations(api, now),
    ...auditOperations(api),
    ...cartOperations(api),
    ...catalog,
    products: rememberFor(10 * MINUTE, now, catalog.products),
    skus: rememberFor(10 * MINUTE, now, catalog.skus),
    countryRules: (iso2) => countryRules(iso2.toUpperCase()),
    ...customerOperations(api),
    ...customerProfileOperations(api),
    ...customerUserOperations(api),
    ...domainOperations(api),
    ...mfaOperations(api),
    ...offerOperations(api),
    ...orderOperations(api),
    prices: (market) => pricesOf(market, 'current'),
    pricesNow,
    announcedPrices: (market) => pricesOf(market, 'future'),
    extendedPrices: (market) => pricesOf(market, 'extended'),
    ...profiles,
    partnerProfile: rememberFor(HOUR, now, profiles.partnerProfile),
    ...promotions,
    promotions: rememberFor(10 * MINUTE, now, promotions.promotions),
    ...qualificationOperations(api),
    ...relationshipOperations(api),
    ...subscriptionOperations(api, options.pause),
    ...tenantOperations({ loginUrl: options.loginUrl, fetch }),
    ...verificationOperations(api),
    ...webhookRegistrationOperations(api),
  };
}
