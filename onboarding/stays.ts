import type { Onboarding } from './onboarding.ts';
import type { Stage } from './stage.ts';
import type { TimelineEntry } from './timeline.ts';
import { withoutUndone } from './without-undone.ts';

/** How long a deal was at a stage; `until` null = it is there now. ms UTC */
export interface Stay {
  readonly stage: Stage['kind'];
  readonly since: number;
  readonly until: number | null;
}

/** Where a deal has been, in order, as its timeline tells; the last is where the record says it is. */
export function staysOf({
  createdAt,
  stage,
  timeline,
}: Pick<Onboarding, 'createdAt' | 'stage' | 'timeline'>): readonly Stay[] {
  const arrivals: { readonly stage: Stage['kind']; readonly since: number }[] = [
    { stage: 'drafting', since: createdAt },
  ];
  const arrive = (to: Stage['kind'] | undefined, since: number) => {
    if (to !== undefined && to !== arrivals.at(-1)?.stage) arrivals.push({ stage: to, since });
  };
  for (const entry of withoutUndone(timeline)) arrive(stageAfter(entry, arrivals.at(-1)?.stage), entry.at);
  arrive(stage.kind, timeline.at(-1)?.at ?? createdAt);
  return arrivals.map((arrival, index) => ({ ...arrival, until: arrivals[index + 1]?.since ?? null }));
}

/** Undefined = it stays where it is. */
function stageAfter(entry: TimelineEntry, before: Stage['kind'] | undefined): Stage['kind'] | undefined {
  switch (entry.kind) {
    case 'submitted':
      return entry.reasons?.length === 0 || entry.approvalKept !== undefined ? 'provisioning' : 'awaiting-approval';
    case 'approved':
      return 'provisioning';
    case 'rejected':
    case 'reopened':
    case 'started-over':
      return 'drafting';
    case 'reassigned':
      return before === 'awaiting-approval' ? 'drafting' : undefined;
    case 'price-moved':
      return 'awaiting-approval';
    case 'confirmed-tenant':
      return before === 'provisioning' ? 'awaiting-approval' : undefined;
    case 'order-placed':
    case 'provisioned':
      return 'completed';
    case 'cancelled':
      return 'cancelled';
    default:
      return undefined;
  }
}
