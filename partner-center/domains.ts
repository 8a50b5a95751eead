import { OnboardingError } from '../errors/onboarding-error.ts';
import { type Api, path, unlessNotFound } from './api.ts';
import { says } from './says.ts';

export interface DomainOperations {
  /**
   * Whether nobody has the full name, e.g. `contoso.onmicrosoft.com`, yet. 200 means that it exists and 404 that it is
   * free; both come without a body. Everything else proves nothing and throws (Microsoft Learn:
   * verify-domain-availability).
   */
  isDomainFree(domain: string): Promise<boolean>;
}

export function domainOperations(api: Api): DomainOperations {
  return {
    async isDomainFree(domain) {
      const taken = await unlessNotFound(
        api.ask({ method: 'HEAD', path: path`/v1/domains/${domain}`, operation: 'isDomainFree' }),
      );
      if (taken === undefined) return true;
      if (taken.status === 200) return false;
      throw new OnboardingError('partner-center-unreadable', {
        says: says('domain-unclear'),
        httpStatus: taken.status,
        retryable: true,
      });
    },
  };
}
