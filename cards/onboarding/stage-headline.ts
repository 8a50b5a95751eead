import { heldUpSince } from '../../onboarding/held-up.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { isTakenBack } from '../../onboarding/order-progress.ts';
import type { TaskKind } from '../../onboarding/tasks.ts';
import { waitsOf } from '../../onboarding/waits.ts';
import type { Words } from '../../words/words.ts';

/** Where it stands, in large letters, and a sentence or two on what that means. */
export function stageHeadline(words: Words, record: Onboarding): { headline: string; meaning: string } {
  const { stage } = record;
  switch (stage.kind) {
    case 'drafting':
      return { headline: words.say('cards.status.fillingIn'), meaning: '' };
    case 'awaiting-approval':
      return { headline: words.say('cards.status.approval'), meaning: words.say('cards.status.approvalMeans') };
    case 'provisioning': {
      const { approvedBy } = stage;
      const approval = approvedBy === null ? '' : `${words.say('cards.status.approvedBy', { name: approvedBy.name })} `;
      return { headline: words.say('cards.status.settingUp'), meaning: `${approval}${workWords(words, record)}` };
    }
    case 'completed': {
      if (isTakenBack(record)) {
        return { headline: words.say('cards.status.takenBack'), meaning: words.say('cards.status.takenBackMeans') };
      }
      const meaning = words.say('cards.status.placedMeans', { day: words.day(stage.at) });
      return { headline: words.say('cards.status.placed'), meaning };
    }
    case 'cancelled': {
      const meaning = words.say('cards.status.cancelledMeans', { name: stage.by.name, day: words.day(stage.at) });
      return { headline: words.say('cards.status.cancelled'), meaning };
    }
  }
}

/** What we are doing ourselves at the moment. */
function workWords(words: Words, record: Onboarding): string {
  if (record.attention !== null) return '';
  if (heldUpSince(record) !== undefined) return words.say('cards.status.heldUp');
  const work = record.tasks.map(({ kind }) => workOf(kind)).find((key) => key !== undefined);
  if (work !== undefined) return words.say(work);
  if (waitsOf(record).some(({ for: what }) => what === 'hand-over')) return words.say('cards.status.needsHandOver');
  return waitsOf(record).length > 0 ? words.say('cards.status.goesOn') : '';
}

function workOf(kind: TaskKind) {
  switch (kind) {
    case 'create-customer':
      return 'cards.status.creatingTenant';
    case 'create-cart':
    case 'check-out':
      return 'cards.status.ordering';
    case 'check-order':
      return 'cards.status.ordered';
    case 'confirm-agreement':
      return 'cards.status.confirmingAgreement';
    default:
      return undefined;
  }
}
