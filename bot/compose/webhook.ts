import type { Config } from '../config.ts';
import { createCheckSignature } from '../webhook/check-signature.ts';
import { createDeliveries, type Deliveries } from '../webhook/deliveries.ts';
import { createPlaceAcceptance } from '../webhook/place-acceptance.ts';
import { createReceiveWebhook, type ReceiveWebhook } from '../webhook/receive-webhook.ts';
import type { Trust } from '../webhook/trusted-certificate.ts';
import { trustedRoots } from '../webhook/trusted-roots.ts';
import type { Parts } from './parts.ts';

/** What Partner Center tells unasked. */
export interface Webhook {
  readonly deliveries: Deliveries;
  readonly receiveWebhook: ReceiveWebhook;
}

export function openWebhook(parts: Parts): Webhook {
  const { config, log, now, store, alarms, providers, onboardings, applyCommand, tellOperators } = parts;
  const placeAcceptance = createPlaceAcceptance({ providers, onboardings, applyCommand, tellOperators, log });
  const deliveries = createDeliveries({ store, placeAcceptance, alarms, now, log });
  const checkSignature = createCheckSignature({ trust: webhookTrust(config), fetch, now });
  return { deliveries, receiveWebhook: createReceiveWebhook({ checkSignature, deliveries, now, log }) };
}

/** What a webhook's certificate is checked against; see the settings. */
function webhookTrust({ partnerCenter, production }: Config): Trust {
  return {
    hosts: partnerCenter.webhookCertificateHosts,
    roots: trustedRoots(partnerCenter.webhookRootsFile),
    allowHttpOnLoopback: !production,
  };
}
