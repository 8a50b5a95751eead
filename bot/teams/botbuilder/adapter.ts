import { type Activity, CloudAdapter, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { shortText } from '../../../onboarding/short-text.ts';
import { idText, longestName } from '../channel/caller.ts';

/** The SDK takes every object for an activity; what we read of it is read by our own schema. */
const SdkActivity = z.custom<Partial<Activity>>((value) => typeof value === 'object' && value !== null);

/** What is repeated in answers unseen, of whatever form it is. */
const Repeated = z.object({
  id: idText.optional().catch(undefined),
  locale: shortText(longestName).optional().catch(undefined),
});

/**
 * The SDK's adapter without its front end: `process` would verify each token once more and slowly, build clients that
 * nobody uses, answer for itself, and write failures to standard error. What comes here has been let in (see
 * `bot/teams/door/`).
 */
export class TeamsAdapter extends CloudAdapter {
  /** @throws what `logic` throws */
  turn(activity: object, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    const copy = SdkActivity.parse({ ...activity, ...Repeated.parse(activity) });
    return this.runMiddleware(new TurnContext(this, copy), logic);
  }
}
