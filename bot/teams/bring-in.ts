import type { InstallApp } from '../identity/install-app.ts';
import type { Log } from '../log/log.ts';
import type { ChatWith } from './channel/channel.ts';
import type { People } from './state/people.ts';

/**
 * Reaches for somebody who never opened the bot. `here` = they have a chat with it from now on; `on-the-way` = the app was
 * installed this moment: Teams tells the bot, which greets them and shows what waits for them; `away` = nothing came of it.
 * It fails for nobody.
 */
export type BringIn = (personId: string) => Promise<'here' | 'on-the-way' | 'away'>;

export function createBringIn(parts: {
  readonly installApp: InstallApp;
  readonly chatWith: ChatWith;
  readonly people: Pick<People, 'everybody' | 'find' | 'meet'>;
  readonly log: Log;
}): BringIn {
  const { installApp, chatWith, people, log } = parts;
  return async (personId) => {
    const installed = await installApp(personId);
    if (installed !== 'before') return installed === 'now' ? 'on-the-way' : 'away';
    // Installed while the bot could not hear of it.
    try {
      const [somebody] = await people.everybody(1);
      const near = somebody && (await people.find(somebody.id))?.reference.serviceUrl;
      await people.meet(personId, await chatWith(personId, near));
      return 'here';
    } catch (error) {
      log.warn({ err: error, person: personId }, 'who has the app could not be reached in Teams');
      return 'away';
    }
  };
}
