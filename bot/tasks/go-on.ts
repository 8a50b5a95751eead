import type { ApplyCommand } from '../apply-command.ts';
import type { Log } from '../log/log.ts';
import type { Onboardings } from '../store/onboardings.ts';

/** Microsoft lets a partner make 500 requests a minute (Microsoft Learn: api-throttling-guidance). */
const BETWEEN_MS = 120;

/** What a provider held up goes on, one after the other. Of a record that cannot be changed now the own look comes later. */
export function createGoOn(parts: {
  readonly onboardings: Pick<Onboardings, 'heldUpBy'>;
  readonly applyCommand: ApplyCommand;
  readonly now: () => number;
  readonly log: Log;
}): (providerId: string) => Promise<void> {
  const { onboardings, applyCommand, now, log } = parts;
  return async (providerId) => {
    const ids = await onboardings.heldUpBy(providerId);
    const at = now();
    for (const [place, id] of ids.entries()) {
      try {
        await applyCommand(id, { source: 'provider', hint: 'goes-on', dueAt: at + place * BETWEEN_MS });
      } catch (err) {
        log.warn({ onboarding: id, err }, 'an onboarding could not be set going again; it looks by itself');
      }
    }
    log.info({ provider: providerId, onboardings: ids.length }, 'what the provider held up goes on');
  };
}
