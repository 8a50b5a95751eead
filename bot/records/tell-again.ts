import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { dealEvents } from '../../onboarding/deal-events.ts';
import { english } from '../../words/english.ts';
import { type Announce, eventId } from '../deal-webhook/announce.ts';
import type { Onboardings } from '../store/onboardings.ts';
import { everySummary } from './every-summary.ts';

/**
 * Tells the next system of what it was to be told already, one event after the other, under the same ids. What the bot has
 * told of a record stays as it is.
 * @returns how many it has by now, and how many not
 */
export async function tellAgain(
  onboardings: Pick<Onboardings, 'every' | 'get'>,
  {
    announce,
    deals,
    since,
    say,
  }: {
    readonly announce: Announce;
    /** Their ids; undefined = all. */
    readonly deals: readonly string[] | undefined;
    /** ms UTC */
    readonly since: number;
    readonly say: (line: string) => void;
  },
): Promise<{ readonly told: number; readonly failed: number }> {
  let [told, failed] = [0, 0];
  for await (const id of deals ?? idsOf(onboardings)) {
    const record = (await onboardings.get(id))?.record;
    if (record === undefined) continue;
    for (const event of dealEvents(record).filter(({ entry }) => entry.at >= since)) {
      const about = `${id}: ${event.type} ${eventId(event)}`;
      try {
        await announce(record, event);
        told += 1;
        say(`${about}: told.`);
      } catch (error) {
        failed += 1;
        say(`${about}: NOT TOLD. ${english.tell(asOnboardingError(error).says)}`);
      }
    }
  }
  return { told, failed };
}

async function* idsOf(onboardings: Pick<Onboardings, 'every'>): AsyncGenerator<string> {
  for await (const { id } of everySummary(onboardings)) yield id;
}
