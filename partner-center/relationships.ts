import { z } from 'zod';
import { type Api, path } from './api.ts';
import { readPages } from './pages.ts';

/** Between whom an indirect relationship is asked for. All are tenant ids. */
export interface IndirectRelationship {
  readonly indirectCloudSolutionProviderId?: string;
  readonly indirectResellerId?: string;
  /** Whether the provider is its own indirect reseller. */
  readonly dualRoleIndirectRelationship?: boolean;
}

export type RelationshipType = 'IsIndirectCloudSolutionProviderOf' | 'IsIndirectResellerOf';

const relationshipSchema = z.object({
  /** The other partner's tenant. */
  id: z.string(),
  name: z.string().optional(),
  /** In the wire's other spelling: `is_indirect_cloud_solution_provider_of`. */
  relationshipType: z.string(),
  /** `Active`, in lists of our own partners only. */
  state: z.string().optional(),
  mpnId: z.string().optional(),
  /** ISO 3166 alpha-2. */
  location: z.string().optional(),
});
export type PartnerRelationship = z.infer<typeof relationshipSchema>;

export interface RelationshipOperations {
  /**
   * The invitation by which an existing tenant makes us its reseller: one link for all customers, which does not say
   * who accepted. Not in the sandbox and not in the US government cloud (Microsoft Learn: request-reseller-relationship).
   */
  relationshipLink(indirect?: IndirectRelationship): Promise<string>;
  /** Our indirect resellers, or our indirect providers. Microsoft Learn: retrieve-a-list-of-indirect-resellers. */
  partnerRelationships(type: RelationshipType): Promise<PartnerRelationship[]>;
  /** The indirect resellers of a customer. Microsoft Learn: get-indirect-resellers-of-a-customer. */
  customerRelationships(customerId: string): Promise<PartnerRelationship[]>;
  /**
   * Whether an indirect reseller, by MPN id or tenant, has signed the Microsoft Partner Agreement for the region of our
   * account. 400: 2000, 2001 for a malformed id, 2200 to 2206 e.g. 2201 other region, 2203 not signed, 2204 no reseller
   * (Microsoft Learn: verify-indirect-reseller-mpa-status).
   */
  isPartnerAgreementSigned(reseller: { readonly mpnId: string } | { readonly tenantId: string }): Promise<boolean>;
}

export function relationshipOperations(api: Api): RelationshipOperations {
  return {
    async relationshipLink(indirect = {}) {
      const query = Object.entries(indirect).map(([name, value]) => [name, String(value)]);
      const { url } = await api.send({
        method: 'GET',
        path: '/v1/customers/relationshiprequests',
        operation: 'relationshipLink',
        query: Object.fromEntries(query),
        schema: z.object({ url: z.url() }),
      });
      return url;
    },
    partnerRelationships: (type) =>
      readPages(api, {
        path: '/v1/relationships',
        operation: 'partnerRelationships',
        query: { relationship_type: type },
        item: relationshipSchema,
      }),
    customerRelationships: (customerId) =>
      readPages(api, {
        path: path`/v1/customers/${customerId}/relationships`,
        operation: 'customerRelationships',
        query: {},
        item: relationshipSchema,
      }),
    async isPartnerAgreementSigned(reseller) {
      const { isAgreementSigned } = await api.send({
        method: 'GET',
        path: '/v1/compliance/csp/agreementstatus',
        operation: 'isPartnerAgreementSigned',
        query: { ...reseller },
        schema: z.object({ isAgreementSigned: z.boolean() }),
      });
      return isAgreementSigned;
    },
  };
}
