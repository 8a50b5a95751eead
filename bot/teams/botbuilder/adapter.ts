import { type Activity, CloudAdapter, TurnContext } from 'botbuilder';
import { z } from 'zod';

/** The SDK takes every object for an activity; what we read of it is read by our own schema. */
const SdkActivity = z.custom<Partial<Activity>>((value) => typeof value === 'object' && value !== null);

/**
 * The SDK's adapter without its front end: `process` would verify each token once more and slowly, build clients that
 * nobody uses, answer for itself, and write failures to standard error. What comes here has been let in (see
 * `bot/teams/door/`).
 */
export class TeamsAdapter extends CloudAdapter {
  /** @throws what `logic` throws */
  turn(activity: object, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    return this.runMiddleware(new TurnContext(this, SdkActivity.parse({ ...activity })), logic);
  }
}
