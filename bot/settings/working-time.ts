import { z } from 'zod';
import { workingTime } from './policy-file.ts';

const error = 'must be a time zone and hours, such as Europe/Berlin 09:00-17:30';

/** When approvers work, Monday to Friday, where no policy says it: `Europe/Berlin 09:00-17:30`; null = nobody says. */
export const workingTimeSetting = z
  .string()
  .regex(/^\S+\s+\d\d:\d\d\s*-\s*\d\d:\d\d$/, { error })
  .transform((given) => {
    const [timeZone = '', from = '', to = ''] = given.split(/\s*-\s*(?=\d\d:)|\s+/);
    return { timeZone, from, to };
  })
  .pipe(workingTime)
  .nullable()
  .default(null);
