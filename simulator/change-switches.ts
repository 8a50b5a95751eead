import type { Call } from './call.ts';
import { isForm, readOrder } from './read-order.ts';
import { type Answer, json, redirect } from './respond.ts';
import { settingsChange } from './switches.ts';

/** `POST /_switches`: changes those named; answers with all. They are kept with the state. */
export function changeSwitches(call: Call): Answer {
  const { switches, timings, state } = call.world;
  const change = readOrder(call, settingsChange);
  Object.assign(state.switched, change);
  for (const [name, value] of Object.entries(change)) {
    Object.assign(name in switches ? switches : timings, { [name]: value });
  }
  return isForm(call) ? redirect('/') : showSwitches(call);
}

/** `GET /_switches`: how all of them stand. */
export function showSwitches({ world }: Call): Answer {
  return json(200, { ...world.switches, ...world.timings });
}
