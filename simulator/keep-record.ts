import { type Moment, momentOf } from './moments.ts';
import type { AuditRecord } from './state.ts';
import type { World } from './world.ts';

/** What was done, and by whom. */
export interface Deed {
  readonly customerId: string;
  readonly resourceType: string;
  readonly operationType: string;
  /** The operation as the record's id names it, where that is not the operation type. */
  readonly nameInId?: string;
  /** The resource as it became. Nothing secret: records can be read for 90 days. */
  readonly resource: Readonly<Record<string, unknown>>;
  readonly userPrincipalName?: string | undefined;
  readonly applicationId?: string | undefined;
  readonly originalCorrelationId?: string | undefined;
  readonly customizedData?: AuditRecord['customizedData'];
}

/** So many are remembered. */
const remembered = 1000;

/** Keeps a record of a deed, which {@link listAuditRecords} shows. @returns its id and moment, for an event about it */
export function keepRecord({ state, now }: World, deed: Deed): { id: string; at: Moment } {
  const { resource, nameInId = deed.operationType, customizedData = [], ...told } = deed;
  const milliseconds = now();
  const at = momentOf(milliseconds, state.auditRecords.filter((record) => record.at === milliseconds).length);
  const name = nameInId.replaceAll('_', '');
  const record: AuditRecord = {
    ...told,
    id: `${state.partner.tenantId}_${deed.customerId}_${name}_${at.ticks}`,
    at: milliseconds,
    customerName: state.customers.find(({ id }) => id === deed.customerId)?.companyName ?? '',
    resourceNewValue: JSON.stringify(upperFirstLetters(resource)),
    operationDate: at.iso,
    customizedData,
  };
  state.auditRecords = [...state.auditRecords, record].slice(-remembered);
  return { id: record.id, at };
}

/** Resources stand in records with their members in PascalCase. */
function upperFirstLetters(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(upperFirstLetters);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name.charAt(0).toUpperCase() + name.slice(1),
      upperFirstLetters(member),
    ]),
  );
}
