import type { Call } from '../call.ts';
import { pageThrough } from '../page-through.ts';
import { readFilter } from '../read-filter.ts';
import { type Answer, fault, json } from '../respond.ts';
import type { AuditRecord } from '../state.ts';

const dayMs = 24 * 60 * 60 * 1000;

const filterFields = [
  ['CompanyName', 'substring'],
  ['CustomerId', 'equals'],
  ['ResourceType', 'equals'],
] as const;

/**
 * `GET /v1/auditrecords?startDate=&endDate=&size=&filter=`: the last 30 days unless dates are given, at most 90 days
 * back (Microsoft Learn: get-a-record-of-partner-center-activity-by-user).
 */
export function listAuditRecords(call: Call): Answer {
  const { state, now } = call.world;
  const start = readDay(call, 'startDate') ?? now() - 30 * dayMs;
  const end = (readDay(call, 'endDate') ?? now()) + dayMs;
  if (start < now() - 91 * dayMs) throw fault(400, 3000, 'Invalid property. startDate is more than 90 days ago.');
  const items = state.auditRecords
    .filter(({ at }) => at >= start && at < end)
    .filter(fits(call))
    .map((record) => recordBody(state.partner.tenantId, record));
  return json(200, pageThrough(call, items, Number(call.query.get('size') ?? 500), '/auditrecords'));
}

/** `GET /auditactivity/v1/auditrecords/{id}`, where events point to, and `/v1/auditrecords/{id}`. */
export function getAuditRecord(call: Call): Answer {
  const { state } = call.world;
  const found = state.auditRecords.find(({ id }) => id === call.param('recordId'));
  if (!found) throw fault(404, 1000, 'Not found');
  return json(200, recordBody(state.partner.tenantId, found));
}

/** The beginning of a day given as `2026-03-02`, as the .NET SDK writes it (`03/02/2026 00:00:00`), or with a time; in ms. */
function readDay({ query }: Call, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const day = Date.parse(`${text.slice(0, 10)} UTC`);
  if (Number.isNaN(day)) throw fault(400, 3000, `Invalid property. ${name}`);
  return day;
}

function fits(call: Call): (record: AuditRecord) => boolean {
  const { field, value = '' } = readFilter(call, filterFields) ?? {};
  switch (field) {
    case undefined:
      return () => true;
    case 'CompanyName':
      return ({ customerName }) => customerName.toLowerCase().includes(value);
    case 'CustomerId':
      return ({ customerId }) => customerId === value;
    case 'ResourceType':
      return ({ resourceType }) => resourceType.replaceAll('_', '') === value.replaceAll('_', '');
  }
}

function recordBody(partnerId: string, { id, at: _, ...record }: AuditRecord) {
  return { id, partnerId, ...record, operationStatus: 'succeeded', attributes: { objectType: 'AuditRecord' } };
}
