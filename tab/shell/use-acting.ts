import { useRef, useState } from 'react';
import type { ActionDone } from '../api/act.ts';
import type { DealNamed } from '../api/brief.ts';
import { asFailed, type Failed } from './failed.ts';
import { useTab } from './tab.ts';
import type { Say } from './words.ts';

/** The deal that something is done with, as it was shown. */
export type Shown = Pick<DealNamed, 'id' | 'revision'>;

/** What came of the last action: an answer, or why there is none. */
export type Outcome =
  | { readonly kind: 'done'; readonly done: ActionDone }
  | { readonly kind: 'failed'; readonly failed: Failed };

/** What came of it, and how the deal is now, as far as the viewer may see it. */
export function outcomeWords(say: Say, outcome: Outcome): string {
  const { text, deal } = outcome.kind === 'done' ? outcome.done : outcome.failed;
  if (deal === null || deal === undefined) return text;
  const { name, headline, explanation } = deal;
  return say('tab.act.outcome', { text, name, headline, explanation }).trim();
}

type Send = (requestId: string) => Promise<ActionDone>;

export interface Acting {
  /**
   * Sends something, and resolves with what came of it.
   * @param press what was pressed, on what: the same one after an answer that was lost has the same `requestId`
   * @param what known as `underWay` meanwhile
   */
  readonly send: (press: string, what: string, send: Send) => Promise<Outcome>;
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

  const sent: Acting['send'] = async (press, what, send) => {
    const known = unanswered.current;
    const requestId = known?.press === press ? known.requestId : crypto.randomUUID();
    unanswered.current = { press, requestId };
    setUnderWay(what);
    const result = await send(requestId).then(
      (done): Outcome => ({ kind: 'done', done }),
      (error: unknown): Outcome => ({ kind: 'failed', failed: asFailed(error, say) }),
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
  const act: Acting['act'] = ({ id, revision }, verb, inputs = {}) => {
    setOwn((known) => new Set([...known, id]));
    return sent(JSON.stringify([id, revision, verb, inputs]), `${verb} ${id}`, (requestId) =>
      api.act('/api/tab/deals/:id/actions', { id }, { verb, revision, inputs: { ...inputs }, requestId }),
    );
  };
  return { send: sent, act, underWay, outcome, forget: () => setOutcome(undefined), own };
}
