import { z } from 'zod';
import { mostRows } from '../../onboarding/import/table.ts';
import { wholeNumber } from './forms.ts';

/** What one person may do within an hour. */
export function limitsSettings() {
  const most = 1_000_000;
  return z
    .object({
      HOURLY_ONBOARDINGS: wholeNumber(1, most).default(60),
      HOURLY_MAILS: wholeNumber(1, most).default(60),
      HOURLY_COMMANDS: wholeNumber(1, most).default(2000),
      HOURLY_LOOKUPS: wholeNumber(1, most).default(600),
    })
    .transform((settings) => ({
      onboardings: settings.HOURLY_ONBOARDINGS,
      // One of the longest lists, whatever else they begin.
      imported: mostRows,
      mails: settings.HOURLY_MAILS,
      commands: settings.HOURLY_COMMANDS,
      lookups: settings.HOURLY_LOOKUPS,
    }));
}
