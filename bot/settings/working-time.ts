import { z } from 'zod';
import { workingTime } from './policy-file.ts';

const form = /^(\S+)\s+(\d\d:\d\d)\s*-\s*(\d\d:\d\d)$/;
const error = 'must be a time zone and hours, such as Europe/Berlin 09:00-17:30';

/** When approvers work, Monday to Friday, where no policy says it: `Europe/Berlin 09:00-17:30`; null = nobody says. */
export const workingTimeSetting = z
  .string()
  .regex(form, { error })
  .transform((given) => {
    const [, timeZone = '', from = '', to = ''] = form.exec(given) ?? [];
    return { timeZone, from, to };
  })
  .refine(({ from, to }) => from < to, { error: 'must end later than it begins' })
  .pipe(workingTime)
  .nullable()
  .default(null);
