import type { Provider } from '../providers/providers.ts';
import { providerOf } from '../providers/providers.ts';
import type { Caller } from './channel/caller.ts';
import type { Services } from './services.ts';

/** Somebody wants something, and what it takes to answer. */
export interface Asked {
  readonly services: Services;
  readonly caller: Caller;
  /** By what this delivery is known again, should Teams bring it twice. */
  readonly delivery: string | undefined;
}

/** Partner Center as it is asked while somebody waits. */
export type Lookups = Provider['prompt'];

/** Of the provider with this id. */
export function lookupsOf({ providers }: Services, providerId: string): Lookups {
  return providerOf(providers, providerId).prompt;
}
