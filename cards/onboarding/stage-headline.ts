import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Deed } from '../../onboarding/tasks.ts';
import { waitsOf } from '../../onboarding/waits.ts';
import { dayWords } from '../time-words.ts';

/** Where it stands, in large letters, and one sentence on what that means. */
export function stageHeadline(record: Onboarding): { headline: string; meaning: string } {
  const { stage } = record;
  switch (stage.kind) {
    case 'drafting':
      return { headline: 'Being filled in', meaning: '' };
    case 'awaiting-approval':
      return { headline: 'Waiting for approval', meaning: 'Nothing is ordered before somebody has approved it.' };
    case 'provisioning': {
      const approval = stage.approvedBy === null ? '' : `Approved by ${stage.approvedBy.name}. `;
      return { headline: 'Being set up', meaning: `${approval}${workWords(record)}` };
    }
    case 'completed':
      return { headline: 'Order placed', meaning: `The onboarding was completed on ${dayWords(stage.at)}.` };
    case 'cancelled':
      return { headline: 'Cancelled', meaning: `${stage.by.name} cancelled it on ${dayWords(stage.at)}.` };
  }
}

/** What we are doing ourselves at the moment. */
function workWords(record: Onboarding): string {
  if (record.attention !== null) return '';
  const work = record.tasks.map(({ deed }) => deedWords(deed)).find((words) => words !== undefined);
  if (work !== undefined) return `${work}.`;
  return waitsOf(record).length > 0 ? 'It goes on by itself as soon as others have done their part.' : '';
}

function deedWords({ kind }: Deed): string | undefined {
  switch (kind) {
    case 'create-customer':
      return 'The tenant is being created';
    case 'create-cart':
    case 'check-out':
      return 'The order is being placed';
    case 'confirm-agreement':
      return 'The agreement is being confirmed to Microsoft';
    default:
      return undefined;
  }
}
