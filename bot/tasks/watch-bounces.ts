import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { bounceReasonOf } from '../../onboarding/sent-mails.ts';
import type { ApplyCommand } from '../apply-command.ts';
import type { Log } from '../log/log.ts';
import type { Bounces } from '../mail/bounces.ts';
import { mailOf } from './mail-customer.ts';

const MINUTE = 60_000;
/** Where nobody may look, nobody may so for long. */
const AFTER_FAILURE_MS = 60 * MINUTE;

export interface BounceWatch {
  /** Looks if it is time: the clock has been put forward. @param isDue something came back just now */
  look(isDue?: boolean): void;
  stop(): void;
}

/**
 * Tells each onboarding which of its mails came back. A look that fails is no trouble of any deal: without it only what a
 * server refuses at once is known, which the doctor says.
 * @param parts.bounces undefined = there is nowhere to look
 */
export function watchBounces(parts: {
  readonly bounces: Bounces | undefined;
  readonly applyCommand: ApplyCommand;
  readonly now: () => number;
  readonly log: Log;
}): BounceWatch {
  const { bounces, applyCommand, now, log } = parts;
  if (bounces === undefined) return { look() {}, stop() {} };
  let dueAt = 0;
  let looking = Promise.resolve();
  let isStopped = false;

  const lookNow = async () => {
    if (isStopped) return;
    try {
      dueAt = now() + bounces.everyMs;
      for (const { messageId, status } of await bounces.look()) {
        const mail = mailOf(messageId);
        if (mail === undefined) continue;
        const { onboardingId, mailId } = mail;
        await applyCommand(onboardingId, { source: 'mailbox', bounce: { mailId, why: bounceReasonOf(status) } });
      }
    } catch (err) {
      dueAt = now() + AFTER_FAILURE_MS;
      const { httpStatus } = asOnboardingError(err).detail;
      const isAllowed = httpStatus !== 403;
      if (!isStopped) log.info({ err, isAllowed }, 'nobody could look which mails came back; trying again in an hour');
    }
  };
  const look = (isDue = false) => {
    if (isDue || dueAt <= now()) looking = looking.then(lookNow);
  };

  look();
  const timer = setInterval(look, Math.min(MINUTE, bounces.everyMs)).unref();
  return {
    look,
    stop() {
      isStopped = true;
      clearInterval(timer);
    },
  };
}
