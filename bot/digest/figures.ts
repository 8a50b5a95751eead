import { type Digest, openStages } from '../../cards/digest-card.ts';
import type { Selection } from '../store/facts.ts';
import type { OnboardingSummary } from '../store/onboarding-summary.ts';
import type { Onboardings } from '../store/onboardings.ts';

const DAY = 24 * 60 * 60_000;
const PAGE = 500;
/** More onboardings are not counted. */
const MOST = 100_000;

/** How all onboardings stand at this moment, and what came of these days; read as pages of what lists know of them. */
export async function digestOf(
  onboardings: Pick<Onboardings, 'counted' | 'select'>,
  { from, until, now }: { readonly from: number; readonly until: number; readonly now: number },
): Promise<Digest> {
  const sinces: Record<(typeof openStages)[number], number[]> = {
    drafting: [],
    'awaiting-approval': [],
    provisioning: [],
  };
  const ordered = new Map<string, { total: number; deals: number }>();
  let after: string | undefined;
  let count = 0;
  do {
    const page = await onboardings.counted({ limit: PAGE, after });
    for (const { stage, stageSince, amount, currency } of page.rows) {
      const open = openStages.find((one) => one === stage);
      if (open !== undefined) sinces[open].push(stageSince);
      if (stage !== 'completed' || stageSince < from || stageSince >= until || amount < 0) continue;
      const { total, deals } = ordered.get(currency) ?? { total: 0, deals: 0 };
      ordered.set(currency, { total: total + amount, deals: deals + 1 });
    }
    count += page.rows.length;
    after = page.next;
  } while (after !== undefined && count < MOST);
  const waiting = sinces['awaiting-approval'];
  return {
    from,
    until,
    stages: openStages.map((stage) => ({
      stage,
      count: sinces[stage].length,
      medianDays: medianOf(sinces[stage].map((since) => Math.max(0, now - since) / DAY)),
    })),
    waitingSince: waiting.length === 0 ? null : waiting.reduce((one, other) => Math.min(one, other)),
    ordered: [...ordered].map(([currency, each]) => ({ currency, ...each })),
    approvals: await approvalsOf(onboardings, from, until),
    isCut: after !== undefined,
  };
}

/** Who has approved how often: of those that went on since, or wait for one more approval. */
async function approvalsOf(onboardings: Pick<Onboardings, 'select'>, from: number, until: number) {
  const counts = new Map<string, { name: string; count: number }>();
  const wentOn: Selection = { where: [{ fact: 'stageSince', least: from }], by: 'stageSince', isDescending: true };
  const waits: Selection = {
    where: [
      { fact: 'stage', isOneOf: ['awaiting-approval'] },
      { fact: 'stageSince', below: from },
    ],
    by: 'stageSince',
    isDescending: true,
  };
  for (const selection of [wentOn, waits]) {
    for await (const { approvals } of selected(onboardings, selection)) {
      for (const { by, at } of approvals) {
        if (at < from || at >= until) continue;
        counts.set(by.id, { name: by.name, count: (counts.get(by.id)?.count ?? 0) + 1 });
      }
    }
  }
  return [...counts.values()].toSorted((one, other) => other.count - one.count || one.name.localeCompare(other.name));
}

async function* selected(
  onboardings: Pick<Onboardings, 'select'>,
  selection: Selection,
): AsyncGenerator<OnboardingSummary> {
  let after: string | undefined;
  let count = 0;
  do {
    const page = await onboardings.select(selection, { limit: PAGE, after });
    yield* page.items;
    count += page.items.length;
    after = page.next;
  } while (after !== undefined && count < MOST);
}

/** Half of them are no more; one decimal. */
function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  return middle === undefined ? null : Math.round(middle * 10) / 10;
}
