import type { MfaDay } from '../../partner-center/partner-center.ts';
import { saying } from '../../words/saying.ts';
import type { Alarms } from '../alarms.ts';
import type { Log } from '../log/log.ts';
import type { OwnAccount } from './ports.ts';
import type { Provider } from './providers.ts';

/** Whether the sign-in of the integration user is what Microsoft enforces; `day` = what it counted last. */
export interface MfaFinding {
  /** undefined = nobody can tell. */
  readonly isSatisfied: boolean | undefined;
  readonly day: MfaDay | undefined;
}

/**
 * Asks about the sign-in that is used now. Where Partner Center does not say, what it counted for our application on its
 * newest day decides.
 * @throws OnboardingError when Partner Center lets us ask nothing
 */
export async function askAboutMfa(ownAccount: OwnAccount, clientId: string): Promise<MfaFinding> {
  const now = await ownAccount.isMfaCompliant();
  const days = await ownAccount.mfaAdoption();
  const [day] = days
    .filter(({ applicationId }) => applicationId.toLowerCase() === clientId.toLowerCase())
    .toSorted((one, other) => other.loginDate.localeCompare(one.loginDate));
  const counted = day && day.mfaCompliantRequestCount === day.totalRequestCount;
  return { isSatisfied: now ?? counted, day };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** More often than an alarm is forgotten. */
const BETWEEN_LOOKS_MS = 6 * HOUR;
const AFTER_FAILURE_MS = 10 * MINUTE;

export interface MfaWatch {
  /** Looks now at what is due: the clock has been put forward. */
  look(): void;
  stop(): void;
}

/**
 * Knows at the start, and every few hours, whether Microsoft will take the sign-in of each provider's user for an order:
 * the operators hear of one that it will refuse before it does. What is refused already pauses the provider.
 */
export function watchMfa(parts: {
  readonly providers: readonly Provider[];
  readonly alarms: Alarms;
  readonly now: () => number;
  readonly log: Log;
}): MfaWatch {
  const { alarms, now, log } = parts;
  const rows = parts.providers.map((provider) => ({ provider, dueAt: 0 }));
  let isStopped = false;

  const ask = async (row: (typeof rows)[number]) => {
    const { id, name, clientId, patient } = row.provider;
    try {
      const { isSatisfied } = await askAboutMfa(patient.ownAccount, clientId);
      row.dueAt = now() + BETWEEN_LOOKS_MS;
      if (isSatisfied === false) {
        await alarms.raise(`mfa ${id}`, saying('errors.providers.withoutMfa', { provider: name, key: id }));
      }
      log.info({ provider: id, isSatisfied: isSatisfied ?? 'unknown' }, 'the sign-in was looked at for MFA');
    } catch (err) {
      if (!isStopped) log.info({ provider: id, err }, 'the sign-in could not be looked at for MFA yet');
    }
  };

  const look = () => {
    for (const row of rows.filter(({ dueAt }) => dueAt <= now())) {
      row.dueAt = now() + AFTER_FAILURE_MS;
      void ask(row);
    }
  };

  look();
  const timer = setInterval(look, MINUTE).unref();
  return {
    look,
    stop() {
      isStopped = true;
      clearInterval(timer);
    },
  };
}
