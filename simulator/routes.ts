import type { Call } from './call.ts';
import { changeSwitches, showSwitches } from './change-switches.ts';
import { putClockForward } from './clock.ts';
import { clearFaults, orderFault, showFaults } from './order-fault.ts';
import { acceptAdminRelationshipOnPage } from './pages/accept-admin-relationship.ts';
import { acceptAgreementOnPage } from './pages/accept-agreement.ts';
import { acceptRelationshipOnPage } from './pages/accept-relationship.ts';
import { showAdminPage } from './pages/admin-center.ts';
import { showAgreementText } from './pages/agreement-text.ts';
import { showLiveScript, showOverview, showState } from './pages/overview.ts';
import { showSignIn, signIn } from './pages/sign-in.ts';
import { decideVerification, showVerification } from './pages/verify-customer.ts';
import * as relationships from './resources/admin-relationships.ts';
import * as agreements from './resources/agreements.ts';
import { getAuditRecord, listAuditRecords } from './resources/audit-records.ts';
import * as catalog from './resources/browse-catalog.ts';
import * as carts from './resources/carts.ts';
import { rotateCatalog } from './resources/catalog.ts';
import { changeSubscription } from './resources/change-subscription.ts';
import { checkoutCart } from './resources/checkout.ts';
import { getCountryRules } from './resources/country-rules.ts';
import { createCustomer } from './resources/create-customer.ts';
import { createOrder } from './resources/create-order.ts';
import { listCustomTermEndDates } from './resources/custom-term-end-dates.ts';
import * as directory from './resources/customer-directory.ts';
import * as customerProfiles from './resources/customer-profiles.ts';
import * as users from './resources/customer-users.ts';
import * as customers from './resources/customers.ts';
import * as roles from './resources/directory-roles.ts';
import { getOpenIdConfiguration, headDomain } from './resources/domains.ts';
import { startEnhancedAttestation } from './resources/enhanced-attestation.ts';
import { extendUnrenewed } from './resources/extend-unrenewed.ts';
import * as resellers from './resources/indirect-resellers.ts';
import * as offers from './resources/legacy-offers.ts';
import * as licenses from './resources/licenses.ts';
import { listMfaAdoption } from './resources/mfa-adoption.ts';
import * as orders from './resources/orders.ts';
import { changePrices } from './resources/price-changes.ts';
import { getPriceSheet } from './resources/price-sheet.ts';
import * as profiles from './resources/profiles.ts';
import * as promotions from './resources/promotions.ts';
import { addQualification, listQualifications } from './resources/qualifications.ts';
import { getRelationshipRequest } from './resources/relationship.ts';
import * as subscriptions from './resources/subscriptions.ts';
import { validateAddress } from './resources/validate-address.ts';
import { getValidationStatus } from './resources/verification.ts';
import type { Answer } from './respond.ts';
import { issueToken } from './tokens/issue-token.ts';
import { signOutEverywhere } from './tokens/refresh-token.ts';
import { getRootCertificate, getSigningCertificate } from './webhooks/certificates.ts';
import * as webhooks from './webhooks/registration.ts';
import { getTestResult, sendTestEvent } from './webhooks/validation-events.ts';

/** Whom a route serves: anyone, any token, only one for a signed-in user (App+User), or only an App-only one. */
export type Access = 'anyone' | 'any token' | 'user token' | 'app token';

export interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly access: Access;
  readonly answer: (call: Call) => Answer;
}

/** @param pattern method and path, where `:name` is one part of it */
function route(pattern: string, access: Access, answer: (call: Call) => Answer): Route {
  const [method = '', path = ''] = pattern.split(' ');
  const source = path.replace(/[.()$]/g, '\\$&').replace(/:(\w+)/g, "(?<$1>[^/']+)");
  return { method, path: new RegExp(`^${source}/?$`, 'i'), access, answer };
}

const customer = '/v1/customers/:customerId';
const product = '/v1/products/:productId';
/** Of Microsoft Graph. */
const adminRelationships = '/v1.0/tenantRelationships/delegatedAdminRelationships';
const customersUser = `${customer}/users/:userId`;
const customersProduct = `${customer}/products/:productId`;

/** Everything the simulator answers. The token kinds are those of each operation's page on Microsoft Learn. */
export const routes: readonly Route[] = [
  route('GET /:tenant/oauth2/v2.0/authorize', 'anyone', showSignIn),
  route('POST /:tenant/oauth2/v2.0/authorize', 'anyone', signIn),
  route('POST /:tenant/oauth2/v2.0/token', 'anyone', issueToken),
  route('POST /:tenant/oauth2/token', 'anyone', issueToken),
  route('GET /:domain/v2.0/.well-known/openid-configuration', 'anyone', getOpenIdConfiguration),

  route('GET /v1/profiles/legalbusiness', 'any token', profiles.getLegalBusinessProfile),
  route('GET /v1/profiles/organization', 'user token', profiles.getOrganizationProfile),
  route('GET /v1/applicationmfaadoptionstatus', 'user token', listMfaAdoption),
  route('GET /v1/profiles/mpn', 'user token', profiles.getPartnerNetworkProfile),
  route('GET /v1/profiles/billing', 'user token', profiles.getPartnerBillingProfile),
  route('GET /v1/profiles/support', 'user token', profiles.getSupportProfile),
  route('GET /v1/relationships', 'user token', resellers.listPartnerRelationships),
  route('GET /v1/compliance/csp/agreementstatus', 'user token', resellers.getPartnerAgreementStatus),
  route('GET /v1/countryvalidationrules/:country', 'any token', getCountryRules),
  route('POST /v1/validations/address', 'any token', validateAddress),
  route('HEAD /v1/domains/:domain', 'any token', headDomain),

  route('POST /v1/customers', 'any token', createCustomer),
  route('GET /v1/customers', 'any token', customers.listCustomers),
  route('GET /v1/customers/relationshiprequests', 'user token', getRelationshipRequest),
  route(`GET ${customer}`, 'any token', customers.getCustomer),
  route(`PATCH ${customer}`, 'user token', customers.patchCustomer),
  route(`DELETE ${customer}`, 'any token', customers.deleteCustomer),
  route(`GET ${customer}/profiles/company`, 'user token', customerProfiles.getCompanyProfile),
  route(`GET ${customer}/profiles/billing`, 'any token', customerProfiles.getBillingProfile),
  route(`PUT ${customer}/profiles/billing`, 'any token', customerProfiles.putBillingProfile),
  route(`GET ${customer}/validationStatus`, 'user token', getValidationStatus),
  route(`GET ${customer}/relationships`, 'user token', resellers.listCustomerRelationships),
  route(`GET ${customer}/organization`, 'any token', directory.getOrganization),
  route(`GET ${customer}/customDomains`, 'any token', directory.listCustomDomains),
  route(`POST ${customer}/users`, 'user token', users.createUser),
  route(`GET ${customer}/users`, 'user token', users.listUsers),
  route(`GET ${customersUser}`, 'user token', users.getUser),
  route(`PATCH ${customersUser}`, 'user token', users.changeUser),
  route(`PATCH ${customersUser}/resetpassword`, 'user token', users.changeUser),
  route(`DELETE ${customersUser}`, 'user token', users.deleteUser),
  route(`GET ${customersUser}/licenses`, 'user token', licenses.listLicensesOfUser),
  route(`POST ${customersUser}/licenseupdates`, 'user token', licenses.updateLicenses),
  route(`GET ${customer}/subscribedskus`, 'user token', licenses.listSubscribedSkus),
  route(`GET ${customersUser}/directoryroles`, 'user token', roles.listRolesOfUser),
  route(`GET ${customer}/directoryroles`, 'user token', roles.listRoles),
  route(`GET ${customer}/directoryroles/:roleId/usermembers`, 'user token', roles.listMembers),
  route(`POST ${customer}/directoryroles/:roleId/usermembers`, 'user token', roles.addMember),
  route(`DELETE ${customer}/directoryroles/:roleId/usermembers/:userId`, 'user token', roles.removeMember),
  route(`GET ${customer}/qualifications`, 'any token', listQualifications),
  route(`POST ${customer}/qualifications`, 'user token', addQualification),

  route('GET /v1/agreements', 'user token', agreements.listAgreementTemplates),
  route('GET /v1/agreementtemplates/:templateId/document', 'user token', agreements.getAgreementDocument),
  route(`GET ${customer}/agreements`, 'user token', agreements.listCustomerAgreements),
  route(`POST ${customer}/agreements`, 'user token', agreements.confirmAgreement),
  route(`GET ${customer}/directSignedMicrosoftCustomerAgreementStatus`, 'user token', agreements.getDirectSignedStatus),
  route('POST /v1/attestations/enhanced', 'app token', startEnhancedAttestation),

  route('GET /v1/products', 'any token', catalog.listProducts.ofCountry),
  route(`GET ${product}`, 'any token', catalog.getProduct.ofCountry),
  route(`GET ${product}/skus`, 'any token', catalog.listSkus.ofCountry),
  route(`GET ${product}/skus/:skuId`, 'any token', catalog.getSku.ofCountry),
  route(`GET ${product}/skus/:skuId/availabilities`, 'any token', catalog.listAvailabilities.ofCountry),
  route(`GET ${product}/skus/:skuId/availabilities/:availabilityId`, 'any token', catalog.getAvailability.ofCountry),
  route(`GET ${customer}/products`, 'any token', catalog.listProducts.ofCustomer),
  route(`GET ${customersProduct}`, 'any token', catalog.getProduct.ofCustomer),
  route(`GET ${customersProduct}/skus`, 'any token', catalog.listSkus.ofCustomer),
  route(`GET ${customersProduct}/skus/:skuId`, 'any token', catalog.getSku.ofCustomer),
  route(`GET ${customersProduct}/skus/:skuId/availabilities`, 'any token', catalog.listAvailabilities.ofCustomer),
  route(
    `GET ${customersProduct}/skus/:skuId/availabilities/:availabilityId`,
    'any token',
    catalog.getAvailability.ofCustomer,
  ),
  route("GET /v1.0/sales/pricesheets(Market=':market',PricesheetView=':view')/$value", 'user token', getPriceSheet),

  route('GET /v1/productpromotions', 'any token', promotions.listPromotions),
  route('GET /v1/productpromotions/:promotionId', 'any token', promotions.getPromotion),
  route(`POST ${customer}/promotionEligibilities`, 'any token', promotions.verifyEligibility),
  route('GET /v1/offers', 'any token', offers.listOffers),
  route('GET /v1/offers/:offerId', 'any token', offers.getOffer),
  route('GET /v1/offercategories', 'any token', offers.listOfferCategories),

  route(`POST ${customer}/carts`, 'any token', carts.createCart),
  route(`GET ${customer}/carts/:cartId`, 'any token', carts.getCart),
  route(`PUT ${customer}/carts/:cartId`, 'any token', carts.putCart),
  route(`POST ${customer}/carts/:cartId/checkout`, 'any token', checkoutCart),
  route(`GET ${customer}/orders`, 'any token', orders.listOrders),
  route(`POST ${customer}/orders`, 'any token', createOrder),
  route(`GET ${customer}/orders/:orderId`, 'any token', orders.getOrder),
  route(`PATCH ${customer}/orders/:orderId`, 'any token', orders.cancelOrder),
  route(`GET ${customer}/orders/:orderId/provisioningstatus`, 'user token', orders.getProvisioningStatus),
  route(`GET ${customer}/subscriptions`, 'any token', subscriptions.listSubscriptions),
  route(`GET ${customer}/subscriptions/customTermEndDates`, 'any token', listCustomTermEndDates),
  route(`GET ${customer}/subscriptions/:subscriptionId`, 'any token', subscriptions.getSubscription),
  route(`PATCH ${customer}/subscriptions/:subscriptionId`, 'any token', changeSubscription),
  route(
    `GET ${customer}/subscriptions/:subscriptionId/provisioningstatus`,
    'any token',
    subscriptions.getSubscriptionProvisioning,
  ),

  route('GET /webhooks/v1/registration/events', 'any token', webhooks.listEvents),
  route('GET /webhooks/v1/registration', 'any token', webhooks.getRegistration),
  route('POST /webhooks/v1/registration', 'any token', webhooks.register),
  route('PUT /webhooks/v1/registration', 'any token', webhooks.changeRegistration),
  route('POST /webhooks/v1/registration/validationEvents', 'any token', sendTestEvent),
  route('GET /webhooks/v1/registration/validationEvents/:correlationId', 'any token', getTestResult),
  route('GET /webhook-certificate.cer', 'anyone', getSigningCertificate),
  route('GET /webhook-root.pem', 'anyone', getRootCertificate),

  route(`GET ${adminRelationships}`, 'user token', relationships.listAdminRelationships),
  route(`POST ${adminRelationships}`, 'user token', relationships.createAdminRelationship),
  route(`GET ${adminRelationships}/:relationshipId`, 'user token', relationships.getAdminRelationship),
  route(`POST ${adminRelationships}/:relationshipId/requests`, 'user token', relationships.requestOfAdminRelationship),

  route('GET /v1/auditrecords', 'any token', listAuditRecords),
  route('GET /v1/auditrecords/:recordId', 'any token', getAuditRecord),
  route('GET /auditactivity/v1/auditrecords/:recordId', 'any token', getAuditRecord),

  route('GET /', 'anyone', showOverview),
  route('GET /_live.js', 'anyone', showLiveScript),
  route('GET /AdminPortal/Home', 'anyone', showAdminPage),
  route('POST /accept-relationship', 'anyone', acceptRelationshipOnPage),
  route('POST /accept-agreement', 'anyone', acceptAgreementOnPage),
  route('POST /accept-admin-relationship', 'anyone', acceptAdminRelationshipOnPage),
  route('GET /agreement-text/:agreement', 'anyone', showAgreementText),
  route('GET /verification', 'anyone', showVerification),
  route('POST /verification', 'anyone', decideVerification),

  route('GET /_state', 'anyone', showState),
  route('GET /_faults', 'anyone', showFaults),
  route('POST /_faults', 'anyone', orderFault),
  route('DELETE /_faults', 'anyone', clearFaults),
  route('POST /_faults/none', 'anyone', clearFaults),
  route('POST /_sign-outs', 'anyone', signOutEverywhere),
  route('POST /_rotate-catalog', 'anyone', rotateCatalog),
  route('POST /_price-changes', 'anyone', changePrices),
  route('POST /_extend-unrenewed', 'anyone', extendUnrenewed),
  route('POST /_clock', 'anyone', putClockForward),
  route('GET /_switches', 'anyone', showSwitches),
  route('POST /_switches', 'anyone', changeSwitches),
];
