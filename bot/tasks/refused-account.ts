import { OnboardingError } from '../../errors/onboarding-error.ts';
import { natures } from '../../onboarding/tasks.ts';
import { isRefusedToAccount } from '../../partner-center/account-fault.ts';
import { saying } from '../../words/saying.ts';
import type { Alarms } from '../alarms.ts';
import type { Claimed } from './claim-task.ts';

/** Who is still refused after others were not for so long is refused for itself. */
const OTHERS_TAKEN_MS = 15 * 60_000;
/** A thousand that wait so ask less often than Microsoft lets a partner ask. */
const BETWEEN_ATTEMPTS_S = 5 * 60;

/**
 * What Partner Center refuses to our account, whoever it is for, is an outage of one kind of task: no onboarding can help
 * it, so each tries on, rarely, until the account has its rights, and operators hear of it once. Who is let in shows the
 * others that it is not the account, or no longer is.
 */
export function createRefusedAccount({ alarms, now }: { readonly alarms: Alarms; readonly now: () => number }) {
  /** Since when tasks of a kind have been carried out without a new one's being refused, by provider and kind, ms UTC. */
  const takenSince = new Map<string, number>();

  return {
    /** @param provider its name */
    async watch<T>({ record, task }: Claimed, provider: string, attempt: () => Promise<T>): Promise<T> {
      if (natures[task.kind] === 'aside' || natures[task.kind] === 'message') return attempt();
      const key = `${record.providerId} ${task.kind}`;
      try {
        const done = await attempt();
        takenSince.set(key, takenSince.get(key) ?? now());
        return done;
      } catch (error) {
        if (!isRefusedToAccount(error)) throw error;
        if (task.failingSince === null) takenSince.delete(key);
        const since = takenSince.get(key);
        if (since !== undefined && now() - since >= OTHERS_TAKEN_MS) throw error;
        const says = saying('errors.providers.refusesAccount', { provider, problem: error.says });
        await alarms.raise(`refused ${record.providerId} ${error.says.key}`, says);
        throw new OnboardingError(error.code, {
          ...error.detail,
          retryable: true,
          outage: 'account-rights',
          retryAfterSeconds: BETWEEN_ATTEMPTS_S,
          cause: error,
        });
      }
    },
  };
}
