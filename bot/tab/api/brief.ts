import type { Onboarding } from '../../../onboarding/onboarding.ts';
import type { DealBrief } from '../../../tab/api/brief.ts';
import { stageLabel } from './stage-label.ts';
import type { Viewer } from './viewer.ts';

type Known = Pick<Onboarding, 'id' | 'revision' | 'accountName' | 'requester' | 'providerId' | 'createdAt'> & {
  readonly stage: Pick<Onboarding['stage'], 'kind'>;
  /** Whether everything that was ordered was cancelled after the order. */
  readonly isTakenBack: boolean;
};

/** What is said of each deal, alone or among others. */
export function briefOf({ services: { words, now, providers } }: Viewer, known: Known): DealBrief {
  const { id, revision, accountName, stage, requester, providerId, createdAt, isTakenBack } = known;
  return {
    ...{ id, revision, name: accountName },
    stage: { kind: stage.kind, label: stageLabel(words, stage.kind, isTakenBack) },
    owner: { id: requester.id, name: requester.name },
    provider: { id: providerId, name: providers.find((one) => one.id === providerId)?.name ?? providerId },
    begun: { at: createdAt, text: words.day(createdAt) },
    age: words.age(createdAt, now()),
  };
}
