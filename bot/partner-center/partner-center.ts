import type { Log } from '../log.ts';
import * as addresses from './addresses.ts';
import * as agreements from './agreements.ts';
import * as carts from './carts.ts';
import * as catalog from './catalog.ts';
import * as countries from './countries.ts';
import * as customers from './customers.ts';
import * as domains from './domains.ts';
import * as orders from './orders.ts';
import * as prices from './prices.ts';
import * as profiles from './profiles.ts';
import { rememberFor } from './remember.ts';
import { createApi, type Ids } from './request.ts';
import * as subscriptions from './subscriptions.ts';
import { findTenant, type Tenant } from './tenants.ts';
import { createTokens, type Tokens } from './tokens.ts';

export type { CustomerAgreement } from './agreements.ts';
export { agreementAcceptanceLink } from './agreements.ts';
export type { NewCartLine } from './carts.ts';
export type { Sku } from './catalog.ts';
export type { CountryRules } from './countries.ts';
export type { Customer, NewCustomer } from './customers.ts';
export type { Order } from './orders.ts';
export type { Prices } from './prices.ts';
export type { Ids } from './request.ts';
export type { Tenant } from './tenants.ts';

/**
 * What the product asks of Microsoft Partner Center. Every failure is an OnboardingError. A write takes the ids of the
 * caller's intent and is sent once: when its answer is lost it throws `partner-center-no-answer`, and the caller looks
 * whether it happened before it sends the same ids again.
 */
export interface PartnerCenter {
  /** Who we, the partner, are. Kept for an hour. */
  partnerProfile(): Promise<profiles.PartnerProfile>;
  /** What a country asks of addresses and customers, by ISO 3166 alpha-2 code (`GB`, not `UK`). Kept for an hour. */
  countryRules(iso2: string): Promise<countries.CountryRules>;
  validateAddress(address: addresses.Address): Promise<addresses.AddressAnswer>;
  /** Whether the full name, e.g. `contoso.onmicrosoft.com`, is free. Throws when Microsoft does not say so clearly. */
  isDomainFree(domain: string): Promise<boolean>;
  /** The Microsoft tenant behind a domain, or undefined when there is none. Needs no sign-in. */
  findTenant(domain: string): Promise<Tenant | undefined>;
  /** Makes a tenant. The answer holds the only copy of the administrator's password: put it into the vault at once. */
  createCustomer(input: customers.NewCustomer, ids: Ids): Promise<customers.CreatedCustomer>;
  /** Undefined when it is not (or, in the first minutes, not yet) our customer. */
  getCustomer(customerId: string): Promise<customers.Customer | undefined>;
  /** Our customers that have this domain. */
  findCustomersByDomain(domain: string): Promise<customers.Customer[]>;
  /** Our customers whose company name starts with `prefix`. */
  findCustomersByName(prefix: string): Promise<customers.Customer[]>;
  /** The invitation by which an existing tenant makes us its reseller: one link for all customers. */
  relationshipLink(): Promise<string>;
  /** Whether Microsoft has verified the customer's account, so that it may buy. */
  verificationStatus(customerId: string): Promise<customers.VerificationStatus>;
  /** The templates of the Microsoft Customer Agreement. */
  agreementTemplates(): Promise<agreements.AgreementTemplate[]>;
  /** The agreement's text. The links live about five minutes, so ask when somebody wants to read. */
  agreementDocument(templateId: string, language: string, country: string): Promise<agreements.AgreementDocument>;
  /** The customer's acceptances of the Microsoft Customer Agreement that a partner confirmed. */
  customerAgreements(customerId: string): Promise<agreements.CustomerAgreement[]>;
  /** Whether the customer itself accepted the Microsoft Customer Agreement. */
  isAgreementSignedDirectly(customerId: string): Promise<boolean>;
  /** The partner's confirmation of the acceptance. Microsoft stopped counting new ones on 2026-01-05. */
  confirmAgreement(
    customerId: string,
    input: agreements.Confirmation,
    ids: Ids,
  ): Promise<'confirmed' | 'already-confirmed'>;
  /** All licence-based products of a market. Kept for ten minutes. */
  products(country: string, segment: catalog.Segment): Promise<catalog.Product[]>;
  /** The editions of a product. Kept for ten minutes. */
  skus(productId: string, country: string, segment: catalog.Segment): Promise<catalog.Sku[]>;
  /** What can be bought now. A `catalogItemId` changes over time: read it just before a cart is made. */
  availabilities(
    productId: string,
    skuId: string,
    country: string,
    segment: catalog.Segment,
  ): Promise<catalog.Availability[]>;
  /** The price sheet of a market, kept for an hour; empty (and logged) when Microsoft does not give it. */
  prices(market: string): Promise<prices.Prices>;
  /** Lines that Microsoft does not accept come back with an `error` each; the cart itself exists nevertheless. */
  createCart(customerId: string, lines: readonly carts.NewCartLine[], ids: Ids): Promise<carts.Cart>;
  getCart(customerId: string, cartId: string): Promise<carts.Cart | undefined>;
  /** Turns a cart into orders, one for each order group; some may fail while others succeed. */
  checkout(customerId: string, cartId: string, ids: Ids): Promise<orders.Checkout>;
  /** A new order may take up to 15 minutes to be listed. */
  orders(customerId: string): Promise<orders.Order[]>;
  order(customerId: string, orderId: string): Promise<orders.Order | undefined>;
  subscriptions(customerId: string): Promise<subscriptions.Subscription[]>;
  /** The subscription ends with its term instead of renewing by itself. */
  stopRenewal(customerId: string, subscription: subscriptions.Subscription, ids: Ids): Promise<void>;
}

export interface PartnerCenterOptions {
  /** API base, e.g. `https://api.partnercenter.microsoft.com`. */
  readonly url: string;
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
  /** How long a read may take in all; 25 s unless told. */
  readonly readDeadlineMs?: number;
  readonly fetch?: typeof fetch;
  /** Milliseconds since 1970, for what is kept a while. */
  readonly now?: () => number;
}

const MINUTE = 60_000;

/** Puts the client together; sends nothing yet. */
export function createPartnerCenter(options: PartnerCenterOptions): PartnerCenter {
  const { url, log, fetch = globalThis.fetch, now = Date.now } = options;
  const tokens = options.tokens ?? createTokens({ ...options, fetch });
  const { readDeadlineMs } = options;
  const api = createApi({
    url,
    tokens,
    log,
    fetch,
    ...(readDeadlineMs === undefined ? {} : { deadlineMs: readDeadlineMs }),
  });

  const partnerProfile = rememberFor(60 * MINUTE, now, () => profiles.partnerProfile(api, log));
  const countryRules = rememberFor(60 * MINUTE, now, (iso2: string) => countries.countryRules(api, iso2));
  const products = rememberFor(10 * MINUTE, now, (country: string, segment: catalog.Segment) =>
    catalog.products(api, country, segment),
  );
  const skus = rememberFor(10 * MINUTE, now, (productId: string, country: string, segment: catalog.Segment) =>
    catalog.skus(api, productId, country, segment),
  );
  const priceSheet = rememberFor(60 * MINUTE, now, (market: string) => prices.priceSheet(api, market, now));

  return {
    partnerProfile,
    countryRules: (iso2) => countryRules(iso2.toUpperCase()),
    validateAddress: (address) => addresses.validateAddress(api, address),
    isDomainFree: (domain) => domains.isDomainFree(api, domain),
    findTenant: (domain) => findTenant({ loginUrl: options.loginUrl, fetch }, domain),
    createCustomer: (input, ids) => customers.createCustomer(api, input, ids),
    getCustomer: (customerId) => customers.getCustomer(api, customerId),
    findCustomersByDomain: (domain) => customers.findCustomersByDomain(api, domain),
    findCustomersByName: (prefix) => customers.findCustomersByName(api, prefix),
    relationshipLink: () => customers.relationshipLink(api),
    verificationStatus: (customerId) => customers.verificationStatus(api, customerId),
    agreementTemplates: () => agreements.agreementTemplates(api),
    agreementDocument: (templateId, language, country) =>
      agreements.agreementDocument(api, templateId, language, country),
    customerAgreements: (customerId) => agreements.customerAgreements(api, customerId),
    isAgreementSignedDirectly: (customerId) => agreements.isAgreementSignedDirectly(api, customerId),
    confirmAgreement: (customerId, input, ids) => agreements.confirmAgreement(api, customerId, input, ids, now),
    products,
    skus,
    availabilities: (productId, skuId, country, segment) =>
      catalog.availabilities(api, productId, skuId, country, segment),
    prices: (market) =>
      priceSheet(market.toUpperCase()).catch((err: unknown) => {
        log.warn({ err, market }, 'no price sheet; continuing without prices');
        return prices.noPrices;
      }),
    createCart: (customerId, lines, ids) => carts.createCart(api, customerId, lines, ids),
    getCart: (customerId, cartId) => carts.getCart(api, customerId, cartId),
    checkout: (customerId, cartId, ids) => orders.checkout(api, customerId, cartId, ids),
    orders: (customerId) => orders.orders(api, customerId),
    order: (customerId, orderId) => orders.order(api, customerId, orderId),
    subscriptions: (customerId) => subscriptions.subscriptions(api, customerId),
    stopRenewal: (customerId, subscription, ids) => subscriptions.stopRenewal(api, customerId, subscription, ids),
  };
}
