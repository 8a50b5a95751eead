import { setTimeout as wait } from 'node:timers/promises';
import { type Activity, ActivityEventNames, ActivityTypes, type CloudAdapter, type TurnContext } from 'botbuilder';
import { tenantOf } from '../receive/caller.ts';
import type { Pace } from '../send/pace.ts';
import { retriedStatuses } from '../send/teams-not-reached.ts';

/** How long Teams may take to accept one message, in ms, with all repetitions; the SDK itself would wait for ever. */
const sendTimeout = 10_000;
const attempts = 3;
const firstPause = 250;

/** A turn that we began ourselves, to speak first. */
function weBegan({ type, name }: Activity): boolean {
  return type === ActivityTypes.Event && name === ActivityEventNames.ContinueConversation;
}

/**
 * The connector client repeats a send up to four times on its own, also when the first may have arrived, and has no
 * time limit (measured with botbuilder 4.23.3). This takes its place.
 *
 * In a turn, a send that Teams asks to repeat and has certainly not taken (412, 429) is repeated, and an edit also after
 * an answer that leaves it open: edited twice is edited. A message is not: better silence than the same answer twice.
 * What we say first is not repeated here but by its task, which remembers it across a crash; it keeps the pace.
 */
export function sendCarefully(context: TurnContext, adapter: CloudAdapter, pace: Pace): void {
  const connector: unknown = context.turnState.get(adapter.ConnectorClientKey);
  const pipeline = pipelineOf(connector);
  if (pipeline === undefined) return;
  for (const { name } of pipeline.getOrderedPolicies()) {
    if (/retry/i.test(name)) pipeline.removePolicy({ name });
  }
  const isOurs = weBegan(context.activity);
  const conversationId = context.activity.conversation?.id ?? '';
  const tenantId = tenantOf(context.activity);
  const keepPace = async ({ method }: Request) => {
    // Only new messages count for a conversation; the tenant's limit is on every request.
    const to = method === 'POST' ? { conversationId, tenantId } : { tenantId };
    if (isOurs) await pace.join(to);
    else pace.goAhead(to);
  };

  const sendRequest: Policy['sendRequest'] = async (request, next) => {
    const endsAt = performance.now() + sendTimeout;
    for (let attempt = 1; ; attempt++) {
      await keepPace(request);
      request.timeout = isOurs ? sendTimeout : Math.max(1, endsAt - performance.now());
      const outcome = await next(request).then(
        (response) => ({ response }),
        (lost: unknown) => ({ lost }),
      );
      const pause = firstPause * 2 ** (attempt - 1) * (0.5 + Math.random()) + askedToWait(outcome);
      const isOver = isOurs || attempt >= attempts || performance.now() + pause >= endsAt;
      if (isOver || !mayRepeat(request, outcome)) {
        if ('lost' in outcome) throw outcome.lost;
        return outcome.response;
      }
      await wait(pause);
    }
  };
  pipeline.addPolicy({ name: 'sendCarefully', sendRequest }, { phase: 'Retry' });
}

type Outcome = { readonly response: Answer } | { readonly lost: unknown };

function mayRepeat({ method }: Request, outcome: Outcome): boolean {
  if ('lost' in outcome) return method !== 'POST';
  const { status } = outcome.response;
  return method === 'POST' ? status === 412 || status === 429 : retriedStatuses.includes(status);
}

/** What Teams asks to wait, in ms. */
function askedToWait(outcome: Outcome): number {
  const seconds = 'lost' in outcome ? 0 : Number(outcome.response.headers.get('retry-after') ?? 0);
  return Number.isFinite(seconds) ? seconds * 1000 : 0;
}

interface Request {
  timeout: number;
  readonly method: string;
}

interface Answer {
  readonly status: number;
  readonly headers: { get(name: string): string | undefined };
}

interface Policy {
  readonly name: string;
  sendRequest(request: Request, next: (request: Request) => Promise<Answer>): Promise<Answer>;
}

interface Pipeline {
  getOrderedPolicies(): readonly { name: string }[];
  removePolicy(options: { name: string }): unknown;
  addPolicy(policy: Policy, options: { phase: 'Retry' }): void;
}

/** The SDK does not export its client's type; what is used of it is looked for before it is used. */
function pipelineOf(connector: unknown): Pipeline | undefined {
  if (typeof connector !== 'object' || connector === null || !('client' in connector)) return undefined;
  const { client } = connector;
  if (typeof client !== 'object' || client === null || !('pipeline' in client)) return undefined;
  const { pipeline } = client;
  return isPipeline(pipeline) ? pipeline : undefined;
}

function isPipeline(pipeline: unknown): pipeline is Pipeline {
  return (
    typeof pipeline === 'object' &&
    pipeline !== null &&
    ['getOrderedPolicies', 'removePolicy', 'addPolicy'].every((method) => method in pipeline)
  );
}
