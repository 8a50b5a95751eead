import { isAboutRights, type Refusal } from '../../../onboarding/refusal.ts';
import type { Errand, Verb } from '../../../onboarding/who-may.ts';
import type { ReadOnboarding } from '../../store/onboardings.ts';
import type { Asked } from '../asked.ts';
import { refusalText } from '../draw/code-texts.ts';
import type { Reply } from '../reply.ts';

/**
 * Somebody tried what is not theirs to do: that goes into the log, within bounds, and onto the timeline of the onboarding it was about.
 * @param read the onboarding; undefined = it was about none, or one that is not there
 */
export async function keepRefusal(
  { services, caller }: Asked,
  refusal: Refusal,
  verb: Verb | Errand,
  read?: ReadOnboarding,
): Promise<void> {
  if (!isAboutRights(refusal)) return;
  const { log, refusals, applyCommand } = services;
  const { reason } = refusal;
  const by = caller.person;
  const about = { person: by.id, tenant: by.tenantId, verb };
  refusals.record(reason, read === undefined ? about : { ...about, onboarding: read.record.id });
  if (read === undefined) return;
  try {
    await applyCommand(read.record.id, { source: 'door', refused: { by, verb, reason } }, read);
  } catch (error) {
    log.error({ err: error, onboarding: read.record.id }, 'a refusal could not be noted on its onboarding');
  }
}

/** The same, and what they read. */
export async function refuse(
  asked: Asked,
  refusal: Refusal,
  verb: Verb | Errand,
  read?: ReadOnboarding,
): Promise<Extract<Reply, { kind: 'text' }>> {
  await keepRefusal(asked, refusal, verb, read);
  return { kind: 'text', text: refusalText(asked.services.words, refusal), isRefusal: true };
}
