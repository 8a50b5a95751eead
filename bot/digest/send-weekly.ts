import type { Digest } from '../../cards/digest-card.ts';
import { nextWorkingMoment, startOfDay, type WorkingTime } from '../../onboarding/working-time.ts';
import type { Log } from '../log/log.ts';
import type { Onboardings } from '../store/onboardings.ts';
import type { Store } from '../store/store.ts';
import { digestOf } from './figures.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A process that has just started has other things to do. */
const FIRST_MS = MINUTE;
const AGAIN_MS = 10 * MINUTE;
/** Who could not be told within so long hears of the next week. */
const LATEST_MS = DAY;
/** For longer than that nobody has to know who was told. */
const KEPT_MS = 14 * DAY;

/** When people work of whom no policy says so. */
const officeHours: WorkingTime = { timeZone: 'UTC', days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60, holidays: [] };

export interface DigestParts {
  readonly store: Store;
  readonly onboardings: Pick<Onboardings, 'counted' | 'select'>;
  /** Object ids of those who may be told. @throws OnboardingError `graph-not-reached` */
  readonly approvers: () => Promise<readonly string[]>;
  /** Whether this person wants it, and can be reached. */
  readonly wants: (personId: string) => Promise<boolean>;
  /** @throws OnboardingError `teams-not-reached` */
  readonly tell: (personId: string, digest: Digest) => Promise<void>;
  readonly workingTime: WorkingTime | null;
  readonly now: () => number;
  readonly log: Log;
}

/**
 * Tells those who approve how things stand, in the first working hours of each week. Everybody is told once a week by all
 * processes together: who is about to be told is written down before, under a condition. Who then could not be reached is
 * tried again; of a process that dies between the two its one person hears nothing that week.
 */
export function sendWeekly(parts: DigestParts): { look(): Promise<void>; stop(): Promise<void> } {
  const { store, onboardings, approvers, wants, tell, workingTime, now, log } = parts;
  const time = workingTime ?? officeHours;
  let isOver = false;
  let looking: Promise<void> | undefined;

  const claim = async (id: string) => {
    const created = await store.create({ kind: 'digest', id, body: {}, expiresAt: now() + KEPT_MS });
    return created.outcome === 'written';
  };

  const send = async () => {
    const week = weekAt(time, now());
    if (week === undefined) return;
    const { from, until } = week;
    let digest: Digest | undefined;
    let told = 0;
    for (const person of await approvers()) {
      const id = `${week.name} ${person}`;
      if (isOver) return;
      if ((await store.get('digest', id)) !== undefined || !(await wants(person)) || !(await claim(id))) continue;
      try {
        digest ??= await digestOf(onboardings, { from, until, now: now() });
        await tell(person, digest);
        told += 1;
      } catch (error) {
        log.warn({ err: error }, 'somebody could not be told how the week was; trying again');
        await store.delete('digest', id);
      }
    }
    if (told > 0) log.info({ week: week.name, told }, 'approvers were told how the week was');
  };

  const look = () => {
    looking ??= send()
      .catch((error: unknown) => log.error({ err: error }, 'who is told how the week was could not be found out'))
      .finally(() => {
        looking = undefined;
      });
    return looking;
  };
  const first = setTimeout(look, FIRST_MS).unref();
  const again = setInterval(look, AGAIN_MS).unref();
  return {
    look,
    async stop() {
      isOver = true;
      clearTimeout(first);
      clearInterval(again);
      await looking;
    },
  };
}

/**
 * The week that is to be told of at this moment: the one before, in the first working hours after it.
 * @param at ms UTC
 * @returns undefined = it is not the time for that
 */
export function weekAt(time: WorkingTime, at: number): { name: string; from: number; until: number } | undefined {
  const { weekday } = startOfDay(time.timeZone, at, 0);
  const monday = startOfDay(time.timeZone, at, 1 - weekday);
  const begins = nextWorkingMoment(time, monday.at);
  const isNow = begins !== undefined && at >= begins && at < begins + LATEST_MS && nextWorkingMoment(time, at) === at;
  if (!isNow) return undefined;
  const name = new Date(monday.date).toISOString().slice(0, 10);
  return { name, from: startOfDay(time.timeZone, at, 1 - weekday - 7).at, until: monday.at };
}
