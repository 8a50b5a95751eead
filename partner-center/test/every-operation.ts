import type { PartnerCenter } from '../partner-center.ts';
import { ids } from './scripted-server.ts';

const address = { addressLine1: '1 Microsoft Way', city: 'Redmond', state: 'WA', postalCode: '98052', country: 'US' };
const contact = { firstName: 'Tania', lastName: 'Carr', email: 'tania@example.com' };
const newCustomer = {
  companyName: 'A',
  domain: 'a.onmicrosoft.com',
  contact,
  address,
  culture: 'en-US',
  language: 'en',
};
const ofReseller = { ...newCustomer, associatedPartnerId: 'reseller' };
const confirmation = { templateId: 't', primaryContact: contact, dateAgreed: '2026-01-01' };
const attestation = { country: 'US', language: 'en-US', companyName: 'A', signatory: contact };
const subscription = { id: 's', offerId: 'p:s:a', quantity: 1, status: 'active', autoRenewEnabled: true };
const billing = { id: 'b', attributes: { etag: '1' } };
const user = {
  usageLocation: 'US',
  userPrincipalName: 'tania@a.onmicrosoft.com',
  firstName: 'Tania',
  lastName: 'Carr',
  displayName: 'Tania Carr',
  passwordProfile: { password: 'p', forceChangePassword: true },
};
const webhook = { WebhookUrl: 'https://a.example/webhook', WebhookEvents: ['test-created'] };

type TokenKind = 'app' | 'user';
type Call = (partnerCenter: PartnerCenter) => Promise<unknown>;

/** Each operation with the kind of token that its page on Microsoft Learn asks for, and a call of it. */
export const everyOperation: readonly (readonly [keyof PartnerCenter, TokenKind, Call])[] = [
  ['partnerProfile', 'app', (p) => p.partnerProfile()],
  ['legalBusinessProfile', 'app', (p) => p.legalBusinessProfile()],
  ['organizationProfile', 'user', (p) => p.organizationProfile()],
  ['mpnProfile', 'user', (p) => p.mpnProfile()],
  ['partnerBillingProfile', 'user', (p) => p.partnerBillingProfile()],
  ['supportProfile', 'user', (p) => p.supportProfile()],
  ['isMfaCompliant', 'user', (p) => p.isMfaCompliant()],

  ['countryRules', 'app', (p) => p.countryRules('US')],
  ['validateAddress', 'app', (p) => p.validateAddress(address)],
  ['isDomainFree', 'app', (p) => p.isDomainFree('a.onmicrosoft.com')],

  ['createCustomer', 'app', (p) => p.createCustomer(newCustomer, ids)],
  ['createCustomer', 'user', (p) => p.createCustomer(ofReseller, ids)],
  ['getCustomer', 'app', (p) => p.getCustomer('c')],
  ['customers', 'app', (p) => p.customers()],
  ['findCustomersByDomain', 'app', (p) => p.findCustomersByDomain('a')],
  ['findCustomersByName', 'app', (p) => p.findCustomersByName('a')],
  ['endRelationship', 'user', (p) => p.endRelationship('c', ids)],
  ['deleteCustomer', 'app', (p) => p.deleteCustomer('c', ids)],
  ['customerCompanyProfile', 'user', (p) => p.customerCompanyProfile('c')],
  ['customerBillingProfile', 'app', (p) => p.customerBillingProfile('c')],
  ['updateCustomerBillingProfile', 'app', (p) => p.updateCustomerBillingProfile('c', billing, ids)],
  ['customerOrganization', 'app', (p) => p.customerOrganization('c')],
  ['customDomains', 'app', (p) => p.customDomains('c')],
  ['createCustomerUser', 'user', (p) => p.createCustomerUser('c', user, ids)],
  ['qualifications', 'app', (p) => p.qualifications('c')],
  ['addQualification', 'user', (p) => p.addQualification('c', { qualification: 'StateOwnedEntity' }, ids)],
  ['verificationStatus', 'user', (p) => p.verificationStatus('c')],

  ['relationshipLink', 'user', (p) => p.relationshipLink()],
  ['partnerRelationships', 'user', (p) => p.partnerRelationships('IsIndirectResellerOf')],
  ['customerRelationships', 'user', (p) => p.customerRelationships('c')],
  ['isPartnerAgreementSigned', 'user', (p) => p.isPartnerAgreementSigned({ mpnId: '1' })],

  ['agreementTemplates', 'user', (p) => p.agreementTemplates()],
  ['agreementDocument', 'user', (p) => p.agreementDocument('t', 'en-US', 'us')],
  ['customerAgreements', 'user', (p) => p.customerAgreements('c')],
  ['isAgreementSignedDirectly', 'user', (p) => p.isAgreementSignedDirectly('c')],
  ['confirmAgreement', 'user', (p) => p.confirmAgreement('c', confirmation, ids)],
  ['startAttestation', 'app', (p) => p.startAttestation(attestation, ids)],
  ['attestationStatus', 'app', (p) => p.attestationStatus('a')],
  ['createAttestedAgreement', 'app', (p) => p.createAttestedAgreement('c', 'a', confirmation, ids)],

  ['products', 'app', (p) => p.products('US', 'commercial')],
  ['product', 'app', (p) => p.product('p', 'US')],
  ['skus', 'app', (p) => p.skus('p', 'US', 'commercial')],
  ['sku', 'app', (p) => p.sku('p', 's', 'US')],
  ['availabilities', 'app', (p) => p.availabilities('p', 's', 'US', 'commercial')],
  ['availability', 'app', (p) => p.availability('p', 's', 'a', 'US')],
  ['customerProducts', 'app', (p) => p.customerProducts('c')],
  ['customerProduct', 'app', (p) => p.customerProduct('c', 'p')],
  ['customerSkus', 'app', (p) => p.customerSkus('c', 'p')],
  ['customerSku', 'app', (p) => p.customerSku('c', 'p', 's')],
  ['customerAvailabilities', 'app', (p) => p.customerAvailabilities('c', 'p', 's')],
  ['customerAvailability', 'app', (p) => p.customerAvailability('c', 'p', 's', 'a')],
  ['promotions', 'app', (p) => p.promotions('US', 'commercial')],
  ['promotion', 'app', (p) => p.promotion('pr', 'US')],
  ['promotionEligibilities', 'app', (p) => p.promotionEligibilities('c', [])],
  ['offers', 'app', (p) => p.offers('US')],
  ['offer', 'app', (p) => p.offer('o', 'US')],
  ['offerCategories', 'app', (p) => p.offerCategories('US')],
  ['prices', 'user', (p) => p.prices('US')],

  ['createCart', 'app', (p) => p.createCart('c', [], ids)],
  ['updateCart', 'app', (p) => p.updateCart('c', 'cart', [], ids)],
  ['getCart', 'app', (p) => p.getCart('c', 'cart')],
  ['checkout', 'app', (p) => p.checkout('c', 'cart', ids)],
  ['orders', 'app', (p) => p.orders('c')],
  ['order', 'app', (p) => p.order('c', 'o')],
  ['orderProvisioning', 'user', (p) => p.orderProvisioning('c', 'o')],
  ['cancelOrder', 'app', (p) => p.cancelOrder('c', 'o', ids)],
  ['subscriptions', 'app', (p) => p.subscriptions('c')],
  ['subscriptionsOfOrder', 'app', (p) => p.subscriptionsOfOrder('c', 'o')],
  ['subscription', 'app', (p) => p.subscription('c', 's')],
  ['subscriptionProvisioning', 'app', (p) => p.subscriptionProvisioning('c', 's')],
  ['customTermEndDates', 'app', (p) => p.customTermEndDates('c', 'P1M')],
  ['changeSubscription', 'app', (p) => p.changeSubscription('c', subscription, { quantity: 2 }, ids)],
  ['stopRenewal', 'app', (p) => p.stopRenewal('c', subscription, ids)],
  ['cancelSubscription', 'app', (p) => p.cancelSubscription('c', subscription, ids)],

  ['webhookEvents', 'app', (p) => p.webhookEvents()],
  ['webhookRegistration', 'app', (p) => p.webhookRegistration()],
  ['registerWebhook', 'app', (p) => p.registerWebhook(webhook, ids)],
  ['sendTestEvent', 'app', (p) => p.sendTestEvent(ids)],
  ['testEventResult', 'app', (p) => p.testEventResult('t')],
  ['auditRecords', 'app', (p) => p.auditRecords()],
  ['auditRecord', 'app', (p) => p.auditRecord('r')],
];
