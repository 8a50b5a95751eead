import { z } from 'zod';

const usual = [2, 5, 12];
const error = 'must be up to five numbers of days from 1 to 60, each later than the one before, separated by commas';

/** So many days after a mail the customer is reminded of what it asks. Empty = never; without it the usual. */
export const remindDaysSetting = z
  .string()
  .default(usual.join())
  .transform((given) => (given === '' ? [] : given.split(',').map((part) => Number(part.trim()))))
  .pipe(
    z
      .array(z.number({ error }).int({ error }).min(1, { error }).max(60, { error }))
      .max(5, { error })
      .refine((days) => days.every((day, place) => day > (days[place - 1] ?? 0)), { error }),
  );
