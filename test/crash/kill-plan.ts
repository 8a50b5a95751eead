import type { Chance } from './chance.ts';
import { type Crossing, type Moment, moments } from './wire.ts';

/** When a process is killed: at a point of a task’s request as it is seen from outside, or after so many ms. */
export type Kill =
  | { readonly at: string; readonly matches: TaskRequest; readonly moment: Moment; readonly lagMs: number }
  | { readonly afterMs: number; readonly which: number };

/** Method and path of its request, and what stands in its body. */
interface TaskRequest {
  readonly what: RegExp;
  readonly asked?: RegExp;
  /** It comes only after this one was carried out and its answer lost. */
  readonly after?: string;
}

/** What crosses a line when a task is carried out. */
const requests: Readonly<Record<string, TaskRequest>> = {
  'sign-in': { what: /^POST \S*\/oauth2\/\S+$/ },
  'create the tenant': { what: /^POST \/v1\/customers$/ },
  'look for the tenant': { what: /^GET \/v1\/customers$/ },
  'look at the customer': { what: /^GET \/v1\/customers\/[^/]+$/ },
  'look at the verification': { what: /\/validationStatus$/ },
  'confirm the agreement': { what: /^POST \S+\/agreements$/ },
  'look for the confirmation': { what: /^GET \S+\/agreements$/ },
  'look whether it is signed': { what: /directSignedMicrosoftCustomerAgreementStatus$/ },
  'get the reseller link': { what: /\/relationshiprequests$/ },
  'send a mail': { what: /^MAIL$/ },
  'read the catalog': { what: /\/availabilities$/ },
  'make the cart': { what: /^POST \S+\/carts$/ },
  'look at the cart': { what: /^GET \S+\/carts\/[^/]+$/, after: 'check out' },
  'check out': { what: /\/checkout$/ },
  'look for the order': { what: /^GET \S+\/orders$/, after: 'check out' },
  'look at the order': { what: /^GET \S+\/orders\/[^/]+(\/provisioningstatus)?$/ },
  'look at the subscriptions': { what: /^GET \S+\/subscriptions$/ },
  'set the end of the term': { what: /^PATCH \S+\/subscriptions\/[^/]+$/ },
  'read the end of the term back': { what: /^GET \S+\/subscriptions\/[^/]+$/ },
  'tell the next system': { what: /^POST \/told$/ },
  'tell the news': {
    what: /^POST \S+\/activities(\/[^/]*)?$/,
    asked: /^(?!.*"attachments":\[\{).*"text":"[^"]*\bCustomer /,
  },
  'send a card': { what: /^POST \S+\/activities(\/[^/]*)?$/, asked: /"attachments":\[\{/ },
  'edit a card': { what: /^PUT \S+\/activities\/[^/]+$/ },
};

/** All boundaries there are. */
export const boundaries = Object.entries(requests).flatMap(([name, matches]) =>
  moments.map((moment) => ({ at: `${name}, ${moment}`, matches, moment })),
);

/** How long after the answer the result is still on its way, in ms. */
const longestLag = 30;
/** About as long as an onboarding takes from the first word to the order, in ms. */
const aRun = 3000;

/** What is killed in one run: at the boundary whose turn it is (and what has to be lost for it), at some by lot, and some at any moment. */
export function drawKills(run: number, chance: Chance, processes: number): Kill[] {
  const ofTurn = boundaries[run % boundaries.length] ?? chance.oneOf(boundaries);
  const lostBefore = boundaries.find(({ at }) => at === `${ofTurn.matches.after}, carried out`);
  const atBoundaries = [ofTurn, lostBefore ?? chance.oneOf(boundaries), chance.oneOf(boundaries)].map((boundary) => ({
    ...boundary,
    lagMs: boundary.moment === 'answered' ? chance.below(longestLag) : 0,
  }));
  const anyTime = [0, 1].map(() => ({ afterMs: chance.below(aRun), which: chance.below(processes) }));
  return [...atBoundaries, ...anyTime];
}

export function isHit(kill: Kill, { what, asked, moment }: Crossing): kill is Extract<Kill, { at: string }> {
  return (
    'at' in kill && kill.moment === moment && kill.matches.what.test(what) && (kill.matches.asked?.test(asked) ?? true)
  );
}
