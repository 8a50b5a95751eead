/**
 * The faults that a person can do something about, by HTTP status and code, because a code means different things
 * under different statuses (Microsoft Learn: error-codes). What each says stands in the catalogue of words under
 * `fault-<status>-<code>`.
 */
export const knownFaults: Readonly<Record<number, readonly number[]>> = {
  400: [
    2007, 2054, 2055, 2203, 3000, 20000, 27002, 600002, 600049, 600050, 600051, 600061, 800002, 800004, 800009, 800017,
    800018, 800065, 800070, 800090, 900117, 900127, 900154, 900203, 900206, 900213, 900214, 900242, 900252, 900257,
    900270, 900275, 900311, 900419,
  ],
  401: [900420, 900421],
  403: [
    2030, 2032, 2091, 2203, 13605, 20002, 90000, 400030, 400036, 600006, 800066, 800067, 800069, 800073, 800074, 800075,
    800088, 800089, 900123, 900124, 900150, 900308, 900309, 900322, 900329, 900416,
  ],
  404: [20000, 60003, 400013, 400018, 400019, 600074, 800008],
  409: [800060, 800064, 900278],
};

/** Where Partner Center's own words add something, e.g. which field is wrong. */
const tellDetail = ['400-3000', '400-27002', '400-600050', '400-800002', '400-800009', '400-900203'];
/** Where the same request may succeed later without anybody changing anything. */
const passing = ['409-800060', '409-800064', '409-900278'];

export interface KnownFault {
  /** e.g. `fault-403-13605`. */
  readonly says: `fault-${string}`;
  readonly tellsDetail: boolean;
  readonly passes: boolean;
}

/** What is known of a fault; undefined for all others. */
export function knownFault(httpStatus: number, code: string | undefined): KnownFault | undefined {
  if (!knownFaults[httpStatus]?.includes(Number(code))) return undefined;
  const key = `${httpStatus}-${code}`;
  return { says: `fault-${key}`, tellsDetail: tellDetail.includes(key), passes: passing.includes(key) };
}

/** Orders are refused with these statuses; the codes that they share mean the same. */
const statusesOfOrders = [403, 400, 404, 409];

/** What the error of an order group says, whose code is one of an order or of a cart's line; undefined = it is unknown. */
export function orderGroupFault(code: string): `fault-${string}` | `cart-line-${string}` | undefined {
  const status = statusesOfOrders.find((each) => knownFaults[each]?.includes(Number(code)));
  if (status !== undefined) return `fault-${status}-${code}`;
  const ofLine = cartLineFault(code);
  return ofLine === 'cart-line-unknown' ? undefined : ofLine;
}

/** Errors of single cart lines, by number and name (Microsoft Learn: cart-resources). */
export const cartLineErrors: Readonly<Record<number, string>> = {
  10000: 'CurrencyIsNotSupported',
  10001: 'CatalogItemIdIsNotValid',
  10002: 'QuotaNotAvailable',
  10003: 'InventoryNotAvailable',
  10004: 'ParticipantsIsNotSupportedForPartner',
  10006: 'UnableToProcessCartLineItem',
  10007: 'SubscriptionIsNotValid',
  10008: 'SubscriptionIsNotEnabledForRI',
  10009: 'SandboxLimitExceeded',
  10010: 'InvalidInput',
  10011: 'SubscriptionNotRegistered',
  10012: 'AttestationNotAccepted',
  10013: 'BillingPlanNotSupported',
  10014: 'InvalidPromotionId',
  10015: 'MaxAllowedSeatsPerSubscriptionExceeded',
  10016: 'InvalidCustomTermEndDateProduct',
  10017: 'InvalidCustomTermEndDate',
  10018: 'BaseOfferSeatQuantityNotMet',
  10019: 'MinimumAddOnSeatsNotMet',
  500600: 'LegacyOfferNotEligibleForPurchase',
};

/** What a cart line's error says, whether its code comes as number or as name. */
export function cartLineFault(code: string): `cart-line-${string}` {
  const known = Object.entries(cartLineErrors).find(
    ([number, name]) => number === code || name.toLowerCase() === code.toLowerCase(),
  );
  return `cart-line-${known?.[0] ?? 'unknown'}`;
}
