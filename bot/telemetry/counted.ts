import type { Problem } from '../../onboarding/problem.ts';
import type { Alarms } from '../alarms.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { Telemetry } from './telemetry.ts';

/** Each time a cause is met, also where the operators know of it. */
export function countedAlarms(telemetry: Telemetry, { raise }: Alarms): Alarms {
  return {
    raise(cause, problem) {
      telemetry.count('csp.alarms', 1, { problem: problem.key });
      return raise(cause, problem);
    },
  };
}

/** What operators are told of otherwise, such as an account that lets nobody in. */
export function countedTelling(telemetry: Telemetry, tell: (problem: Problem) => Promise<void>): typeof tell {
  return (problem) => {
    telemetry.count('csp.alarms', 1, { problem: problem.key });
    return tell(problem);
  };
}

export function countedMailer(telemetry: Telemetry, mailer: Mailer): Mailer {
  const count = (outcome: 'sent' | 'failed') => telemetry.count('csp.mails', 1, { outcome });
  return {
    async send(mail) {
      try {
        await telemetry.traced({ name: 'mail', facts: {} }, () => mailer.send(mail));
      } catch (error) {
        count('failed');
        throw error;
      }
      count('sent');
    },
  };
}
