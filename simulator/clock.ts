import { z } from 'zod';
import type { Call } from './call.ts';
import { answerOrder, readOrder } from './read-order.ts';
import type { Answer } from './respond.ts';

const forward = z.object({
  hours: z
    .number()
    .positive()
    .max(24 * 366 * 5),
});

/**
 * `POST /_clock`: puts the simulator's clock forward, for whatever takes days: cancellation windows, terms, expiring
 * carts and refresh tokens. It cannot be put back, as nothing that has happened can.
 */
export function putClockForward(call: Call): Answer {
  call.world.state.clockAheadMs += readOrder(call, forward).hours * 60 * 60 * 1000;
  return answerOrder(call);
}
