import { LRUCache } from 'lru-cache';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';
import { type GraphOptions, isObjectId } from './graph.ts';

/**
 * Sees to it that somebody has the app in Teams. `now` = it was installed this moment, of which Teams tells the bot; `before`
 * = it was there; `not` = they have not, which is no error: whoever waits for them goes on without.
 */
export type InstallApp = (personId: string) => Promise<'now' | 'before' | 'not'>;

/** So long somebody is not tried again, in ms. */
const keptForMs = 60 * 60_000;
const mostKept = 1000;

/**
 * Microsoft Graph, "Install app for user": 201 = installed, 409 = was there. It takes the application permission
 * `TeamsAppInstallation.ReadWriteSelfForUser.All`, and a token of the application in the manifest's `webApplicationInfo`
 * (Microsoft Learn, "Proactively install your bot for users using Microsoft Graph"), which a managed identity is not.
 * @param options.catalogAppId of the app in the organization's catalog, which its manifest does not name
 * @param options.refused hears why it was not installed; retryable = it may be, the next time
 */
export function createInstallApp(
  options: GraphOptions & { readonly catalogAppId: string; readonly refused: (why: OnboardingError) => void },
): InstallApp {
  const { graphUrl, token, now, refused, catalogAppId, timeoutMs = 5000 } = options;
  const clock = { ttl: keptForMs, ttlResolution: 0, perf: { now } };
  const known = new LRUCache<string, 'before' | 'not'>({ max: mostKept, ...clock });
  const post = async (personId: string): Promise<number> => {
    const signal = AbortSignal.timeout(timeoutMs);
    const { status, body } = await fetch(`${graphUrl}/v1.0/users/${personId}/teamwork/installedApps`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
      body: JSON.stringify({ 'teamsApp@odata.bind': `${graphUrl}/v1.0/appCatalogs/teamsApps/${catalogAppId}` }),
      redirect: 'error',
      signal,
    });
    await body?.cancel();
    if (status !== 201 && status !== 409) throw notInstalled(personId, status);
    return status;
  };
  return async (personId) => {
    if (!isObjectId(personId)) return 'not';
    const before = known.get(personId);
    if (before !== undefined) return before;
    try {
      const status = await post(personId);
      known.set(personId, 'before');
      return status === 201 ? 'now' : 'before';
    } catch (thrown) {
      const why = thrown instanceof OnboardingError ? thrown : notInstalled(personId, 0, thrown);
      if (why.detail.retryable !== true) known.set(personId, 'not');
      refused(why);
      return 'not';
    }
  };
}

/** @param status of HTTP; 0 = there was no answer */
function notInstalled(personId: string, status: number, cause?: unknown): OnboardingError {
  return new OnboardingError('graph-not-reached', {
    says: saying('errors.identity.notInstalled', { personId, status: status === 0 ? 'none' : `${status}` }),
    // All else only somebody mends who gives a right or changes a setting.
    retryable: status === 0 || status === 429 || status >= 500,
    ...(status > 0 && { httpStatus: status }),
    ...(cause !== undefined && { cause }),
  });
}
