/**
 * What the errors of the Partner Center client say, in English. `fault-<HTTP status>-<code>` is a refusal of Partner
 * Center’s by its own code, `cart-line-<number>` an error of one line of a cart (Microsoft Learn: error-codes,
 * cart-resources). Each tells a sales rep what happened and what to do.
 */
export const partnerCenterErrors = {
  'partner-center-says': '{sentence} Partner Center says: {detail}',
  'graph-not-allowed':
    'Microsoft Graph does not let us invite to GDAP. The Partner Center app needs the delegated permission DelegatedAdminRelationship.ReadWrite.All of Microsoft Graph, with the consent of an administrator, and its user has to be an admin agent.{detail, select, none {} other { Graph says: {detail}}}',
  'graph-not-reached': 'Microsoft Graph gives no answer at the moment.',
  'graph-refused':
    'Microsoft Graph refuses the invitation to GDAP. Check the roles and the days in the settings.{detail, select, none {} other { Graph says: {detail}}}',
  'refused-sign-in':
    'Partner Center does not accept our sign-in. The operators have to check the Partner Center app registration and sign in again.',
  'refused-not-found':
    'Partner Center does not know what was asked for. If it is new, try again in a few minutes; if not, ask the operators.',
  refused: 'Partner Center refused the request. Check what was entered; if it looks right, ask the operators.',
  'cannot-answer': 'Partner Center cannot answer at the moment. Please try again later.',
  'not-confirmed':
    'Partner Center did not confirm the request. We look whether it was carried out before we send it again.',
  'not-reached': 'Partner Center cannot be reached at the moment. Please try again later.',
  'left-alone':
    'Partner Center has not answered for a while, so we leave it alone: {seconds} seconds have to pass before the next try.',
  throttled: 'Partner Center asks us to slow down: {seconds} seconds have to pass before the next try.',
  unreadable: 'Partner Center sent an answer that we do not understand. Please tell the operators.',
  'endless-list': 'Partner Center sent a list without an end. Please tell the operators.',
  'domain-unclear': 'Microsoft did not say clearly whether the domain is free. Please try again in a moment.',
  'tenant-unclear': 'Microsoft did not say whether a tenant exists for this domain. Please try again in a moment.',
  'change-not-shown': 'Partner Center has taken the change of the subscription, but does not show it yet.',
  'order-group-refused': 'Microsoft did not take this part of the order. Ask Microsoft’s partner support why.',
  'app-not-accepted':
    'Microsoft Entra does not accept our Partner Center app. The operators have to check its tenant id, client id and client secret.',
  'client-secret-expired':
    'The client secret of our Partner Center app has expired. The operators have to make a new one for the app in Microsoft Entra, put it into PARTNER_CENTER_CLIENT_SECRET (of a further provider: PROVIDER_…_CLIENT_SECRET) and restart the bot.',
  'consent-missing': 'Nobody has consented any more to what our Partner Center app does for its user.',
  'mfa-wanted': 'Microsoft Entra wants a sign-in with multi-factor authentication.',
  'conditional-access':
    'A Conditional Access policy of Microsoft Entra blocks the Partner Center user of this bot, and has to let it in.',
  'user-disabled': 'The account of the Partner Center user of this bot is disabled in Microsoft Entra.',
  'refresh-token-missing': 'There is no refresh token yet.',
  'refresh-token-not-given': 'Microsoft Entra gave no refresh token.',
  'refresh-token-expired': 'The refresh token is no longer valid.',
  'sign-in-again':
    '{why} The operators have to sign the Partner Center user in again: npm run connect, with multi-factor authentication.',
  'sign-in-not-reached': 'The sign-in to Partner Center cannot be reached at the moment. Please try again later.',

  'fault-400-2007': 'Microsoft cannot find this address. Check street, city, state and postal code.',
  'fault-400-2054':
    'The billing plan of a subscription cannot be changed like this. Order it anew with the other billing plan.',
  'fault-400-2055':
    'Somebody changed this at Partner Center at the same moment. Try again: it is then done to what stands there now.',
  'fault-400-3000': 'Partner Center does not accept one of the values. Correct it and try again.',
  'fault-400-20000':
    'We may not sell in this country. The customer has to be in a country of our own CSP region; check the country of the address.',
  'fault-400-27002': 'Partner Center does not accept one of the values. Check the address and the names.',
  'fault-400-600002': 'This country does not take an organization registration number. Remove it and try again.',
  'fault-400-600049': 'This country requires the company’s organization registration number. Add it and try again.',
  'fault-400-600050':
    'The organization registration number does not have the form that this country uses. Correct it and try again.',
  'fault-400-600051': 'This country requires the customer’s phone number. Add it and try again.',
  'fault-400-600061': 'This contact has already confirmed the Microsoft Customer Agreement.',
  'fault-400-800002': 'Partner Center does not accept one of the values. Correct it and try again.',
  'fault-400-800004': 'This product is no longer offered. Choose another one.',
  'fault-400-800009': 'At least one product in the cart cannot be bought as it is. Check the products and quantities.',
  'fault-400-800017': 'This quantity is not available. Choose a smaller one.',
  'fault-400-800018':
    'The limit of the Partner Center sandbox is reached. The operators have to remove old test customers or subscriptions.',
  'fault-400-800065': 'This cart has already been ordered. Look at the orders of the customer.',
  'fault-400-800070': 'This product is not offered in the customer’s country. Choose another one.',
  'fault-400-800090': 'The number of seats cannot be reduced now. Reduce it when the subscription renews.',
  'fault-400-900117': 'The days in which this purchase could be cancelled are over. Switch its renewal off instead.',
  'fault-400-900127': 'Our kind of Partner Center account does not offer this. Ask the operators.',
  'fault-400-900154':
    'The partner id of the reseller does not belong to an active reseller. Check it with the reseller.',
  'fault-400-900203':
    'One of the products needs an extra confirmation before it can be ordered. Choose another one or order it in Partner Center.',
  'fault-400-900206':
    'Partner Center wants the confirmation of the partner on record, which only indirect providers give. Ask the operators.',
  'fault-400-900213': 'The hours in which this purchase could be cancelled are over. Switch its renewal off instead.',
  'fault-400-900214': 'The hours in which seats could be reduced are over. Reduce them when the subscription renews.',
  'fault-400-900242': 'The subscription cannot end on this date. Choose the end of a month or of another subscription.',
  'fault-400-900252':
    'Microsoft wants the customer’s purchase order with this order. Order it in Partner Center, where it can be attached.',
  'fault-400-900257': 'The days in which seats could be reduced are over. Reduce them when the subscription renews.',
  'fault-400-900270': 'The billing plan is longer than the commitment term. Choose another billing plan.',
  'fault-400-900275': 'The quantity is outside of what this product allows. Change it and try again.',
  'fault-400-900311': 'This subscription was changed too often. Contact Microsoft partner support to change it again.',
  'fault-400-900419':
    'The customer has reached the number of subscriptions that Microsoft allows. End one of them first.',
  'fault-401-900420':
    'Partner Center no longer accepts tokens for the old Azure AD Graph. The operators have to let the app ask for https://api.partnercenter.microsoft.com and sign in again: npm run connect.',
  'fault-401-900421':
    'Partner Center wants a sign-in with multi-factor authentication. The operators have to sign the Partner Center user in again: npm run connect, with MFA.',
  'fault-403-2030': 'Our company is not enabled to sell in this country. Ask the operators.',
  'fault-403-2032': 'Our Partner Center account may not do this. Ask the operators.',
  'fault-403-2091': 'This product can no longer be bought. Choose another one.',
  'fault-403-2203': 'The reseller has not signed the Microsoft Partner Agreement. Ask the reseller to sign it first.',
  'fault-400-2203': 'The reseller has not signed the Microsoft Partner Agreement. Ask the reseller to sign it first.',
  'fault-403-13605':
    'The customer has not accepted the Microsoft Customer Agreement yet. The order can be placed once it has.',
  'fault-403-20002':
    'The customer has not made us its reseller (yet). Send the invitation link and wait for its acceptance.',
  'fault-403-90000':
    'Microsoft Entra refused our sign-in. The operators have to sign the Partner Center user in again: npm run connect.',
  'fault-403-400030': 'We may not sell products of this segment to the customer. Choose another one.',
  'fault-403-400036': 'Our Partner Center account may not see this part of the catalog. Ask the operators.',
  'fault-403-600006':
    'Our Partner Center account may not create customers. Ask the operators whether it is active and enabled for CSP.',
  'fault-403-800066':
    'The customer has reached the number of subscriptions that Microsoft allows for this product. End one of them first.',
  'fault-403-800067': 'This is more seats than one subscription may have. Choose a smaller quantity.',
  'fault-403-800069': 'Microsoft’s risk check refused the order. Contact Microsoft partner support.',
  'fault-403-800073':
    'Microsoft is still reviewing the customer’s account. The order can be placed when the review has passed.',
  'fault-403-800074':
    'Microsoft is still reviewing the customer’s account. The order can be placed when the review has passed.',
  'fault-403-800075':
    'Microsoft did not approve the customer’s account, so it cannot buy. Check the company’s details and contact Microsoft partner support.',
  'fault-403-800088': 'This is more seats than the customer may have of this product. Choose a smaller quantity.',
  'fault-403-800089':
    'The customer has reached the number of subscriptions that Microsoft allows for this product. End one of them first.',
  'fault-403-900123': 'The reseller has not signed the Microsoft Partner Agreement. Ask the reseller to sign it first.',
  'fault-403-900124':
    'Our company has not accepted the Microsoft Partner Agreement. A global administrator has to accept it in Partner Center.',
  'fault-403-900150': 'The Partner Center user of this bot lacks a role. The operators have to make it an admin agent.',
  'fault-403-900308': 'The Partner Center user of this bot lacks a role. The operators have to make it an admin agent.',
  'fault-403-900309':
    'A Conditional Access policy blocks the Partner Center user of this bot. The operators have to change the policy or sign in again.',
  'fault-403-900322': 'This product cannot be bought in the Partner Center sandbox. Choose another one.',
  'fault-403-900329':
    'Partner Center answers this request only to a signed-in user, not to the app alone. The operators have to sign the Partner Center user in: npm run connect.',
  'fault-403-900416': 'Microsoft has locked the customer for purchases. Contact Microsoft partner support.',
  'fault-404-20000': 'Partner Center does not know this order. A new one can take 15 minutes to show; try again then.',
  'fault-404-60003':
    'Microsoft does not know this tenant. If it is new, try again in a few minutes; if not, check its domain.',
  'fault-404-400013': 'This product no longer exists. Choose another one.',
  'fault-404-400018': 'This product no longer exists in this form. Choose another one.',
  'fault-404-400019': 'This product was renewed in the catalog meanwhile. Choose it again.',
  'fault-404-600074': 'Microsoft has not begun to verify the customer’s account. Try again in a few minutes.',
  'fault-404-800008': 'This cart no longer exists. Carts expire; make a new one.',
  'fault-409-800060': 'An order of the customer is in progress. Wait a few minutes.',
  'fault-409-800064': 'The cart is being ordered at this moment. Wait a few minutes.',
  'fault-409-900278': 'Another change of this subscription is in progress. Try again after 24 hours.',

  'cart-line-10000': 'This product is not sold in the customer’s currency.',
  'cart-line-10001': 'This product was changed in the catalog or is no longer sold. Choose it again.',
  'cart-line-10002': 'This is more than the customer may have of this product. Choose a smaller quantity.',
  'cart-line-10003': 'This product is sold out.',
  'cart-line-10004': 'Our kind of partner account may not name a reseller for this product.',
  'cart-line-10006': 'Microsoft cannot process this product at the moment. Try again later.',
  'cart-line-10007': 'The subscription that this product belongs to is not valid.',
  'cart-line-10008': 'The subscription is not enabled for reservations.',
  'cart-line-10009': 'The limit of the Partner Center sandbox is reached (25 licenses for each subscription).',
  'cart-line-10010': 'Microsoft does not accept this product with these values. Check quantity, term and billing.',
  'cart-line-10011': 'The subscription is not registered for this product.',
  'cart-line-10012': 'This product needs an extra confirmation before it can be ordered.',
  'cart-line-10013': 'This product is not sold with this term and billing plan. Choose another one.',
  'cart-line-10014':
    'Microsoft does not give the customer this promotion for this order. Remove the subscription and add it again without it: the new price is then approved.',
  'cart-line-10015': 'This is more seats than one subscription may have. Choose a smaller quantity.',
  'cart-line-10016': 'This product cannot end on a chosen date.',
  'cart-line-10017':
    'The subscription can no longer end on the chosen day. Remove it and add it again with another one.',
  'cart-line-10018': 'This add-on needs its base product with at least as many seats. Add the base product first.',
  'cart-line-10019': 'This add-on needs more seats. Raise the quantity.',
  'cart-line-500600': 'This old offer is no longer sold. Choose its successor.',
  'cart-line-unknown': 'Microsoft does not accept this product as it is.',
} as const;
