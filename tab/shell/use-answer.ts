import { useCallback, useEffect, useRef, useState } from 'react';
import type { QuestionPath, Questions } from '../api/routes.ts';
import { type Answered, addressOfQuestion, type Question } from './api.ts';
import { asFailed, type Failed, isClosed } from './failed.ts';
import { type Poll, poll } from './poll.ts';
import { useTab } from './tab.ts';

/** What is known of a question. */
export interface Known<Answer> {
  /** The newest there is; undefined = there is none yet. */
  readonly answer: Answer | undefined;
  /** Why there is no newer one; undefined = it is as new as can be. */
  readonly failed: Failed | undefined;
  /** When it was known to be so, ms UTC; 0 = never. */
  readonly asOf: number;
  /** Asks at once, such as after something was done. */
  readonly refresh: () => void;
}

/** Asks as long as the view is shown, and knows at once what it was told before. Null = nothing is asked. */
export function useAnswer<Path extends QuestionPath>(question: Question<Path> | null): Known<Questions[Path]> {
  const { api, say, remembered } = useTab();
  const address = question === null ? '' : addressOfQuestion(question);
  const asked = useRef(question);
  asked.current = question;
  const polling = useRef<Poll>(undefined);
  const [known, setKnown] = useState<Omit<Known<Questions[Path]>, 'refresh'> & { address: string }>();

  useEffect(() => {
    if (asked.current === null) return;
    const toAsk = asked.current;
    const told = remembered.get(toAsk);
    let last: Answered<Path> | undefined = told;
    setKnown({ address, answer: told?.answer, failed: undefined, asOf: 0 });
    polling.current = poll(
      async (signal) => {
        const answered = await api.ask(toAsk, { signal, etag: last?.etag ?? null });
        if (answered !== undefined) {
          last = answered;
          remembered.set(toAsk, answered);
        }
        const asOf = Date.now();
        setKnown((before) => ({ address, answer: answered?.answer ?? before?.answer, failed: undefined, asOf }));
        return answered !== undefined;
      },
      (error) => {
        const failed = asFailed(error, say);
        if (isClosed(failed)) {
          last = undefined;
          remembered.forget(toAsk);
        }
        setKnown((before) => ({
          address,
          answer: isClosed(failed) ? undefined : before?.answer,
          failed,
          asOf: before?.asOf ?? 0,
        }));
      },
    );
    return () => polling.current?.stop();
  }, [address, api, say, remembered]);

  const refresh = useCallback(() => polling.current?.now(), []);
  const current = known?.address === address ? known : undefined;
  return {
    answer: current?.answer,
    failed: current?.failed,
    asOf: current?.asOf ?? 0,
    refresh,
  };
}
