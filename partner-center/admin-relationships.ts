import { z } from 'zod';
import { OnboardingError } from '../errors/onboarding-error.ts';
import { adminCenterOf } from './admin-center.ts';
import { type Api, type ApiRequest, type Ids, path, unlessNotFound } from './api.ts';
import { says } from './says.ts';

const RELATIONSHIPS = '/v1.0/tenantRelationships/delegatedAdminRelationships';

const relationshipSchema = z.object({
  id: z.string(),
  displayName: z.string(),
  /**
   * `created` (a draft), `approvalPending`, `approved`, `activating`, `active`, `expiring`, `expired`,
   * `terminationRequested`, `terminating`, `terminated`.
   */
  status: z.string(),
  /** Without it any customer may accept. */
  customer: z.object({ tenantId: z.string().optional() }).optional(),
});
export type AdminRelationship = z.infer<typeof relationshipSchema>;

export interface NewAdminRelationship {
  /** Unique among all of the partner's, at most 50 characters; the customer reads it. */
  readonly displayName: string;
  readonly customerId: string;
  /** Ids of templates of directory roles. */
  readonly roles: readonly string[];
  /** For how long, from the acceptance on: 1 to 730. */
  readonly days: number;
  /** Whether it goes on by half a year each time it would end; not with the role of the global administrator. */
  readonly isExtended: boolean;
}

/**
 * Granular delegated admin privileges (GDAP): roles in a customer's tenant, which its administrator grants. They are
 * Microsoft Graph's and not Partner Center's, with the permission `DelegatedAdminRelationship.ReadWrite.All` of our user
 * (Microsoft Learn: delegatedadminrelationship). None of these calls has a request id that Graph would know again: after
 * a lost answer the caller looks by the name, of which there is never a second one.
 */
export interface AdminRelationshipOperations {
  /**
   * The customer's of that name; undefined = there is none. Filtered by the customer as clients in use do: whether names can
   * be is not documented (Microsoft Learn: tenantrelationship-list-delegatedadminrelationships).
   */
  findAdminRelationship(customerId: string, displayName: string): Promise<AdminRelationship | undefined>;
  /** Undefined = we have none of that id. Microsoft Learn: delegatedadminrelationship-get. */
  adminRelationship(id: string): Promise<AdminRelationship | undefined>;
  /** A draft, which nobody can accept yet. Microsoft Learn: tenantrelationship-post-delegatedadminrelationships. */
  createAdminRelationship(relationship: NewAdminRelationship, ids: Ids): Promise<AdminRelationship>;
  /** Makes the draft an invitation; it stays one for 90 days. Microsoft Learn: delegatedadminrelationship-post-requests. */
  askForApproval(id: string, ids: Ids): Promise<void>;
}

/** @param api towards Microsoft Graph */
export function adminRelationshipOperations(api: Api): AdminRelationshipOperations {
  const send = async <T>(request: ApiRequest & { readonly schema: z.ZodType<T> }): Promise<T> => {
    try {
      return await api.send(request);
    } catch (error) {
      throw ofGraph(error);
    }
  };
  return {
    async findAdminRelationship(customerId, displayName) {
      const { value } = await send({
        method: 'GET',
        path: RELATIONSHIPS,
        query: { $filter: `customer/tenantId eq '${customerId}'` },
        operation: 'findAdminRelationship',
        schema: z.object({ value: z.array(relationshipSchema) }),
      });
      return value.find((found) => found.displayName === displayName);
    },
    adminRelationship: (id) =>
      unlessNotFound(
        send({
          method: 'GET',
          path: `${RELATIONSHIPS}${path`/${id}`}`,
          operation: 'adminRelationship',
          schema: relationshipSchema,
        }),
      ),
    createAdminRelationship: ({ displayName, customerId, roles, days, isExtended }, ids) =>
      send({
        method: 'POST',
        path: RELATIONSHIPS,
        operation: 'createAdminRelationship',
        ...ids,
        body: {
          displayName,
          duration: `P${days}D`,
          customer: { tenantId: customerId },
          accessDetails: { unifiedRoles: roles.map((roleDefinitionId) => ({ roleDefinitionId })) },
          ...(isExtended ? { autoExtendDuration: 'P180D' } : {}),
        },
        schema: relationshipSchema,
      }),
    async askForApproval(id, ids) {
      await send({
        method: 'POST',
        path: `${RELATIONSHIPS}${path`/${id}`}/requests`,
        operation: 'askForApproval',
        ...ids,
        body: { action: 'lockForApproval' },
        schema: z.object({ action: z.string() }),
      });
    },
  };
}

/**
 * Where an administrator of the customer grants the roles.
 * @param url of Partner Center
 */
export function adminRelationshipLink(url: string, id: string): string {
  return `${adminCenterOf(url)}/AdminPortal/Home#/partners/invitation/granularAdminRelationships/${encodeURIComponent(id)}`;
}

/** Operators read that it is about Graph, and what our app may need there. */
function ofGraph(error: unknown): unknown {
  if (!(error instanceof OnboardingError) || error.code === 'provider-paused') return error;
  const { httpStatus, retryable } = error.detail;
  const isAboutUs = error.code === 'partner-center-sign-in' || httpStatus === 403;
  const key = isAboutUs ? 'graph-not-allowed' : retryable ? 'graph-not-reached' : 'graph-refused';
  const { detail = 'none' } = error.says.values;
  return new OnboardingError(error.code, { ...error.detail, says: says(key, { detail }), cause: error });
}
