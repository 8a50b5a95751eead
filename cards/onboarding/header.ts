import type { Onboarding } from '../../onboarding/onboarding.ts';
import { partsOf, type Step } from '../../onboarding/steps.ts';
import type { Card } from '../card.ts';
import { renderView } from '../render.ts';
import { partTitles } from '../words.ts';
import { stageHeadline } from './stage-headline.ts';

/** A step to fill in, or one of the two things shown instead of one. */
export type ShownStep = Step | 'status' | 'unavailable';

export interface Provider {
  readonly id: string;
  readonly name: string;
}

/** Whose onboarding this is and how far it has come. */
export function header(record: Onboarding, step: ShownStep, providers: readonly Provider[]): Card {
  const provider = providers.find(({ id }) => id === record.providerId)?.name ?? record.providerId;
  return renderView('onboarding/header', {
    progress: progressOf(record, step),
    accountName: record.accountName,
    provider: `${provider} · started by ${record.requester.name}`,
  });
}

function progressOf(record: Onboarding, step: ShownStep): string {
  if (step === 'status' || step === 'unavailable') return `Customer onboarding · ${stageHeadline(record).headline}`;
  if (step === 'review') return 'Last step · Review and submit';
  if (record.editing === step) return `Editing · ${partTitles[step]}`;
  const steps = partsOf(record);
  const number = steps.indexOf(step) + 1;
  // How many steps there are depends on the answer to "First registration with Provider?".
  const count = record.registration?.settled === true ? `${number} of ${steps.length}` : `Step ${number}`;
  return `${count} · ${partTitles[step]}`;
}
