import type { z } from 'zod';
import type { AgreementFacts, Attention, Customer, Order } from '../facts.ts';
import { isUnderWay, type Task } from '../tasks.ts';

/** Why a part can no longer be changed, or not at this moment. */
export type LockReason =
  | 'order-on-its-way'
  | 'tenant-being-created'
  | 'creation-unknown'
  | 'tenant-connected'
  | 'mail-being-sent'
  | 'customer-asked'
  | 'agreement-on-its-way';

/** What the world has done so far, as far as it stands in the way of a change. */
export interface FactsThatLock {
  readonly customer: z.infer<typeof Customer> | null;
  readonly agreementFacts: z.infer<typeof AgreementFacts>;
  readonly order: z.infer<typeof Order>;
  readonly attention: z.infer<typeof Attention> | null;
  readonly tasks: readonly Task[];
}

/** What stands in the way of every part. */
export function lockedAltogether({ order, attention, tasks }: FactsThatLock): LockReason | undefined {
  if (order.placed !== null || isUnderWay(tasks, 'check-out')) return 'order-on-its-way';
  // An edit, of whatever part, calls off what is planned: not what may just be happening.
  if (!isUnderWay(tasks, 'create-customer')) return undefined;
  return attention === null ? 'tenant-being-created' : 'creation-unknown';
}

/** "First registration with Provider?", as far as locks need it; its own file rests on this one. */
interface Answered {
  readonly registration: { readonly answer: string; readonly finding: { readonly kind: string } } | null;
}

/** Whether the tenant is only connected because it was our customer before: then nothing stands in the way of a change. */
export function wasOurCustomer({ registration }: Answered): boolean {
  return registration?.finding.kind === 'our-customer' && registration.answer === 'no';
}

/** For what led to the tenant: once that is connected it stays as it is. */
export function lockedByTenant(record: Answered & { readonly customer: unknown }): LockReason | undefined {
  return record.customer !== null && !wasOurCustomer(record) ? 'tenant-connected' : undefined;
}
