import { setTimeout as pause } from 'node:timers/promises';
import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { messageOf } from '../../errors/redact.ts';
import { causesOf } from '../../errors/why-not-reached.ts';
import { saying } from '../../words/saying.ts';
import { type Examined, type Finding, note, wrong } from './check.ts';
import type { Row } from './table.ts';

/** How long one check may take, in ms: the longest request within it, and what is retried. */
const patience = 30_000;

/**
 * Looks at everything at once, each within its time; that one fails keeps nothing else from being looked at.
 * @param found gets what a row has found, in the order of the rows
 * @returns whether nothing is wrong
 */
export async function examine(
  rows: readonly Row[],
  examined: Examined,
  found: (name: string, findings: readonly Finding[]) => void,
  timeLimit = patience,
): Promise<boolean> {
  const looked = new Map<string, Promise<Looked>>();
  const lookAt = async ({ needs, look }: Row): Promise<Looked> => {
    const needed = needs && (await looked.get(needs.name));
    if (needs && needed?.isUsable === false) return { findings: [note(needs.otherwise)], isUsable: false };
    const findings = await within(timeLimit, look(examined));
    return { findings, isUsable: isWell(findings) };
  };
  for (const row of rows) looked.set(row.name, lookAt(row));
  let areWell = true;
  for (const [name, look] of looked) {
    const { findings } = await look;
    areWell &&= isWell(findings);
    found(name, findings);
  }
  return areWell;
}

interface Looked {
  readonly findings: readonly Finding[];
  /** Whether what needs this can be looked at: not where it is wrong, nor where it could not be looked at itself. */
  readonly isUsable: boolean;
}

function isWell(findings: readonly Finding[]): boolean {
  return findings.every(({ verdict }) => verdict !== 'wrong');
}

async function within(ms: number, look: Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  const over = new AbortController();
  const late = pause(ms, undefined, { signal: over.signal }).then(
    () => [wrong(saying('doctor.line.late', { seconds: Math.round(ms / 1000) }))],
    () => [],
  );
  try {
    return await Promise.race([look, late]);
  } catch (thrown) {
    return [wrong(sentenceFor(thrown))];
  } finally {
    over.abort();
  }
}

/** Ours has a sentence; of anything else its innermost words are given. */
function sentenceFor(thrown: unknown) {
  const { code, says } = asOnboardingError(thrown);
  return code === 'unexpected'
    ? saying('doctor.line.failed', { why: messageOf(causesOf(thrown).at(-1)).slice(0, 200) })
    : says;
}
