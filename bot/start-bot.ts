import type { AddressInfo } from 'node:net';
import { createApplyEvent } from './apply-event.ts';
import type { Config } from './config.ts';
import { freeLeases } from './effects/free-leases.ts';
import { thisProcess } from './effects/lease-owner.ts';
import { performEffects } from './effects/perform-effect.ts';
import { type EffectRunner, runEffects } from './effects/run-effects.ts';
import { createHandOver } from './hand-over/hand-over.ts';
import { createFindApprovers } from './identity/find-approvers.ts';
import { findManager } from './identity/find-manager.ts';
import type { Log } from './log.ts';
import { graphTokens } from './mail/graph-token.ts';
import { openMailer } from './mail/open-mailer.ts';
import { openProviders } from './providers.ts';
import { openVault } from './secrets/open-vault.ts';
import { createServer } from './server.ts';
import { createOnboardings } from './store/onboardings.ts';
import { openStore } from './store/open-store.ts';
import { createCardMessages } from './teams/card-messages.ts';
import { createAdapter } from './teams/create-adapter.ts';
import { createDialogStates } from './teams/dialog-state.ts';
import { createHandleTurn } from './teams/handle-turn.ts';
import { createMessenger } from './teams/messenger.ts';
import { createDeliveries } from './teams/once.ts';
import { createPeople } from './teams/people.ts';
import { createTurns } from './teams/process-activity.ts';
import type { Services } from './teams/services.ts';
import { createCheckSignature } from './webhook/check-signature.ts';
import { keepRegistered } from './webhook/keep-registered.ts';
import { createReceiveWebhook } from './webhook/receive-webhook.ts';
import type { Trust } from './webhook/trusted-certificate.ts';
import { trustedRoots } from './webhook/trusted-roots.ts';

export interface RunningBot {
  /** Where it listens, e.g. `http://127.0.0.1:3978`. */
  readonly url: string;
  /** Takes no new work, finishes what is under way, closes the store. */
  stop(): Promise<void>;
}

/** Puts the product together, by plain arguments, and starts it. The one place where all parts meet. */
export async function startBot(config: Config, log: Log, now: () => number = Date.now): Promise<RunningBot> {
  const store = await openStore(config.store, config);
  const vault = await openVault(config.secrets, store);
  const { mailer, outbox } = openMailer(config, store);
  const onboardings = createOnboardings(store, log);
  let runner: EffectRunner | undefined;
  const applyEvent = createApplyEvent({ onboardings, now, wake: () => runner?.wake() });

  const providers = openProviders(config, { vault, log, now });
  const services: Services = {
    partnerCenter: providers[0].prompt,
    onboardings,
    applyEvent,
    handOver: createHandOver({ store, vault, applyEvent, publicUrl: config.http.publicUrl, now }),
    people: createPeople(store),
    cardMessages: createCardMessages(store),
    findApprovers: createFindApprovers(config.approval.approvers.ids, managerLookup(config)),
    providers,
    ownTemplates: config.agreementTemplates,
    approvalThreshold: config.approval.threshold,
    now,
    log,
  };
  const adapter = createAdapter(config.teams);
  const handleTurn = createHandleTurn({
    services,
    dialogStates: createDialogStates(store),
    deliveries: createDeliveries({ store, owner: thisProcess(), now }),
    allowedTenants: config.teams.allowedTenants,
  });
  const turns = createTurns(adapter, handleTurn);
  const messenger = createMessenger({
    adapter,
    appId: config.teams.appId ?? '',
    services,
    operators: config.operators,
  });
  await onboardings.takeBack();
  await freeLeases(onboardings, now());
  runner = runEffects({
    onboardings,
    applyEvent,
    perform: performEffects({
      providers,
      mailer,
      vault,
      messenger,
      pollInterval: config.partnerCenter.pollSeconds * 1000,
      now,
    }),
    owner: thisProcess(),
    now,
    log,
  });

  const receiveWebhook = createReceiveWebhook({
    checkSignature: createCheckSignature({ trust: webhookTrust(config), fetch, now }),
    store,
    onboardings,
    applyEvent,
    now,
    log,
  });
  const server = createServer({
    processActivity: turns.process,
    receiveWebhook,
    handOver: services.handOver,
    outbox,
    checkReady: () => store.check(),
    log,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.http.port, config.http.host, resolve);
  });
  const registration = keepRegistered(providers, config.http.publicUrl, log);
  return {
    url: `http://${config.http.host}:${portOf(server.address(), config.http.port)}`,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.server.closeIdleConnections();
      registration.stop();
      await Promise.all([closed, turns.finished(), runner.stop()]);
      await store.close();
    },
  };
}

function portOf(address: AddressInfo | string | null, configured: number): number {
  return typeof address === 'object' && address !== null ? address.port : configured;
}

/** What a webhook's certificate is checked against; see the settings. */
function webhookTrust({ partnerCenter, production }: Config): Trust {
  return {
    hosts: partnerCenter.webhookCertificateHosts,
    roots: trustedRoots(partnerCenter.webhookRootsFile),
    allowHttpOnLoopback: !production,
  };
}

/** Looks the requester's manager up in Entra ID, when APPROVERS says so. */
function managerLookup({ approval, teams }: Config): ((personId: string) => Promise<string | undefined>) | null {
  if (!approval.approvers.requesterManager) return null;
  const token = graphTokens(teams);
  return (personId) => findManager(personId, { graphUrl: 'https://graph.microsoft.com', token, fetch });
}
