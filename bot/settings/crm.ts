import { z } from 'zod';
import { address, type Circumstances, isLoopback } from './forms.ts';

/** The CRM that accounts are looked up in and written back to; null = none. */
export function crmSettings(circumstances: Circumstances) {
  const { given } = circumstances;
  const url = address(
    'CRM=dataverse needs the environment, e.g. https://yourorg.crm.dynamics.com',
    circumstances,
  ).refine((text) => new URL(text).pathname === '/', {
    error: 'must be the address of the environment alone, without a path',
  });
  return z
    .object({
      CRM: z.literal('dataverse', { error: 'must be dataverse, or empty for no CRM' }).optional(),
      DATAVERSE_URL: given.CRM === undefined ? url.optional() : url,
    })
    .transform(({ CRM, DATAVERSE_URL }, context) => {
      if (CRM === undefined || DATAVERSE_URL === undefined) return null;
      // The double of a desk takes any token.
      const isDouble = isLoopback(new URL(DATAVERSE_URL).hostname);
      if (!isDouble && given.MicrosoftAppId === undefined) {
        const message = 'is asked as the bot itself: MicrosoftAppId is missing';
        context.addIssue({ code: 'custom', path: ['DATAVERSE_URL'], message });
        return z.NEVER;
      }
      return { system: CRM, url: DATAVERSE_URL };
    });
}
