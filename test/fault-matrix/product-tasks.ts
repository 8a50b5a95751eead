import type { TaskKind } from '../../onboarding/tasks.ts';
import type { SpecialRefusal } from '../../partner-center/test/fault-matrix/troubles.ts';

/** A write that the product makes while it carries out an approved onboarding, or its look at what became of the order. */
export interface ProductTask {
  readonly kind: TaskKind;
  /** Its request: the one that trouble is ordered for. */
  readonly request: RegExp;
  readonly refusals: readonly SpecialRefusal[];
  /** The code of a conflict that passes by itself. */
  readonly conflict?: string;
}

export const productTasks: readonly ProductTask[] = [
  { kind: 'create-customer', request: /^POST \/v1\/customers$/, refusals: ['600006'] },
  { kind: 'confirm-agreement', request: /^POST \/v1\/customers\/[^/]+\/agreements$/, refusals: ['600006'] },
  { kind: 'create-cart', request: /^POST \/v1\/customers\/[^/]+\/carts$/, refusals: ['20002'] },
  {
    kind: 'check-out',
    request: /^POST \/v1\/customers\/[^/]+\/carts\/[^/]+\/checkout$/,
    refusals: ['13605', '20002', '800073', '800075'],
    conflict: '800064',
  },
  { kind: 'check-order', request: /^GET \/v1\/customers\/[^/]+\/orders\/[^/]+$/, refusals: ['20002'] },
  {
    kind: 'set-end-of-term',
    request: /^PATCH \/v1\/customers\/[^/]+\/subscriptions\/[^/]+$/,
    refusals: ['20002'],
    conflict: '900278',
  },
  {
    kind: 'change-order',
    request: /^PATCH \/v1\/customers\/[^/]+\/subscriptions\/[^/]+$/,
    refusals: ['20002'],
    conflict: '900278',
  },
];
