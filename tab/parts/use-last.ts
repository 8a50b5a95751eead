import { useRef } from 'react';
import { isClosed } from '../shell/failed.ts';
import type { Known } from '../shell/use-answer.ts';

/** While another question of the same kind is on its way, what was answered before stays where it is: nothing jumps. */
export function useLast<Answer>(known: Known<Answer>): Known<Answer | null> & { readonly isOld: boolean } {
  const last = useRef<Answer>(undefined);
  if (known.answer !== undefined) last.current = known.answer;
  if (known.failed !== undefined && known.answer === undefined) last.current = undefined;
  // Where there is no answer, what is asked by is still there to be changed.
  const nothing = known.failed === undefined || isClosed(known.failed) ? undefined : null;
  return { ...known, answer: last.current ?? nothing, isOld: known.answer === undefined };
}
