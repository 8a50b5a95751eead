import type { Api } from './api.ts';

/**
 * Whether the integration user has signed in with multi-factor authentication, asked with `ValidateMfa: true`; undefined
 * when Partner Center does not say. That it says so in the response header `isMfaCompliant` is assumed: the documents
 * name the header of the request only.
 *
 * @throws OnboardingError `partner-center-sign-in` when the user's token is refused
 */
export async function isMfaCompliant(api: Api): Promise<boolean | undefined> {
  const { headers } = await api.ask({
    method: 'GET',
    path: '/v1/profiles/organization',
    operation: 'isMfaCompliant',
    headers: { ValidateMfa: 'true' },
  });
  const said = headers.get('isMfaCompliant')?.toLowerCase();
  return said === undefined ? undefined : said.startsWith('true');
}
