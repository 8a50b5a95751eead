import type { PartnerCenter } from '../../partner-center/partner-center.ts';

/** Who has which tenant and domain, who is our customer, and how one becomes it. */
export type Directory = Pick<
  PartnerCenter,
  'findTenant' | 'isDomainFree' | 'getCustomer' | 'findCustomersByDomain' | 'findCustomersByName' | 'relationshipLink'
>;

/** What can be ordered, and for how much. */
export type Catalog = Pick<PartnerCenter, 'products' | 'skus' | 'availabilities' | 'prices'>;

/** What can be had with a product besides: promotions, days to end on together, and what its price will be. */
export type Offers = Pick<
  PartnerCenter,
  'promotions' | 'promotionEligibilities' | 'customTermEndDates' | 'subscriptions' | 'announcedPrices'
>;

/** Making a customer: what its country asks, whether its address exists, its tenant, and Microsoft's verification. */
export type Provisioning = Pick<
  PartnerCenter,
  'countryRules' | 'validateAddress' | 'createCustomer' | 'verificationStatus'
>;

/** The Microsoft Customer Agreement. */
export interface Agreements
  extends Pick<
    PartnerCenter,
    'agreementTemplates' | 'customerAgreements' | 'isAgreementSignedDirectly' | 'confirmAgreement'
  > {
  /** Where a customer accepts it without us. */
  readonly acceptanceLink: string;
}

/** Carts, orders, and the subscriptions that they make. */
export type Ordering = Pick<
  PartnerCenter,
  'createCart' | 'getCart' | 'checkout' | 'orders' | 'subscriptions' | 'stopRenewal'
>;

/** Who we are at Partner Center, and whether our user signed in as Microsoft wants it. */
export type OwnAccount = Pick<PartnerCenter, 'partnerProfile' | 'isMfaCompliant'>;

/** Where Partner Center sends its events. */
export type Webhooks = Pick<PartnerCenter, 'webhookEvents' | 'webhookRegistration' | 'registerWebhook'>;

/** All that the bot wants of Partner Center; the client can do more. Whoever uses it takes the port that it needs. */
export interface Ports {
  readonly directory: Directory;
  readonly catalog: Catalog;
  readonly offers: Offers;
  readonly provisioning: Provisioning;
  readonly agreements: Agreements;
  readonly ordering: Ordering;
  readonly ownAccount: OwnAccount;
  readonly webhooks: Webhooks;
}

/** One client in all its parts. */
export function portsOf(client: PartnerCenter, acceptanceLink: string): Ports {
  return {
    directory: client,
    catalog: client,
    offers: client,
    provisioning: client,
    agreements: { ...client, acceptanceLink },
    ordering: client,
    ownAccount: client,
    webhooks: client,
  };
}
