import { STATUS_CODES } from 'node:http';
import type { Call } from '../call.ts';
import { makeGuid } from '../identifiers.ts';
import { momentOf } from '../moments.ts';
import { type Answer, fault, json, throttled, timestamp } from '../respond.ts';
import { announce } from './announce.ts';
import type { Attempt } from './webhook-state.ts';

const minuteMs = 60_000;
const keptMs = 7 * 24 * 60 * minuteMs;

/** `POST /webhooks/v1/registration/validationEvents`: sends `test-created`, twice in a minute at most. */
export function sendTestEvent(call: Call): Answer {
  const { world } = call;
  const lately = world.state.webhooks.deliveries.filter(
    ({ eventName, at }) => eventName === 'test-created' && at > world.now() - minuteMs,
  );
  const [first] = lately.slice(-2);
  if (first && lately.length >= 2) throw throttled(Math.ceil((first.at + minuteMs - world.now()) / 1000));
  const correlationId = makeGuid(world.state);
  const event = {
    name: 'test-created',
    resourceName: 'test',
    resourcePath: `/webhooks/v1/registration/validationEvents/${correlationId}`,
    auditPath: null,
    at: momentOf(world.now(), 0),
  } as const;
  if (!announce(world, event, correlationId)) {
    throw fault(400, 400, 'test-created is not among the events of the webhook registration.');
  }
  return json(200, { correlationId });
}

/**
 * `GET /webhooks/v1/registration/validationEvents/{correlationId}`: one result for each attempt, for seven days. The
 * documents show `completed` only; `pending` says that there will be further attempts.
 */
export function getTestResult(call: Call): Answer {
  const { state, now } = call.world;
  const delivery = state.webhooks.deliveries.find(({ id }) => id === call.param('correlationId').toLowerCase());
  if (delivery?.eventName !== 'test-created' || delivery.at + keptMs <= now()) {
    throw fault(404, 404, 'There is no validation event with this correlation id.');
  }
  return json(200, {
    correlationId: delivery.id,
    partnerId: state.partner.tenantId,
    status: delivery.outcome === 'pending' ? 'pending' : 'completed',
    callbackUrl: delivery.webhookUrl,
    results: delivery.attempts.map(resultOf),
  });
}

/** A status is told by its .NET name: `OK`, `NotFound`. */
function resultOf({ at, status, problem }: Attempt) {
  return {
    responseCode: status === undefined ? '' : (STATUS_CODES[status]?.replaceAll(/[^a-z]/gi, '') ?? String(status)),
    responseMessage: problem ?? '',
    systemError: status === undefined,
    dateTimeUtc: timestamp(at).replace('Z', ''),
  };
}
