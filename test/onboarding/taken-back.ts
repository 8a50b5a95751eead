import type { SubscriptionSeen } from '../../onboarding/commands.ts';
import type { TakeBack } from '../../onboarding/take-back.ts';
import * as abc from './abc-corp.ts';
import * as result from './results.ts';
import { created, readyToOrder, type Story } from './story.ts';

export const day = 24 * 60 * 60_000;

/** Ten seats of a base and ten of an add-on to it, ordered, and there. */
export function addOnOrdered(): Story {
  const changes = [abc.edit('subscriptions'), abc.addLine(abc.teamsPhone), abc.finishLines];
  return readyToOrder(created(abc.signedAgreement, ...changes))
    .task('create-cart', result.cartCreated)
    .task('check-out', result.orderTaken('order-1', 0, 1))
    .task('check-order', result.orderProvided('order-1', 2));
}

/** A subscription of a line as a look finds it, with all of its seats to be given back until a moment. */
export function there(line: number, until: number, more: Partial<TakeBack> = {}): SubscriptionSeen {
  const { seats = 10 } = more;
  const takeBack = { seats, cancelUntil: until, freeUntil: null, refundable: [{ seats, until }], ...more };
  return result.seen('renew', { id: `s${line}`, takeBack });
}

/** The same once it is cancelled. */
export function gone(line: number): SubscriptionSeen {
  return result.seen(null, { id: `s${line}`, isGone: true });
}

/** The same deal, and Partner Center has said until when it can be taken back: for seven days. */
export function takeBackKnown(more: Partial<TakeBack> = {}): { readonly story: Story; readonly until: number } {
  const story = addOnOrdered();
  const until = story.now + 7 * day;
  story.task('set-end-of-term', result.endSettled(there(0, until, more), there(1, until)));
  return { story, until };
}
