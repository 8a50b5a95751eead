import { z } from 'zod';

/**
 * Where the documents leave open what the service does, or it does different things to different partners, a switch
 * decides. What each means stands in its description, which the simulator's page shows.
 */
export const switchesSchema = z.object({
  byteOrderMark: z
    .enum(['organization', 'everywhere', 'never'])
    .describe('Which JSON starts with a UTF-8 byte order mark: the organization profile, all of it, or none.'),
  doubledHeaders: z
    .literal([false, true])
    .describe('Catalog and carts write MS-RequestId, MS-CorrelationId and X-Locale twice, with a comma.'),
  faultCode: z
    .enum(['number', 'text'])
    .describe('How a code stands in an error: documented as text, a number in every sample.'),
  // What Microsoft answers since 2026-01-05 is not documented.
  classicAttestation: z
    .enum(['accepted', 'ignored', 'refused'])
    .describe(
      'A partner’s classic confirmation of the customer agreement counts as it did until 2026-01-05, is taken but orders do not look at it, or gets 403.',
    ),
  throttlePerMinute: z
    .union([z.literal('none'), z.int().positive()])
    .describe('Requests in a minute to one family of resources and customer: a number, or none for no limit.'),
  mfa: z
    .enum(['enforced', 'reported'])
    .describe('Users without multifactor sign-in get 401 code 900421, or are only told apart (ValidateMfa).'),
  usedRefreshToken: z
    .enum(['refused', 'accepted'])
    .describe(
      'A refresh token that was handed in before gets invalid_grant, which makes one that was not saved noticed at once, or works on, as Microsoft documents it (refresh-tokens).',
    ),
  repeatedCheckout: z
    .enum(['refused', 'replay'])
    .describe('A second checkout of a cart gets 800065, or the first answer again. The documents say both.'),
  updatedCartStatus: z
    .literal([200, 201])
    .describe('What a changed cart is answered with: 200 in the documents’ table, 201 in their sample.'),
  refusedAtCheckout: z
    .string()
    .regex(/^(none|\w+=\d+(, *\w+=\d+)*)$/)
    .describe(
      'Products whose order groups become no order at the checkout, with the code of the error: CFQ7TTC0LH16=800069, or none.',
    ),
  orderOutcome: z
    .enum(['completed', 'pending review', 'suspended', 'error', 'cancelled'])
    .describe(
      'What becomes of an order after orderCompletedMs. One that was placed while it was another than completed follows every change of it.',
    ),
  unfulfilled: z
    .string()
    .regex(/^(none|\w+(, *\w+)*)$/)
    .describe('Products whose lines are not provided although their order is completed: CFQ7TTC0LH16, or none.'),
  unrenewedTerm: z
    .enum(['extended', 'grace'])
    .describe(
      'A subscription that neither renews nor was told to cancel goes on month by month in an Extended Service Term, as since 2026-05-04, or has thirty free days, as before.',
    ),
  sandbox: z.literal([false, true]).describe('An integration sandbox, with its limits and its extra operations.'),
  partnerType: z
    .enum(['direct', 'indirect'])
    .describe('A direct-bill partner, or an indirect provider that sells through its resellers.'),
});

const milliseconds = z.int().nonnegative();

export const timingsSchema = z.object({
  customerReadableMs: milliseconds.describe(
    'From the creation of a customer until it can be read: up to 90 s in the real service.',
  ),
  verificationMs: milliseconds.describe('From becoming a customer until Microsoft’s verification passes by itself.'),
  orderCompletedMs: milliseconds.describe('From checkout until the order is completed.'),
  orderFulfilledMs: milliseconds.describe(
    'From checkout until the lines of a completed order are provided (fulfilled).',
  ),
  orderListedMs: milliseconds.describe(
    'From checkout until the order is in the list of orders: up to 15 minutes in the real service.',
  ),
  // The documents tell the number of attempts only.
  webhookPauseMs: milliseconds.describe(
    'From the first failed delivery of an event until the second; each further pause is twice as long.',
  ),
});

/** Some of them, as they are given at the start. */
export const someSwitches = switchesSchema.partial();
export const someTimings = timingsSchema.partial();

/** Some of them all, as they are changed while the simulator runs. */
export const settingsChange = z.strictObject({ ...switchesSchema.shape, ...timingsSchema.shape }).partial();

export type Switches = z.infer<typeof switchesSchema>;
/** How long things take, in milliseconds. */
export type Timings = z.infer<typeof timingsSchema>;

export const defaultSwitches: Switches = {
  byteOrderMark: 'organization',
  doubledHeaders: false,
  faultCode: 'number',
  classicAttestation: 'accepted',
  throttlePerMinute: 'none',
  mfa: 'enforced',
  usedRefreshToken: 'refused',
  repeatedCheckout: 'refused',
  updatedCartStatus: 200,
  refusedAtCheckout: 'none',
  orderOutcome: 'completed',
  unfulfilled: 'none',
  unrenewedTerm: 'extended',
  sandbox: false,
  partnerType: 'direct',
};

export const defaultTimings: Timings = {
  customerReadableMs: 1500,
  verificationMs: 8000,
  orderCompletedMs: 3000,
  orderFulfilledMs: 3000,
  orderListedMs: 0,
  webhookPauseMs: 1000,
};
