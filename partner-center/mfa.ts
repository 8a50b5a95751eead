import { z } from 'zod';
import { anyCase } from './any-case.ts';
import type { Api } from './api.ts';

/** What was asked by one application and its user on one day, as Microsoft counts it. */
export interface MfaDay {
  /** ISO 8601, e.g. `2020-05-20`; with a time where Partner Center writes one. */
  readonly loginDate: string;
  readonly applicationId: string;
  /** Requests whose user had signed in with multi-factor authentication. */
  readonly mfaCompliantRequestCount: number;
  readonly totalRequestCount: number;
}

export interface MfaOperations {
  /**
   * Whether the integration user has signed in with multi-factor authentication, asked with `ValidateMfa: true`;
   * undefined when Partner Center does not say. That it says so in the response header `isMfaCompliant` is assumed: the
   * documents name the header of the request only.
   *
   * @throws OnboardingError `partner-center-sign-in` when the user's token is refused
   */
  isMfaCompliant(): Promise<boolean | undefined>;
  /**
   * How many requests of the last days, of all applications at this partner, came after a sign-in with multi-factor
   * authentication (Microsoft Learn: get-api-request-summary).
   */
  mfaAdoption(): Promise<readonly MfaDay[]>;
}

const daysSchema = z.array(
  anyCase(
    z.object({
      loginDate: z.string(),
      applicationId: z.string(),
      mfaCompliantRequestCount: z.number(),
      totalRequestCount: z.number(),
    }),
  ),
);

export function mfaOperations(api: Api): MfaOperations {
  return {
    async isMfaCompliant() {
      const { headers } = await api.ask({
        method: 'GET',
        path: '/v1/profiles/organization',
        operation: 'isMfaCompliant',
        headers: { ValidateMfa: 'true' },
      });
      const said = headers.get('isMfaCompliant')?.toLowerCase();
      return said === undefined ? undefined : said.startsWith('true');
    },
    mfaAdoption: () =>
      api.send({
        method: 'GET',
        path: '/v1/applicationmfaadoptionstatus',
        operation: 'mfaAdoption',
        schema: daysSchema,
      }),
  };
}
