import { z } from 'zod';
import { OnboardingError } from '../../errors/onboarding-error.ts';

const Manager = z.object({ id: z.string() });

/**
 * A person's manager in Entra ID (Microsoft Graph, "List manager": GET /users/{id}/manager, 404 = none). Needs the
 * application permission User.Read.All.
 * @throws OnboardingError `unexpected`, retryable, when Graph does not answer
 */
export async function findManager(
  personId: string,
  deps: { graphUrl: string; token: () => Promise<string>; fetch: typeof fetch },
): Promise<string | undefined> {
  const url = `${deps.graphUrl}/v1.0/users/${encodeURIComponent(personId)}/manager?$select=id`;
  const headers = { authorization: `Bearer ${await deps.token()}`, accept: 'application/json' };
  const answer = await deps.fetch(url, { headers, signal: AbortSignal.timeout(5000) });
  if (answer.status === 404) return undefined;
  if (!answer.ok) {
    throw new OnboardingError('unexpected', {
      userMessage: 'Your manager could not be looked up in Entra ID. Please try again in a minute.',
      retryable: true,
      httpStatus: answer.status,
    });
  }
  return Manager.parse(await answer.json()).id.toLowerCase();
}
