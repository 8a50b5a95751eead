import { saying } from '../../../words/saying.ts';
import { type Look, note } from '../check.ts';
import { lookAtTab } from '../smoke.ts';

/** Whether the running bot serves the tab, which has to be built; of one that does not answer its own row tells. */
export const tab: Look = async ({ botUrl }) => {
  try {
    return [await lookAtTab(botUrl)];
  } catch {
    return [note(saying('doctor.line.withoutBot'))];
  }
};
