import { z } from 'zod';
import { OnboardingError } from '../errors/onboarding-error.ts';
import { path } from './api.ts';
import { says } from './says.ts';

export interface Tenant {
  readonly tenantId: string;
}

const TIMEOUT_MS = 5_000;
/** Of personal Microsoft accounts, such as those of outlook.com: nobody's tenant (Microsoft Learn: id-token-claims-reference). */
const CONSUMERS = '9188040d-6c67-4c5b-b112-36a304b66dad';
const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

const configuration = z.object({ issuer: z.string().default(''), token_endpoint: z.string().default('') });
const fault = z.object({ error: z.string() });

interface Entra {
  readonly loginUrl: string;
  readonly fetch: typeof globalThis.fetch;
}

export interface TenantOperations {
  /**
   * The Microsoft tenant that a domain belongs to, from Entra's public OpenID configuration; undefined when there is
   * none, which Entra says as 400 `invalid_tenant` (AADSTS90002), or only that of personal accounts. Needs no token.
   */
  findTenant(domain: string): Promise<Tenant | undefined>;
}

export function tenantOperations(entra: Entra): TenantOperations {
  return { findTenant: (domain) => findTenant(entra, domain) };
}

async function findTenant({ loginUrl, fetch }: Entra, domain: string): Promise<Tenant | undefined> {
  let status: number;
  let json: unknown;
  try {
    const address = `${loginUrl.replace(/\/$/, '')}${path`/${domain}`}/v2.0/.well-known/openid-configuration`;
    const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    status = response.status;
    json = await response.json();
  } catch (cause) {
    throw unclear({ cause });
  }
  if (fault.safeParse(json).data?.error === 'invalid_tenant') return undefined;
  const found = status === 200 ? configuration.safeParse(json).data : undefined;
  const tenantId = found && guid.exec(`${found.issuer} ${found.token_endpoint}`)?.[0];
  if (!tenantId) throw unclear({ httpStatus: status });
  return tenantId.toLowerCase() === CONSUMERS ? undefined : { tenantId: tenantId.toLowerCase() };
}

function unclear(detail: { cause?: unknown; httpStatus?: number }): OnboardingError {
  return new OnboardingError('partner-center-unavailable', {
    says: says('tenant-unclear'),
    retryable: true,
    ...detail,
  });
}
