import { useRef, useState } from 'react';
import type { ActionDone } from '../api/act.ts';
import { asFailed, type Failed } from './failed.ts';
import { useTab } from './tab.ts';
import type { Say } from './words.ts';

/** The deal that something is done with, as it was shown. */
export interface Shown {
  readonly id: string;
  readonly revision: number;
}

/** What came of the last action: an answer, or why there is none. */
export type Outcome =
  | { readonly kind: 'done'; readonly deal: Shown; readonly done: ActionDone }
  | { readonly kind: 'failed'; readonly deal: Shown; readonly failed: Failed };

/** What came of it, and how the deal is now, as far as the viewer may see it. */
export function outcomeWords(say: Say, outcome: Outcome): string {
  const { text, deal } = outcome.kind === 'done' ? outcome.done : outcome.failed;
  if (deal === null || deal === undefined) return text;
  const { name, headline, explanation } = deal;
  return say('tab.act.outcome', { text, name, headline, explanation }).trim();
}

export interface Acting {
  /** Resolves with what came of it, which is read out, too. */
  readonly act: (deal: Shown, verb: string, inputs?: Readonly<Record<string, string>>) => Promise<Outcome>;
  /** `verb id` of what is under way. */
  readonly underWay: string | undefined;
  readonly outcome: Outcome | undefined;
  readonly forget: () => void;
  /** The deals that were changed here. */
  readonly own: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/** Sends what was pressed. @param ended what is shown is asked for anew */
export function useActing(ended: () => void): Acting {
  const { api, say, announce } = useTab();
  const [underWay, setUnderWay] = useState<string>();
  const [outcome, setOutcome] = useState<Outcome>();
  const [own, setOwn] = useState(none);
  const unanswered = useRef<{ press: string; requestId: string }>(undefined);

  const act: Acting['act'] = async (deal, verb, inputs = {}) => {
    const press = JSON.stringify([deal, verb, inputs]);
    const isAgain = unanswered.current?.press === press;
    const requestId = isAgain && unanswered.current ? unanswered.current.requestId : crypto.randomUUID();
    unanswered.current = { press, requestId };
    setUnderWay(`${verb} ${deal.id}`);
    setOwn((known) => new Set([...known, deal.id]));
    const result = await api
      .act(
        '/api/tab/deals/:id/actions',
        { id: deal.id },
        { verb, revision: deal.revision, inputs: { ...inputs }, requestId },
      )
      .then(
        (done): Outcome => ({ kind: 'done', deal, done }),
        (error: unknown): Outcome => ({ kind: 'failed', deal, failed: asFailed(error, say) }),
      );
    // Whether it was done is not known where no answer came: pressed again, it is the same press.
    const isUnknown = result.kind === 'failed' && ['unreachable', 'slow', 'garbled'].includes(result.failed.code);
    if (!isUnknown) unanswered.current = undefined;
    setUnderWay(undefined);
    setOutcome(result);
    announce(outcomeWords(say, result));
    ended();
    return result;
  };
  return { act, underWay, outcome, forget: () => setOutcome(undefined), own };
}
