import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { asOnboardingError, type OnboardingError } from '../../../errors/onboarding-error.ts';
import type { Simulator } from '../../../simulator/start-simulator.ts';
import type { Ids } from '../../api.ts';
import type { PartnerCenterOptions } from '../../partner-center.ts';
import { said, unfold } from '../scripted-server.ts';
import type { Operation } from './operation.ts';
import type { Outcome, Result } from './outcome.ts';
import { newIds, type PreparedPartner, startPreparedPartner } from './prepared-partner.ts';
import { isSignIn } from './sending.ts';
import { specialRefusals, type Trouble, troubleHeader, troubles } from './troubles.ts';

/** What an operation came to in one trouble. */
export interface Cell {
  readonly trouble: Trouble;
  readonly outcome: Outcome;
  /** Secrets found in the error with all its causes. */
  readonly leaked: readonly string[];
}

export interface Row {
  readonly operation: Operation;
  readonly cells: readonly Cell[];
  /** Secrets found in the log. */
  readonly leakedToLog: readonly string[];
}

/** How long a client waits that is to lose its patience, in ms; and how late the answer is then. */
const patience: NonNullable<PartnerCenterOptions['patience']> = { readMs: 800, writeMs: 800 };
const slowMs = 1100;
/** Entra is asked with a time limit of five seconds that nobody sets. */
const slowEntraMs = 5300;
const longestQuietMs = 10_000;

/** The columns of a row; price sheets have a minute, which nobody waits here. */
export function troublesOf({ name, refusals = [] }: Partial<Operation>): Trouble[] {
  const others = specialRefusals.filter((code) => !refusals.includes(code)).map((code) => `403 ${code}`);
  return troubles.filter((trouble) => !others.includes(trouble) && !(trouble === 'slow' && isPriceSheet(name)));
}

function isPriceSheet(name: string | undefined): boolean {
  return ['prices', 'pricesNow', 'announcedPrices', 'extendedPrices'].some((sheet) => sheet === name);
}

/** Calls the operation once in every trouble, each time at a simulator in the same state. */
export async function runOperation(operation: Operation): Promise<Row> {
  const partner = await startPreparedPartner(operation.switches);
  try {
    await operation.prepare?.(partner);
    partner.keep();
    const usual = await resultOf(operation.call(partner.client(), partner, newIds()));
    const cells: Cell[] = [];
    for (const trouble of troublesOf(operation)) cells.push(await runCell(operation, trouble, partner, usual));
    return { operation, cells, leakedToLog: found(partner.secrets, partner.logged()) };
  } finally {
    await partner.simulator.close();
  }
}

type Ended = { readonly value: unknown } | { readonly error: OnboardingError };

async function runCell(operation: Operation, trouble: Trouble, partner: PreparedPartner, usual: Ended): Promise<Cell> {
  partner.restore();
  const { simulator } = partner;
  let nth = 0;
  const details = { conflict: operation.conflict, slowMs: operation.name === 'findTenant' ? slowEntraMs : slowMs };
  const client = partner.client(
    () => troubleHeader(trouble, nth++, details),
    trouble === 'slow' ? { patience } : undefined,
  );
  const before = simulator.requests.at(-1);
  const ids = newIds();
  const ended = await resultOf(operation.call(client, partner, ids));
  await quiet(simulator);
  const arrived = simulator.requests.slice(before ? simulator.requests.indexOf(before) + 1 : 0);
  const outcome = {
    ...told(ended, usual, operation),
    requests: arrived.filter(({ path }) => !isSignIn(path)).length,
    signIns: arrived.filter(({ path }) => isSignIn(path)).length,
    effects: effectsOf(operation, partner),
    again: 'error' in ended ? await callAgain(operation, ended.error, partner, ids, usual) : undefined,
  };
  return { trouble, outcome, leaked: 'error' in ended ? found(partner.secrets, unfold(ended.error)) : [] };
}

/** As its callers do: under the same ids after no answer, under new ones after any. */
async function callAgain(
  operation: Operation,
  { code }: OnboardingError,
  partner: PreparedPartner,
  ids: Ids,
  usual: Ended,
): Promise<NonNullable<Outcome['again']>> {
  const itsIds = code === 'partner-center-no-answer' ? ids : newIds();
  const ended = await resultOf(operation.call(partner.client(), partner, itsIds));
  return { result: told(ended, usual, operation).result, effects: effectsOf(operation, partner) };
}

async function resultOf(call: Promise<unknown>): Promise<Ended> {
  try {
    return { value: await call };
  } catch (thrown) {
    return { error: asOnboardingError(thrown) };
  }
}

function told(
  ended: Ended,
  usual: Ended,
  { effects }: Operation,
): Pick<Outcome, 'result' | 'says' | 'retryable' | 'retryAfterSeconds'> {
  if ('error' in ended) {
    const { code, detail } = ended.error;
    const { retryable = false, retryAfterSeconds } = detail;
    return { result: code, says: ours(detail), retryable, retryAfterSeconds };
  }
  const isUsual = 'value' in usual && (effects !== undefined || isDeepStrictEqual(ended.value, usual.value));
  const result = isUsual ? 'answer' : lessThanUsual(ended.value);
  return { result, says: undefined, retryable: false, retryAfterSeconds: undefined };
}

/** The name of what is said, without Partner Center's or Graph's own words, which follow or not. */
function ours({ says }: OnboardingError['detail']): string {
  return said(says).replace(/^partner-center-says (\S+) .*|^(graph-\S+) .*/, '$1$2');
}

function lessThanUsual(value: unknown): Result {
  return value === undefined || value === 0 ? 'nothing' : 'another';
}

function effectsOf({ effects }: Operation, partner: PreparedPartner): number {
  if (effects !== undefined) return effects(partner.simulator.state, partner);
  return partner.isUnchanged() ? 0 : 1;
}

/** Until the simulator has dealt with everything that arrived, also with what nobody waits for any more. */
export async function quiet({ requests }: Pick<Simulator, 'requests'>): Promise<void> {
  for (let waited = 0; requests.some(({ status, note }) => status === undefined && note === undefined); waited += 5) {
    if (waited > longestQuietMs) throw new Error('the simulator has left a request without an answer');
    await delay(5);
  }
}

function found(secrets: ReadonlySet<string>, text: string): string[] {
  return [...secrets].filter((secret) => text.includes(secret));
}
