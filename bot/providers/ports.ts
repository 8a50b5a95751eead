import {
  adminRelationshipLink,
  agreementAcceptanceLink,
  type NewAdminRelationship,
  type PartnerCenter,
} from '../../partner-center/partner-center.ts';

/** Who has which tenant and domain, who is our customer, and how one becomes it. */
export type Directory = Pick<
  PartnerCenter,
  'findTenant' | 'isDomainFree' | 'getCustomer' | 'findCustomersByDomain' | 'findCustomersByName' | 'relationshipLink'
>;

/** What can be ordered, and for how much. */
export type Catalog = Pick<PartnerCenter, 'products' | 'skus' | 'availabilities' | 'prices' | 'pricesNow'>;

/** What can be had with a product besides: promotions, days to end on together, and what its price will be. */
export type Offers = Pick<
  PartnerCenter,
  | 'promotions'
  | 'promotionEligibilities'
  | 'customTermEndDates'
  | 'subscriptions'
  | 'announcedPrices'
  | 'extendedPrices'
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
  | 'createCart'
  | 'getCart'
  | 'checkout'
  | 'orders'
  | 'order'
  | 'orderProvisioning'
  | 'subscriptionProvisioning'
  | 'subscriptions'
  | 'setEndOfTerm'
  | 'changeSubscription'
  | 'cancelSubscription'
>;

/** Who we are at Partner Center, and whether our user signed in as Microsoft wants it. */
export type OwnAccount = Pick<PartnerCenter, 'partnerProfile' | 'isMfaCompliant' | 'mfaAdoption'>;

/** Granular delegated admin privileges (GDAP) in a customer's tenant, from Microsoft Graph. */
export interface Delegation
  extends Pick<
    PartnerCenter,
    'findAdminRelationship' | 'adminRelationship' | 'createAdminRelationship' | 'askForApproval'
  > {
  /** What customers are asked to grant; null = nothing. */
  readonly terms: Pick<NewAdminRelationship, 'roles' | 'days' | 'isExtended'> | null;
  /** Where a customer grants it. */
  linkTo(id: string): string;
}

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
  readonly delegation: Delegation;
  readonly ownAccount: OwnAccount;
  readonly webhooks: Webhooks;
}

/**
 * One client in all its parts.
 * @param url of Partner Center
 * @param terms what its customers are asked to grant
 */
export function portsOf(client: PartnerCenter, url: string, terms: Delegation['terms'] = null): Ports {
  return {
    directory: client,
    catalog: client,
    offers: client,
    provisioning: client,
    agreements: { ...client, acceptanceLink: agreementAcceptanceLink(url) },
    ordering: client,
    delegation: { ...client, terms, linkTo: (id) => adminRelationshipLink(url, id) },
    ownAccount: client,
    webhooks: client,
  };
}
