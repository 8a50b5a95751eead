import { type Address, causesOf, faultOfNetwork } from '../../../errors/why-not-reached.ts';
import type { Saying } from '../../../words/saying.ts';

/** Why nothing came of a request that no identity of Azure is asked for. */
export function whyNotReached(address: Address, thrown: unknown): Promise<Saying> {
  return faultOfNetwork(address, causesOf(thrown));
}
