import type { AddressInfo } from 'node:net';
import { createApplyCommand } from './apply-command.ts';
import type { Config } from './config.ts';
import { createHandOver } from './hand-over/hand-over.ts';
import { createServer } from './http/server.ts';
import { createFindApprovers } from './identity/find-approvers.ts';
import { findManager } from './identity/find-manager.ts';
import type { Log } from './log/log.ts';
import { graphTokens } from './mail/graph-token.ts';
import { openMailer } from './mail/open-mailer.ts';
import { openProviders } from './providers/providers.ts';
import { openVault } from './secrets/open-vault.ts';
import { createOnboardings } from './store/onboardings.ts';
import { openStore } from './store/open-store.ts';
import { freeLeases } from './tasks/free-leases.ts';
import { thisProcess } from './tasks/lease-owner.ts';
import { performTasks } from './tasks/perform-task.ts';
import { runTasks, type TaskRunner } from './tasks/run-tasks.ts';
import { createAdapter } from './teams/botbuilder/create-adapter.ts';
import { createDialogStates } from './teams/botbuilder/dialog-state.ts';
import { createDeliveries } from './teams/receive/dedupe.ts';
import { createHandleTurn } from './teams/receive/handle-turn.ts';
import { createTurns } from './teams/receive/process-activity.ts';
import { createMessenger } from './teams/send/messenger.ts';
import type { Services } from './teams/services.ts';
import { createCardMessages } from './teams/state/card-messages.ts';
import { createPeople } from './teams/state/people.ts';
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
  let runner: TaskRunner | undefined;
  const applyCommand = createApplyCommand({ onboardings, now, wake: () => runner?.wake() });

  const providers = openProviders(config, { vault, log, now });
  const services: Services = {
    partnerCenter: providers[0].prompt,
    onboardings,
    applyCommand,
    handOver: createHandOver({ store, vault, applyCommand, publicUrl: config.http.publicUrl, now }),
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
  runner = runTasks({
    onboardings,
    applyCommand,
    perform: performTasks({
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
    applyCommand,
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
