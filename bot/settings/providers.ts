import { z } from 'zod';
import { accountTerms, accountTermsForm } from './account-terms.ts';
import { delegationTerms } from './delegation.ts';
import { address, type Circumstances, entraId, list, text } from './forms.ts';
import { namesIn } from './names.ts';

/**
 * Further Partner Center accounts, beside the one that the `PARTNER_CENTER_…` settings name: for each key in PROVIDERS,
 * such as `emea`, the settings `PROVIDER_EMEA_NAME`, `…_URL`, `…_LOGIN_URL`, `…_TENANT_ID`, `…_CLIENT_ID`,
 * `…_CLIENT_SECRET`, `…_REFRESH_TOKEN`, `…_GRAPH_URL`, `…_GDAP_…`, `…_MAIL_LANGUAGE` and `…_…_PERCENT`, which mean the same as their models.
 */
export function furtherProviders(circumstances: Circumstances) {
  const keys = list.pipe(
    // Complaints name the settings by these keys. A secret in the wrong place is longer.
    z.array(
      z.string().regex(/^[a-z0-9]{1,20}$/i, {
        error: 'must be keys of at most 20 letters and digits, separated by commas',
      }),
    ),
  );
  return z.looseObject({ PROVIDERS: keys }).transform(({ PROVIDERS, ...given }, context) =>
    PROVIDERS.flatMap((key) => {
      const read = account(key.toUpperCase(), circumstances).safeParse(given);
      if (read.success) return [{ id: key.toLowerCase(), ...read.data }];
      for (const { path, message } of read.error.issues) context.addIssue({ code: 'custom', path, message });
      return [];
    }),
  );
}

/** The names of the settings of further accounts. */
export function providerNames(circumstances: Circumstances): string[] {
  const { data = [] } = list.safeParse(circumstances.given.PROVIDERS);
  return data.flatMap((key) => namesIn(account(key.toUpperCase(), circumstances)));
}

function account(key: string, circumstances: Circumstances) {
  const named = (setting: string) => `PROVIDER_${key}_${setting}`;
  return z
    .object({
      [named('NAME')]: text('the name that reps choose it by'),
      [named('URL')]: address('the API', circumstances).default('https://api.partnercenter.microsoft.com'),
      [named('LOGIN_URL')]: address('the sign-in', circumstances).default('https://login.microsoftonline.com'),
      [named('TENANT_ID')]: entraId("the partner's tenant", circumstances),
      [named('CLIENT_ID')]: entraId('the application that Partner Center knows', circumstances),
      [named('CLIENT_SECRET')]: text('the secret of the application that Partner Center knows'),
      [named('REFRESH_TOKEN')]: z.string().optional(),
      [named('GRAPH_URL')]: address('Microsoft Graph', circumstances).default('https://graph.microsoft.com'),
      [named('GDAP_ROLES')]: z.string().optional(),
      [named('GDAP_DAYS')]: z.string().optional(),
      [named('GDAP_AUTO_EXTEND')]: z.string().optional(),
      ...accountTermsForm(`PROVIDER_${key}`),
    })
    .transform((settings, context) => {
      const value = (setting: string) => settings[named(setting)] ?? '';
      return {
        name: value('NAME'),
        url: value('URL'),
        loginUrl: value('LOGIN_URL'),
        tenantId: value('TENANT_ID'),
        clientId: value('CLIENT_ID'),
        clientSecret: value('CLIENT_SECRET'),
        refreshToken: settings[named('REFRESH_TOKEN')],
        graphUrl: value('GRAPH_URL'),
        delegation: delegationTerms(`PROVIDER_${key}`, settings, context),
        ...accountTerms(`PROVIDER_${key}`, settings, context),
      };
    });
}
