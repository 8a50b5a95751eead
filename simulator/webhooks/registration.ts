import { z } from 'zod';
import { type Call, readBody } from '../call.ts';
import { makeGuid } from '../identifiers.ts';
import { type Answer, fault, json } from '../respond.ts';
import { eventNames } from './announce.ts';

const request = z.object({
  webhookUrl: z.url({ protocol: /^https?$/ }),
  webhookEvents: z.array(z.enum(eventNames)).min(1),
  signatureTokenToMsSignatureHeader: z.boolean().default(false),
});

/** `GET /webhooks/v1/registration/events`: a bare array (Microsoft Learn: partner-center-webhooks). */
export function listEvents(): Answer {
  return json(200, eventNames);
}

/** `POST /webhooks/v1/registration`: 409 when there is one already. */
export function register(call: Call): Answer {
  if (call.world.state.webhooks.registration) {
    throw fault(409, 409, 'A webhook registration exists already. Use PUT to change it.');
  }
  return keep(call, makeGuid(call.world.state));
}

/** `PUT /webhooks/v1/registration`. */
export function changeRegistration(call: Call): Answer {
  return keep(call, found(call).subscriberId);
}

/** `GET /webhooks/v1/registration`. */
export function getRegistration(call: Call): Answer {
  const { webhookUrl, webhookEvents } = found(call);
  return json(200, { WebhookUrl: webhookUrl, WebhookEvents: webhookEvents });
}

function keep(call: Call, subscriberId: string): Answer {
  const asked = readBody(call, request);
  call.world.state.webhooks.registration = { ...asked, subscriberId, origin: call.origin };
  return json(200, { SubscriberId: subscriberId, WebhookUrl: asked.webhookUrl, WebhookEvents: asked.webhookEvents });
}

function found({ world }: Call) {
  const { registration } = world.state.webhooks;
  if (!registration) throw fault(404, 404, 'There is no webhook registration.');
  return registration;
}
