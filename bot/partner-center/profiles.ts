import { z } from 'zod';
import { asOnboardingError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Api } from './request.ts';

export interface PartnerProfile {
  readonly tenantId?: string;
  readonly companyName: string;
  /** ISO 3166 alpha-2: the market that this partner sells in follows from it. */
  readonly country: string;
}

const legalBusiness = z.object({ companyName: z.string(), address: z.object({ country: z.string() }) });

const organization = z.object({
  tenantId: z.string().optional(),
  companyName: z.string(),
  defaultAddress: z.object({ country: z.string() }),
});

/** The legal business profile; the organization profile (which needs the integration user) when that one is refused. */
export async function partnerProfile(api: Api, log: Log): Promise<PartnerProfile> {
  try {
    const { companyName, address } = await api.send({
      method: 'GET',
      path: '/v1/profiles/legalbusiness',
      auth: 'app',
      query: { vettingVersion: 'Current' },
      schema: legalBusiness,
    });
    return { companyName, country: address.country.toUpperCase() };
  } catch (thrown) {
    const { code } = asOnboardingError(thrown);
    const saysNo = ['partner-center-refused', 'partner-center-not-found', 'partner-center-unreadable'].includes(code);
    if (!saysNo) throw thrown;
    log.info({ err: thrown }, 'no legal business profile, asking for the organization profile');
  }
  const { tenantId, companyName, defaultAddress } = await api.send({
    method: 'GET',
    path: '/v1/profiles/organization',
    auth: 'user',
    schema: organization,
  });
  return { ...(tenantId ? { tenantId } : {}), companyName, country: defaultAddress.country.toUpperCase() };
}
