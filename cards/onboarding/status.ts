import type { Onboarding } from '../../onboarding/onboarding.ts';
import { waitsOf } from '../../onboarding/waits.ts';
import { type Card, stackCards } from '../card.ts';
import { renderView } from '../render.ts';
import { momentWords, sinceWords } from '../time-words.ts';
import { factsOf } from './facts.ts';
import { stageHeadline } from './stage-headline.ts';

const timelineLength = 5;

/** Where a submitted onboarding stands: what we wait for, what is known, what happened. */
export function statusStep(record: Onboarding, { now, hasDialogs }: { now: number; hasDialogs: boolean }): Card {
  const { kind } = record.stage;
  const isOpen = kind !== 'completed' && kind !== 'cancelled';
  const hasCredentials = record.credentials.kind === 'in-vault';
  return stackCards([
    renderView(
      'onboarding/status',
      {
        ...stageHeadline(record),
        isWaiting: waitsOf(record).length > 0,
        waits: waitsOf(record).map(({ whom, what, since }) => ({
          whom: capitalised(whom),
          what,
          since: sinceWords(since, now),
        })),
        facts: factsOf(record),
        history: record.timeline
          .slice(-timelineLength)
          .reverse()
          .map(({ at, by, what }) => ({ at: momentWords(at), text: `${by} ${what}` })),
        opensDialog: hasCredentials && hasDialogs,
        opensLink: hasCredentials && !hasDialogs,
        isOpen,
        id: record.id,
        revision: record.revision,
      },
      record,
    ),
  ]);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
