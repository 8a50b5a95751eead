import type { Onboarding } from './onboarding.ts';
import { withAttention } from './record-news.ts';

/** So long Microsoft's answers may differ before people hear of it: one may be older than the other by a day. */
const PATIENCE_MS = 3 * 24 * 60 * 60_000;

const differs = {
  verification: 'errors.tasks.verification-differs',
  agreement: 'errors.tasks.agreement-differs',
} as const;

/** Microsoft refused once more what by its other answers it would take. @param at ms UTC */
export function withSetback(record: Onboarding, at: number): Onboarding {
  const { times = 0, since = at } = record.order.setback ?? {};
  return { ...record, order: { ...record.order, setback: { times: times + 1, since } } };
}

/** What Microsoft says fits together again. */
export function withoutSetback(record: Onboarding): Onboarding {
  const { order, attention } = record;
  if (order.setback === null) return record;
  const isAboutIt = Object.values(differs).some((key) => key === attention?.problem.key);
  return { ...record, order: { ...order, setback: null }, attention: isAboutIt ? null : attention };
}

/** Whether it is known that looks and the order are answered differently: what they say in turn is no news then. */
export function isSetBackAgain({ order }: Onboarding): boolean {
  return order.setback !== null && order.setback.times > 1;
}

/** For so long that somebody should ask Microsoft. @param at now, ms UTC */
export function isContradicted({ order }: Onboarding, at: number): boolean {
  return order.setback !== null && at - order.setback.since >= PATIENCE_MS;
}

/** The rep and the operators hear of it; it is tried on. */
export function withAnswersDiffering(
  record: Onboarding,
  what: keyof typeof differs,
  taskId: string,
  at: number,
): Onboarding {
  if (record.attention !== null || record.stage.kind !== 'provisioning') return record;
  return withAttention(record, { taskId, problem: { key: differs[what], values: {} }, correlationId: null }, at);
}
