import type { Address, AddressCheck } from '../../onboarding/steps/company.ts';
import type { Provisioning } from '../providers/ports.ts';

/** Asks Partner Center about an address. A suggestion leaves out what it has nothing to say about; that stays as typed. */
export async function checkAddress(provisioning: Provisioning, typed: Address): Promise<AddressCheck> {
  const { addressLine2, state, ...rest } = typed;
  const answer = await provisioning.validateAddress({
    ...rest,
    ...(addressLine2 === '' ? {} : { addressLine2 }),
    ...(state === '' ? {} : { state }),
  });
  const suggestions = answer.suggestions.map((suggested) => ({
    addressLine1: suggested.addressLine1,
    addressLine2: suggested.addressLine2 ?? typed.addressLine2,
    city: suggested.city,
    state: suggested.state ?? typed.state,
    postalCode: suggested.postalCode ?? typed.postalCode,
    country: suggested.country,
  }));
  return { status: answer.status, suggestions, message: (answer.message ?? '').slice(0, 300) };
}
