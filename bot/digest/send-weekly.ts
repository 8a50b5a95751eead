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

/** When people work of whom no policy says so; in their own time zone, where it is known. */
const officeHours: WorkingTime = { timeZone: 'UTC', days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60, holidays: [] };

/** Each hour of the world: before it is the time in one of them, nobody is looked for. */
const anywhere = Array.from({ length: 27 }, (_, at) => `Etc/GMT${at < 14 ? '' : '+'}${at - 14}`);

export interface DigestParts {
  readonly store: Store;
  readonly onboardings: Pick<Onboardings, 'counted' | 'select'>;
  /** Object ids of those who may be told. @throws OnboardingError `graph-not-reached` */
  readonly approvers: () => Promise<readonly string[]>;
  /** The time zone of a person who wants it, and can be reached; null = nobody knows theirs, undefined = it is not for them. */
  readonly wants: (personId: string) => Promise<string | null | undefined>;
  /** @throws OnboardingError `teams-not-reached` */
  readonly tell: (personId: string, digest: Digest) => Promise<void>;
  readonly workingTime: WorkingTime | null;
  readonly now: () => number;
  readonly log: Log;
}

/**
 * Tells those who approve how things stand, in the first working hours of each week where they are. Everybody is told once a week by all
 * processes together: who is about to be told is written down before, under a condition. Who then could not be reached is
 * tried again; of a process that dies between the two its one person hears nothing that week.
 */
export function sendWeekly(parts: DigestParts): { look(): Promise<void>; stop(): Promise<void> } {
  const { store, onboardings, approvers, wants, tell, workingTime, now, log } = parts;
  let isOver = false;
  let looking: Promise<void> | undefined;

  const claim = async (id: string) => {
    const created = await store.create({ kind: 'digest', id, body: {}, expiresAt: now() + KEPT_MS });
    return created.outcome === 'written';
  };

  const send = async () => {
    const time = workingTime ?? officeHours;
    if (!anywhere.some((timeZone) => weekAt({ ...time, timeZone }, now()) !== undefined)) return;
    const digests = new Map<number, Promise<Digest>>();
    let told = 0;
    for (const person of await approvers()) {
      if (isOver) return;
      const timeZone = await wants(person);
      if (timeZone === undefined) continue;
      const week = weekAt(timeZone === null ? time : { ...time, timeZone }, now());
      if (week === undefined) continue;
      const id = `${week.name} ${person}`;
      if ((await store.get('digest', id)) !== undefined || !(await claim(id))) continue;
      try {
        const { from, until } = week;
        const digest = digests.get(from) ?? digestOf(onboardings, { from, until, now: now() });
        digests.set(from, digest);
        await tell(person, await digest);
        told += 1;
      } catch (error) {
        log.warn({ err: error }, 'somebody could not be told how the week was; trying again');
        await store.delete('digest', id);
      }
    }
    if (told > 0) log.info({ told }, 'approvers were told how the week was');
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
