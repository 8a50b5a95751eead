import { type Call, customerIdOf } from '../call.ts';
import { type Answer, fault, json, newerFault } from '../respond.ts';
import type { Customer } from '../state.ts';
import type { World } from '../world.ts';
import { isReadable, readableCustomer } from './find-customer.ts';

export type Verification = NonNullable<Customer['verdict']>['status'];

/** Where Microsoft's verification of a customer's account stands: a person's verdict, else what the clock says. */
export function verificationOf({ timings, now }: World, { verdict, joinedAt }: Customer): Verification {
  if (verdict) return verdict.status;
  return now() - joinedAt >= timings.verificationMs ? 'Allowed' : 'UnderReview';
}

/** `GET /v1/customers/{id}/validationStatus?type=account` (Microsoft Learn: retrieve-validation-status). */
export function getValidationStatus(call: Call): Answer {
  const { world } = call;
  if (call.query.get('type')?.toLowerCase() !== 'account') throw fault(400, 3000, 'Invalid property. type');
  const customer = customerWithRecord(call);
  const status = verificationOf(world, customer);
  const since = customer.verdict?.at ?? customer.joinedAt + (status === 'Allowed' ? world.timings.verificationMs : 0);
  return json(200, { type: 'account', status, lastUpdateDateTime: new Date(since).toISOString().slice(0, 19) });
}

/** A customer so new that nothing can be read of it has no verification record either: 404 code 600074. */
function customerWithRecord(call: Call): Customer {
  const { world } = call;
  const id = customerIdOf(call);
  const customer = world.state.customers.find((candidate) => candidate.id === id);
  if (customer?.relationship === 'reseller' && !isReadable(world, customer)) {
    const description = `Account Status for the customer, ${id} was not found.`;
    throw newerFault(404, 600074, 'AccountStatusNotFound', description);
  }
  return readableCustomer(call);
}

/** Refuses a purchase for a customer that is not verified (yet). */
export function requireVerified(world: World, customer: Customer): void {
  switch (verificationOf(world, customer)) {
    case 'Allowed':
      return;
    case 'UnderReview':
    case 'Unknown':
    case 'Not Ready':
      // The documents have two codes for the same sentence; here the second is for an account put on hold by a person.
      throw newerFault(
        403,
        customer.verdict ? 800074 : 800073,
        'AccountUnderReview',
        'Your customer account is currently under review. Check back in few days. Your patience is appreciated during this time.',
      );
    case 'NotAllowed':
      throw newerFault(
        403,
        800075,
        'AccountNotApproved',
        "Your Customer account wasn't approved. Transactions for this customer aren't allowed. Verify the customer account information is correct.",
      );
  }
}
