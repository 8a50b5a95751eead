export interface FaultMessage {
  /** What happened and what to do, for a sales rep. */
  readonly says: string;
  /** Whether Partner Center's own words add something, e.g. which field is wrong. */
  readonly withDetail: boolean;
  /** Whether the same request may succeed later without anybody changing anything. */
  readonly retryable: boolean;
}

/**
 * The faults that a person can do something about, by HTTP status and code, because a code means different things
 * under different statuses (Microsoft Learn: error-codes). `…` at the end: Partner Center's own words follow.
 */
const sentences: Readonly<Record<string, string>> = {
  '400/2007': 'Microsoft cannot find this address. Check street, city, state and postal code.',
  '400/2054':
    'The billing plan of a subscription cannot be changed like this. Order it anew with the other billing plan.',
  '400/2055': 'Somebody changed this at Partner Center at the same moment. Open it again and repeat your change.',
  '400/3000': 'Partner Center does not accept one of the values. Correct it and try again…',
  '400/20000':
    'We may not sell in this country. The customer has to be in a country of our own CSP region; check the country of the address.',
  '400/27002': 'Partner Center does not accept one of the values. Check the address and the names…',
  '400/600002': 'This country does not take an organization registration number. Remove it and try again.',
  '400/600049': "This country requires the company's organization registration number. Add it and try again.",
  '400/600050':
    'The organization registration number does not have the form that this country uses. Correct it and try again…',
  '400/600051': "This country requires the customer's phone number. Add it and try again.",
  '400/600061': 'This contact has already confirmed the Microsoft Customer Agreement.',
  '400/800002': 'Partner Center does not accept one of the values. Correct it and try again…',
  '400/800004': 'This product is no longer offered. Choose another one.',
  '400/800009': 'At least one product in the cart cannot be bought as it is. Check the products and quantities…',
  '400/800017': 'This quantity is not available. Choose a smaller one.',
  '400/800018':
    'The limit of the Partner Center sandbox is reached. The operator of this bot has to remove old test customers or subscriptions.',
  '400/800065': 'This cart has already been ordered. Look at the orders of the customer.',
  '400/800070': "This product is not offered in the customer's country. Choose another one.",
  '400/800090': 'The number of seats cannot be reduced now. Reduce it when the subscription renews.',
  '400/900117': 'The days in which this purchase could be cancelled are over. Switch its renewal off instead.',
  '400/900127': 'Our kind of Partner Center account does not offer this. Ask the person who manages it.',
  '400/900154': 'The partner id of the reseller does not belong to an active reseller. Check it with the reseller.',
  '400/900203':
    'One of the products needs an extra confirmation before it can be ordered. Choose another one or order it in Partner Center…',
  '400/900206':
    'Partner Center wants the confirmation of the partner on record, which only indirect providers give. Ask the operator of this bot.',
  '400/900213': 'The hours in which this purchase could be cancelled are over. Switch its renewal off instead.',
  '400/900214': 'The hours in which seats could be reduced are over. Reduce them when the subscription renews.',
  '400/900242': 'The subscription cannot end on this date. Choose the end of a month or of another subscription.',
  '400/900257': 'The days in which seats could be reduced are over. Reduce them when the subscription renews.',
  '400/900270': 'The billing plan is longer than the commitment term. Choose another billing plan.',
  '400/900275': 'The quantity is outside of what this product allows. Change it and try again.',
  '400/900311': 'This subscription was changed too often. Contact Microsoft partner support to change it again.',
  '400/900419': 'The customer has reached the number of subscriptions that Microsoft allows. End one of them first.',
  '401/900420':
    'Partner Center no longer accepts tokens for the old Azure AD Graph. The operator of this bot has to let the app ask for https://api.partnercenter.microsoft.com and sign in again: npm run connect.',
  '401/900421':
    'Partner Center wants a sign-in with multi-factor authentication. The operator of this bot has to sign the Partner Center user in again: npm run connect, with MFA.',
  '403/2030':
    'Our company is not enabled to sell in this country. Ask the person who manages our Partner Center account.',
  '403/2032': 'Our Partner Center account may not do this. Ask the person who manages it.',
  '403/2091': 'This product can no longer be bought. Choose another one.',
  '403/2203': 'The reseller has not signed the Microsoft Partner Agreement. Ask the reseller to sign it first.',
  '400/2203': 'The reseller has not signed the Microsoft Partner Agreement. Ask the reseller to sign it first.',
  '403/13605':
    'The customer has not accepted the Microsoft Customer Agreement yet. The order can be placed once it has.',
  '403/20002': 'The customer has not made us its reseller (yet). Send the invitation link and wait for its acceptance.',
  '403/90000':
    'Microsoft Entra refused our sign-in. The operator of this bot has to sign the Partner Center user in again: npm run connect.',
  '403/400030': 'We may not sell products of this segment to the customer. Choose another one.',
  '403/400036': 'Our Partner Center account may not see this part of the catalog. Ask the person who manages it.',
  '403/600006':
    'Our Partner Center account may not create customers. Ask the person who manages it whether the account is active and enabled for CSP.',
  '403/800066':
    'The customer has reached the number of subscriptions that Microsoft allows for this product. End one of them first.',
  '403/800067': 'This is more seats than one subscription may have. Choose a smaller quantity.',
  '403/800069': "Microsoft's risk check refused the order. Contact Microsoft partner support.",
  '403/800073':
    "Microsoft is still reviewing the customer's account. The order can be placed when the review has passed.",
  '403/800074':
    "Microsoft is still reviewing the customer's account. The order can be placed when the review has passed.",
  '403/800075':
    "Microsoft did not approve the customer's account, so it cannot buy. Check the company's details and contact Microsoft partner support.",
  '403/800088': 'This is more seats than the customer may have of this product. Choose a smaller quantity.',
  '403/800089':
    'The customer has reached the number of subscriptions that Microsoft allows for this product. End one of them first.',
  '403/900123': 'The reseller has not signed the Microsoft Partner Agreement. Ask the reseller to sign it first.',
  '403/900124':
    'Our company has not accepted the Microsoft Partner Agreement. A global administrator has to accept it in Partner Center.',
  '403/900150': 'The Partner Center user of this bot lacks a role. The operator has to make it an admin agent.',
  '403/900308': 'The Partner Center user of this bot lacks a role. The operator has to make it an admin agent.',
  '403/900309':
    'A Conditional Access policy blocks the Partner Center user of this bot. The operator has to change the policy or sign in again.',
  '403/900322': 'This product cannot be bought in the Partner Center sandbox. Choose another one.',
  '403/900329':
    'Partner Center answers this request only to a signed-in user, not to the app alone. The operator of this bot has to sign the Partner Center user in: npm run connect.',
  '403/900416': 'Microsoft has locked the customer for purchases. Contact Microsoft partner support.',
  '404/20000': 'Partner Center does not know this order. A new one can take 15 minutes to show; try again then.',
  '404/60003':
    'Microsoft does not know this tenant. If it is new, try again in a few minutes; if not, check its domain.',
  '404/400013': 'This product no longer exists. Choose another one.',
  '404/400018': 'This product no longer exists in this form. Choose another one.',
  '404/400019': 'This product was renewed in the catalog meanwhile. Choose it again.',
  '404/600074': "Microsoft has not begun to verify the customer's account. Try again in a few minutes.",
  '404/800008': 'This cart no longer exists. Carts expire; make a new one.',
  '409/800060': 'An order of the customer is in progress. Wait a few minutes.',
  '409/800064': 'The cart is being ordered at this moment. Wait a few minutes.',
  '409/900278': 'Another change of this subscription is in progress. Try again after 24 hours.',
};

const passes: ReadonlySet<string> = new Set(['409/800060', '409/800064', '409/900278']);

/** What to tell a person about a fault that we know; undefined for all others. */
export function faultMessage(httpStatus: number, code: string | undefined): FaultMessage | undefined {
  const key = `${httpStatus}/${code}`;
  const sentence = sentences[key];
  if (sentence === undefined) return undefined;
  const withDetail = sentence.endsWith('…');
  return { says: withDetail ? `${sentence.slice(0, -1)}.` : sentence, withDetail, retryable: passes.has(key) };
}

/** Errors of single cart lines, by number and name (Microsoft Learn: cart-resources). */
const cartLineErrors: ReadonlyArray<readonly [number: string, name: string, sentence: string]> = [
  ['10000', 'CurrencyIsNotSupported', "This product is not sold in the customer's currency."],
  [
    '10001',
    'CatalogItemIdIsNotValid',
    'This product was changed in the catalog or is no longer sold. Choose it again.',
  ],
  ['10002', 'QuotaNotAvailable', 'This is more than the customer may have of this product. Choose a smaller quantity.'],
  ['10003', 'InventoryNotAvailable', 'This product is sold out.'],
  [
    '10004',
    'ParticipantsIsNotSupportedForPartner',
    'Our kind of partner account may not name a reseller for this product.',
  ],
  ['10006', 'UnableToProcessCartLineItem', 'Microsoft cannot process this product at the moment. Try again later.'],
  ['10007', 'SubscriptionIsNotValid', 'The subscription that this product belongs to is not valid.'],
  ['10008', 'SubscriptionIsNotEnabledForRI', 'The subscription is not enabled for reservations.'],
  [
    '10009',
    'SandboxLimitExceeded',
    'The limit of the Partner Center sandbox is reached (25 licenses for each subscription).',
  ],
  [
    '10010',
    'InvalidInput',
    'Microsoft does not accept this product with these values. Check quantity, term and billing.',
  ],
  ['10011', 'SubscriptionNotRegistered', 'The subscription is not registered for this product.'],
  ['10012', 'AttestationNotAccepted', 'This product needs an extra confirmation before it can be ordered.'],
  ['10013', 'BillingPlanNotSupported', 'This product is not sold with this term and billing plan. Choose another one.'],
  ['10014', 'InvalidPromotionId', 'The promotion is not valid for this product. Leave it out or choose another one.'],
  [
    '10015',
    'MaxAllowedSeatsPerSubscriptionExceeded',
    'This is more seats than one subscription may have. Choose a smaller quantity.',
  ],
  ['10016', 'InvalidCustomTermEndDateProduct', 'This product cannot end on a chosen date.'],
  ['10017', 'InvalidCustomTermEndDate', 'The subscription cannot end on this date. Choose another one.'],
  [
    '10018',
    'BaseOfferSeatQuantityNotMet',
    'This add-on needs its base product with at least as many seats. Add the base product first.',
  ],
  ['10019', 'MinimumAddOnSeatsNotMet', 'This add-on needs more seats. Raise the quantity.'],
  ['500600', 'LegacyOfferNotEligibleForPurchase', 'This old offer is no longer sold. Choose its successor.'],
];

/** The sentence for a cart line's error, whether the code comes as number or as name. */
export function cartLineSentence(code: string, description: string | undefined): string {
  const known = cartLineErrors.find(([number, name]) => number === code || name.toLowerCase() === code.toLowerCase());
  return known?.[2] ?? description ?? 'Microsoft does not accept this product as it is.';
}
