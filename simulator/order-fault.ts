import type { Call } from './call.ts';
import { faultOrder } from './faults.ts';
import { answerOrder, readOrder } from './read-order.ts';
import { type Answer, json } from './respond.ts';

/** `POST /_faults`: order one. */
export function orderFault(call: Call): Answer {
  call.world.faults.push(readOrder(call, faultOrder));
  return answerOrder(call);
}

/** `GET /_faults`: what is ordered and has not come yet. */
export function showFaults({ world }: Call): Answer {
  return json(200, world.faults);
}

/** `DELETE /_faults`, for the page's button `POST /_faults/none`: call all off. */
export function clearFaults(call: Call): Answer {
  call.world.faults.length = 0;
  return answerOrder(call);
}
