import { z } from 'zod';
import { type Api, path, unlessNotFound } from './api.ts';
import { readPages } from './pages.ts';

/** Which records. Without dates the last 30 days; more than 90 days back Partner Center refuses (400). */
export interface AuditQuery {
  /** `yyyy-mm-dd`, UTC. */
  readonly startDate?: string;
  readonly endDate?: string;
  /** The company name need only be a part of it. */
  readonly filter?: { readonly field: 'CompanyName' | 'CustomerId' | 'ResourceType'; readonly value: string };
}

const recordSchema = z.object({
  /** `{partnerId}_{customerId}_{operation}_{ticks}`; older ones have none. */
  id: z.string().optional(),
  partnerId: z.string(),
  customerId: z.string().optional(),
  customerName: z.string().optional(),
  userPrincipalName: z.string().optional(),
  applicationId: z.string().optional(),
  /** e.g. `customer`, `agreement`, `order`, `subscription`, `partner_customer_relationship`. */
  resourceType: z.string().optional(),
  /** JSON in the wire's other casing, `{"Id":…}`. */
  resourceOldValue: z.string().optional(),
  resourceNewValue: z.string().optional(),
  /** e.g. `add_customer`, `create_order`. */
  operationType: z.string(),
  /** ISO 8601 UTC. */
  operationDate: z.string(),
  /** `succeeded`, `failed`, `progress`. */
  operationStatus: z.string().optional(),
  originalCorrelationId: z.string().optional(),
  customizedData: z.array(z.object({ key: z.string(), value: z.string().optional() })).default([]),
});
export type AuditRecord = z.infer<typeof recordSchema>;

/** Who did what at our account. Microsoft Learn: get-a-record-of-partner-center-activity-by-user, auditing-resources. */
export interface AuditOperations {
  auditRecords(query?: AuditQuery): Promise<AuditRecord[]>;
  /** By id, e.g. from the `AuditUri` of a webhook event. */
  auditRecord(recordId: string): Promise<AuditRecord | undefined>;
}

const PAGE_SIZE = '500';

export function auditOperations(api: Api): AuditOperations {
  return {
    auditRecords: ({ filter, ...dates } = {}) =>
      readPages(api, {
        path: '/v1/auditrecords',
        operation: 'auditRecords',
        query: { ...dates, size: PAGE_SIZE, ...(filter ? { filter: wireFilter(filter) } : {}) },
        item: recordSchema,
      }),
    auditRecord: (recordId) =>
      unlessNotFound(
        api.send({
          method: 'GET',
          path: path`/auditactivity/v1/auditrecords/${recordId}`,
          operation: 'auditRecord',
          schema: recordSchema,
        }),
      ),
  };
}

function wireFilter({ field, value }: NonNullable<AuditQuery['filter']>): string {
  return JSON.stringify({ Field: field, Value: value, Operator: field === 'CompanyName' ? 'substring' : 'equals' });
}
