import { z } from 'zod';
import { asOnboardingError } from '../errors/onboarding-error.ts';
import { profileAddressSchema } from './addresses.ts';
import type { Api } from './api.ts';
import type { Log } from './log.ts';

export interface PartnerProfile {
  readonly tenantId?: string;
  readonly companyName: string;
  /** ISO 3166 alpha-2: the market that this partner sells in follows from it. */
  readonly country: string;
}

const contactSchema = z.object({
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  email: z.string().optional(),
  phoneNumber: z.string().optional(),
});

const legalBusinessSchema = z.object({
  companyName: z.string(),
  address: profileAddressSchema,
  primaryContact: contactSchema.optional(),
  companyApproverAddress: profileAddressSchema.optional(),
  companyApproverEmail: z.string().optional(),
  /** `none`, `pending`, `authorized`, `rejected`. */
  vettingStatus: z.string().optional(),
  vettingSubStatus: z.string().optional(),
});
export type LegalBusinessProfile = z.infer<typeof legalBusinessSchema>;

const organizationSchema = z.object({
  id: z.string().optional(),
  tenantId: z.string().optional(),
  companyName: z.string(),
  defaultAddress: profileAddressSchema,
  domain: z.string().optional(),
  email: z.string().optional(),
  language: z.string().optional(),
  culture: z.string().optional(),
});
export type OrganizationProfile = z.infer<typeof organizationSchema>;

const mpnSchema = z.object({ mpnId: z.string() });
export type MpnProfile = z.infer<typeof mpnSchema>;

const billingSchema = z.object({
  companyName: z.string().optional(),
  address: profileAddressSchema.optional(),
  primaryContact: contactSchema.optional(),
  purchaseOrderNumber: z.string().optional(),
  taxId: z.string().optional(),
  /** ISO 4217. */
  billingCurrency: z.string().optional(),
});
export type PartnerBillingProfile = z.infer<typeof billingSchema>;

const supportSchema = z.object({
  email: z.string().optional(),
  telephone: z.string().optional(),
  website: z.string().optional(),
});
export type SupportProfile = z.infer<typeof supportSchema>;

export interface ProfileOperations {
  /** Who we, the partner, are: the legal business profile, or the organization profile when that one is refused. */
  partnerProfile(): Promise<PartnerProfile>;
  /** Microsoft Learn: get-legal-business-profile. `LastFinalized` is the one before a change that is still vetted. */
  legalBusinessProfile(vettingVersion?: 'Current' | 'LastFinalized'): Promise<LegalBusinessProfile>;
  /** Microsoft Learn: get-an-organization-profile. */
  organizationProfile(): Promise<OrganizationProfile>;
  /** Our id in the Microsoft AI Cloud Partner Program. Microsoft Learn: get-partner-network-profile. */
  mpnProfile(): Promise<MpnProfile>;
  /** Where Microsoft sends its bills to us. Microsoft Learn: get-partner-billing-profile. */
  partnerBillingProfile(): Promise<PartnerBillingProfile>;
  /** What customers are told when they look for help. Microsoft Learn: get-support-profile. */
  supportProfile(): Promise<SupportProfile>;
}

export function profileOperations(api: Api, log: Log): ProfileOperations {
  const ofUser = <T>(name: string, schema: z.ZodType<T>) =>
    api.send({ method: 'GET', path: `/v1/profiles/${name}`, operation: 'ownProfile', schema });
  const operations: ProfileOperations = {
    legalBusinessProfile: (vettingVersion = 'Current') =>
      api.send({
        method: 'GET',
        path: '/v1/profiles/legalbusiness',
        operation: 'legalBusinessProfile',
        query: { vettingVersion },
        schema: legalBusinessSchema,
      }),
    organizationProfile: () => ofUser('organization', organizationSchema),
    mpnProfile: () => ofUser('mpn', mpnSchema),
    partnerBillingProfile: () => ofUser('billing', billingSchema),
    supportProfile: () => ofUser('support', supportSchema),
    async partnerProfile() {
      try {
        const { companyName, address } = await operations.legalBusinessProfile();
        return { companyName, country: address.country.toUpperCase() };
      } catch (thrown) {
        const { code } = asOnboardingError(thrown);
        const refusals = ['partner-center-refused', 'partner-center-not-found', 'partner-center-unreadable'];
        if (!refusals.includes(code)) throw thrown;
        log.info({ err: thrown }, 'no legal business profile, asking for the organization profile');
      }
      const { tenantId, companyName, defaultAddress } = await operations.organizationProfile();
      return { ...(tenantId ? { tenantId } : {}), companyName, country: defaultAddress.country.toUpperCase() };
    },
  };
  return operations;
}
