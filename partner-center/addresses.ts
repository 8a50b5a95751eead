import { z } from 'zod';
import type { Api } from './api.ts';

/** A postal address as Partner Center writes it. `state` is the two-letter code where the country has a list. */
export interface Address {
  readonly addressLine1: string;
  readonly addressLine2?: string | undefined;
  readonly city: string;
  readonly state?: string | undefined;
  readonly postalCode?: string | undefined;
  /** ISO 3166 alpha-2, upper case. */
  readonly country: string;
}

/** An address as the profiles of partners and customers hold it, with the person and phone number that belong to it. */
export const profileAddressSchema = z.object({
  /** ISO 3166 alpha-2. */
  country: z.string(),
  /** Not for the United States, where `state` is used; older profiles have it nevertheless. */
  region: z.string().optional(),
  city: z.string().optional(),
  state: z.string().optional(),
  addressLine1: z.string().optional(),
  addressLine2: z.string().optional(),
  postalCode: z.string().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  phoneNumber: z.string().optional(),
});

const addressStatuses = [
  'VerifiedShippable',
  'Verified',
  'InteractionRequired',
  'StreetPartial',
  'PremisesPartial',
  'Multiple',
  'None',
  'NotValidated',
] as const;

/**
 * Microsoft's verdict. Only `Verified` and `VerifiedShippable` are safe to use as they are; all others need a person
 * (Microsoft Learn: validate-an-address).
 */
export type AddressStatus = (typeof addressStatuses)[number];

export interface AddressAnswer {
  readonly status: AddressStatus;
  /** Up to three. Even a verified address may come with a better one, e.g. a longer postal code. */
  readonly suggestions: Address[];
  readonly message?: string;
}

const suggestion = z.object({
  addressLine1: z.string(),
  addressLine2: z.string().optional(),
  city: z.string(),
  state: z.string().optional(),
  postalCode: z.string().optional(),
  country: z.string(),
});

const answer = z.object({
  status: z.string(),
  suggestedAddresses: z.array(suggestion).optional(),
  validationMessage: z.string().optional(),
});

export interface AddressOperations {
  /** Asks Microsoft whether the address exists. The HTTP answer is 200 whatever the verdict. */
  validateAddress(address: Address): Promise<AddressAnswer>;
}

export function addressOperations(api: Api): AddressOperations {
  return {
    async validateAddress({ addressLine1, addressLine2, city, state, postalCode, country }) {
      const body = await api.send({
        method: 'POST',
        path: '/v1/validations/address',
        operation: 'validateAddress',
        repeatable: true,
        body: { addressLine1, addressLine2, city, state, postalCode, country },
        schema: answer,
      });
      return {
        status: knownStatus(body.status),
        suggestions: body.suggestedAddresses ?? [],
        ...(body.validationMessage ? { message: body.validationMessage } : {}),
      };
    },
  };
}

/** Microsoft Learn spells some statuses with spaces ("Interaction required"); an unknown one proves nothing. */
function knownStatus(written: string): AddressStatus {
  const bare = written.replaceAll(' ', '').toLowerCase();
  return addressStatuses.find((status) => status.toLowerCase() === bare) ?? 'NotValidated';
}
