import type { Call } from '../call.ts';
import { type Answer, json } from '../respond.ts';
import type { AccessToken } from '../tokens/access-token.ts';
import type { World } from '../world.ts';

/** How far back the days go is not documented; Microsoft's samples show the last few. */
const daysKept = 30;

/** Counts a call that somebody's sign-in stands for. */
export function countSignIn({ state, now }: World, { kind, isMfa, clientId }: AccessToken): void {
  if (kind !== 'user') return;
  const date = new Date(now()).toISOString().slice(0, 10);
  const isOf = (one: { date: string; applicationId: string }) => one.date === date && one.applicationId === clientId;
  const known = state.signIns.find(isOf) ?? { date, applicationId: clientId, compliant: 0, total: 0 };
  const counted = { ...known, compliant: known.compliant + (isMfa ? 1 : 0), total: known.total + 1 };
  const others = state.signIns.filter((one) => !isOf(one));
  state.signIns = [counted, ...others].slice(0, daysKept);
}

/** `GET /v1/applicationmfaadoptionstatus`, the newest day first (Microsoft Learn: get-api-request-summary). */
export function listMfaAdoption({ world }: Call): Answer {
  return json(
    200,
    world.state.signIns.map(({ date, applicationId, compliant, total }) => ({
      loginDate: date,
      mfaCompliantRequestCount: compliant,
      totalRequestCount: total,
      applicationId,
      applicationName: '',
    })),
  );
}
