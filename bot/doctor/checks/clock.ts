import { saying } from '../../../words/saying.ts';
import { type Look, note, ok, wrong } from '../check.ts';
import { whyNotReached } from './why.ts';

/** In seconds: what nobody minds, and from where tokens are refused (Entra and the channel allow five minutes). */
const unnoticed = 30;
const refused = 300;

/** Beside that of whoever issues our tokens, by the `Date` of an answer, which has whole seconds. */
export const clock: Look = async ({ config, now }) => {
  const { loginUrl: address } = config.partnerCenter;
  const before = now();
  const there = await timeAt(address).catch((thrown: unknown) => whyNotReached(of(address), thrown));
  if (typeof there === 'object') return [wrong(there)];
  if (Number.isNaN(there)) return [note(saying('doctor.clock.unknown', { address }))];
  const seconds = Math.round(((before + now()) / 2 - there) / 1000);
  const values = { seconds: Math.abs(seconds), way: seconds > 0 ? 'fast' : 'slow', address };
  if (Math.abs(seconds) >= refused) return [wrong(saying('doctor.clock.wrong', values))];
  if (Math.abs(seconds) > unnoticed) return [note(saying('doctor.clock.off', values))];
  return [ok(saying('doctor.clock.right', { address }))];
};

const of = (address: string) => ({ address, setting: 'PARTNER_CENTER_LOGIN_URL' });

async function timeAt(address: string): Promise<number> {
  const response = await fetch(address, { method: 'HEAD', redirect: 'manual' });
  return Date.parse(response.headers.get('date') ?? '');
}
