/**
 * `app`: the application alone. `user`: application and integration user, needed for agreements, invitations and
 * profiles. `prices`: the same user, towards the Partner API that serves price sheets (Microsoft Learn:
 * partner-center-authentication, get-a-price-sheet). `graph`: the same user, towards Microsoft Graph.
 */
export type TokenKind = 'app' | 'user' | 'prices' | 'graph';

/**
 * The kind of token for each operation, as the "Prerequisites" of its page on Microsoft Learn say. Where a page takes
 * both, the application alone: its token needs no person who signs in again every ninety days.
 */
export const tokenKinds = {
  findAdminRelationship: 'graph',
  adminRelationship: 'graph',
  createAdminRelationship: 'graph',
  askForApproval: 'graph',
  validateAddress: 'app',
  agreementTemplates: 'user',
  agreementDocument: 'user',
  customerAgreements: 'user',
  isAgreementSignedDirectly: 'user',
  confirmAgreement: 'user',
  startAttestation: 'app',
  attestationStatus: 'app',
  createAttestedAgreement: 'app',
  auditRecords: 'app',
  auditRecord: 'app',
  createCart: 'app',
  updateCart: 'app',
  getCart: 'app',
  catalog: 'app',
  countryRules: 'app',
  customerCompanyProfile: 'user',
  customerBillingProfile: 'app',
  updateCustomerBillingProfile: 'app',
  customerOrganization: 'app',
  customDomains: 'app',
  createCustomer: 'app',
  // On behalf of an indirect reseller.
  createIndirectCustomer: 'user',
  createCustomerUser: 'user',
  customers: 'app',
  getCustomer: 'app',
  endRelationship: 'user',
  deleteCustomer: 'app',
  isDomainFree: 'app',
  isMfaCompliant: 'user',
  mfaAdoption: 'user',
  offers: 'app',
  offer: 'app',
  offerCategories: 'app',
  checkout: 'app',
  orders: 'app',
  order: 'app',
  orderProvisioning: 'user',
  cancelOrder: 'app',
  prices: 'prices',
  ownProfile: 'user',
  legalBusinessProfile: 'app',
  promotions: 'app',
  promotion: 'app',
  promotionEligibilities: 'app',
  qualifications: 'app',
  addQualification: 'user',
  relationshipLink: 'user',
  partnerRelationships: 'user',
  customerRelationships: 'user',
  isPartnerAgreementSigned: 'user',
  subscriptions: 'app',
  changeSubscription: 'app',
  subscription: 'app',
  subscriptionProvisioning: 'app',
  customTermEndDates: 'app',
  verificationStatus: 'user',
  registerWebhook: 'app',
  webhookEvents: 'app',
  webhookRegistration: 'app',
  sendTestEvent: 'app',
  testEventResult: 'app',
} as const satisfies Record<string, TokenKind>;

export type Operation = keyof typeof tokenKinds;
