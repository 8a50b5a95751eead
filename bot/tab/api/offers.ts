import type { Acting } from '../../../onboarding/commands.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { isForApprovers, may } from '../../../onboarding/who-may.ts';
import type { ActionOffer } from '../../../tab/api/actions.ts';
import { actingOn } from '../../teams/asked.ts';
import { goingOn } from './actions/going-on.ts';
import { ofApprovers } from './actions/of-approvers.ts';
import { ofTheOrder } from './actions/of-the-order.ts';
import type { Shape, Shapes } from './actions/shape.ts';
import { withTheCustomer } from './actions/with-the-customer.ts';
import { withTheWhole } from './actions/with-the-whole.ts';
import { chatOf } from './said.ts';
import type { Viewer } from './viewer.ts';

/** In the order in which they stand: what is decided first, what gives up last. */
const shapes = {
  ...ofApprovers,
  ...goingOn,
  ...withTheCustomer,
  ...ofTheOrder,
  ...withTheWhole,
} as const satisfies Shapes;

export type TabVerb = keyof typeof shapes;

const verbs = Object.keys(shapes).filter(isTabVerb);

export function isTabVerb(verb: string): verb is TabVerb {
  return Object.hasOwn(shapes, verb);
}

/** What is done here, and not in the chat. */
export function isDoneHere(verb: TabVerb): boolean {
  const shape: Shape = shapes[verb];
  return shape.by !== 'chat';
}

/** What this person may do with a deal now. */
export async function offersOf(viewer: Viewer, record: Onboarding): Promise<readonly ActionOffer[]> {
  return offersAmong(viewer, record, verbs);
}

/** The same of these verbs. */
export async function offersAmong(
  viewer: Viewer,
  record: Onboarding,
  wanted: readonly TabVerb[],
): Promise<readonly ActionOffer[]> {
  const now = viewer.services.now();
  const own: Acting = { person: viewer.caller.person, roles: viewer.roles };
  const deciding = wanted.some((verb) => isForApprovers(shapes[verb].does))
    ? await actingOn(viewer, record, 'approve')
    : own;
  return wanted.flatMap((verb) => {
    const shape: Shape = shapes[verb];
    const acting = isForApprovers(shape.does) ? deciding : own;
    const isOffered =
      may(record, acting, shape.does) === undefined && shape.isThere?.(record, now, own.person.id) !== false;
    return isOffered ? [offerOf(viewer, record, verb, shape)] : [];
  });
}

/** The same with what has to be looked up; undefined = it is not theirs to do now. */
export async function offerLookedUp(
  viewer: Viewer,
  record: Onboarding,
  verb: TabVerb,
): Promise<ActionOffer | undefined> {
  const [offer] = await offersAmong(viewer, record, [verb]);
  const shape: Shape = shapes[verb];
  if (offer === undefined || shape.lookedUp === undefined) return offer;
  return { ...offer, inputs: offer.inputs ?? [], ...(await shape.lookedUp(viewer, record)) };
}

function offerOf(viewer: Viewer, record: Onboarding, verb: TabVerb, shape: Shape): ActionOffer {
  const { words, now } = viewer.services;
  const { by = 'act', style = 'default', lookedUp, inputs, confirm } = shape;
  return {
    verb,
    title: shape.title(words, record),
    style,
    by,
    confirm: confirm?.(words, record, now()) ?? null,
    inputs: lookedUp === undefined ? (inputs?.(words, record, now()) ?? []) : null,
    chat: by === 'chat' ? chatOf(viewer, record.id) : null,
  };
}
