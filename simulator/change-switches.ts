import { z } from 'zod';
import type { Call } from './call.ts';
import { isForm, readOrder } from './read-order.ts';
import { type Answer, json, redirect } from './respond.ts';
import { switchesSchema, timingsSchema } from './switches.ts';

const settingsChange = z.strictObject({ ...switchesSchema.shape, ...timingsSchema.shape }).partial();

/** `POST /_switches`: changes those named; answers with all. They last until the simulator ends. */
export function changeSwitches(call: Call): Answer {
  const { switches, timings } = call.world;
  for (const [name, value] of Object.entries(readOrder(call, settingsChange))) {
    Object.assign(name in switches ? switches : timings, { [name]: value });
  }
  return isForm(call) ? redirect('/') : showSwitches(call);
}

/** `GET /_switches`: how all of them stand. */
export function showSwitches({ world }: Call): Answer {
  return json(200, { ...world.switches, ...world.timings });
}
