import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import type { Dispatcher } from 'undici';
import { dealTold } from '../cards/deal-told.ts';
import type { Problem } from '../onboarding/problem.ts';
import { english } from '../words/english.ts';
import { languages } from '../words/languages.ts';
import { saying } from '../words/saying.ts';
import { createWords, type Words } from '../words/words.ts';
import { openAccounts } from './accounts/open-accounts.ts';
import { alarmCauseOf, createAlarms, createLongFailing } from './alarms.ts';
import { createApplyCommand, createStartOnboarding } from './apply-command.ts';
import { createClockWatch } from './clock.ts';
import type { Config } from './config.ts';
import { whyNoToken } from './doctor/own-token.ts';
import { createCustomerSignIn } from './hand-over/customer-sign-in.ts';
import { createHandOver } from './hand-over/hand-over.ts';
import { createSignInLinks } from './hand-over/sign-in-links.ts';
import { createTickets } from './hand-over/tickets.ts';
import { createServer } from './http/server.ts';
import { graphTokens } from './identity/app-tokens.ts';
import { createFindGroupMembers } from './identity/find-group-members.ts';
import { createFindManager } from './identity/find-manager.ts';
import type { GraphOptions } from './identity/graph.ts';
import { createHasLeft } from './identity/has-left.ts';
import { createIsMember } from './identity/is-member.ts';
import { lookedUp } from './identity/looked-up.ts';
import { createIsOutOfOffice, type IsOutOfOffice } from './identity/out-of-office.ts';
import { createWhoHasRole, type WhoHasRole } from './identity/who-has-role.ts';
import { createLimits } from './limits.ts';
import type { Log } from './log/log.ts';
import { createRefusalLog } from './log/refusals.ts';
import { openMailer } from './mail/open-mailer.ts';
import { watchMfa } from './providers/mfa.ts';
import { openProviders, pausedProviders, policyOf } from './providers/providers.ts';
import { listen, reachStore, reachVault } from './reach-at-start.ts';
import { keepDaily } from './records/keep-daily.ts';
import { createSignatures } from './secrets/signatures.ts';
import type { Vault } from './secrets/vault.ts';
import { createEntraSignIn } from './sign-in/entra-sign-in.ts';
import { nobodyIsAsked } from './sign-in/sign-in.ts';
import { knowingFailingWrites } from './store/failing-writes.ts';
import { createMailsToAddress } from './store/mails-to-address.ts';
import { createOnboardings } from './store/onboardings.ts';
import type { Store } from './store/store.ts';
import { createUnapprovedOrders } from './store/unapproved-orders.ts';
import { createUnderstood } from './store/understood.ts';
import { freeLeases } from './tasks/free-leases.ts';
import { createGoOn } from './tasks/go-on.ts';
import { thisProcess } from './tasks/lease-owner.ts';
import { performTasks } from './tasks/perform-task.ts';
import { runTasks, type TaskRunner } from './tasks/run-tasks.ts';
import { watchBounces } from './tasks/watch-bounces.ts';
import { approvalTermsOf } from './teams/approval-terms.ts';
import { openChannel } from './teams/botbuilder/open-channel.ts';
import { createDownloadFile } from './teams/channel/download-file.ts';
import { chatLink, dealLink, isDealId } from './teams/deal-link.ts';
import { decidersOf } from './teams/deciders.ts';
import { createDoor } from './teams/door/door.ts';
import { createHandleTurn } from './teams/receive/handle-turn.ts';
import { createTurns } from './teams/receive/process-activity.ts';
import { createMailAddressOf } from './teams/send/mail-address-of.ts';
import { createMessenger } from './teams/send/messenger.ts';
import { createInOwnChat } from './teams/send/own-chat.ts';
import { createProactiveSender } from './teams/send/send-proactively.ts';
import type { Services } from './teams/services.ts';
import { createIsAway } from './teams/state/is-away.ts';
import { createPeople } from './teams/state/people.ts';
import { createCheckSignature } from './webhook/check-signature.ts';
import { createDeliveries } from './webhook/deliveries.ts';
import { keepRegistered } from './webhook/keep-registered.ts';
import { createPlaceAcceptance } from './webhook/place-acceptance.ts';
import { createReceiveWebhook } from './webhook/receive-webhook.ts';
import type { Trust } from './webhook/trusted-certificate.ts';
import { trustedRoots } from './webhook/trusted-roots.ts';

export interface RunningBot {
  /** Where it listens, e.g. `http://127.0.0.1:3978`. */
  readonly url: string;
  /** Looks for due tasks now: the clock has been put forward. */
  wake(): void;
  /** Takes no new work, finishes what is under way, closes the store. */
  stop(): Promise<void>;
}

/** What a caller may bring instead of the product's own. */
export interface StartOptions {
  /** The clock, ms UTC. */
  readonly now?: () => number;
  /** Takes the place of the store that the settings name; closed with the bot. */
  readonly store?: Store;
  /** In place of the one that the settings name. */
  readonly vault?: Vault;
  readonly words?: Words;
  /** How files are fetched from where Teams keeps them. */
  readonly fileDispatcher?: Dispatcher;
  /** For Microsoft Graph; without it the bot's own, which it has only with an identity. */
  readonly graphToken?: () => Promise<string>;
}

/** Puts the product together, by plain arguments, and starts it. The one place where all parts meet. */
export async function startBot(config: Config, log: Log, options: StartOptions = {}): Promise<RunningBot> {
  const { now = Date.now, words = createWords('en', languages.en) } = options;
  const store = knowingFailingWrites(options.store ?? (await reachStore(config)), now);
  const { publicUrl } = config.http;
  const vault = options.vault ?? (await reachVault(config, store, log));
  const signatures = createSignatures(vault);
  const refusals = createRefusalLog(log, 'caller');
  const { mailer, mailbox, bounces } = openMailer(config, store, options.graphToken, now);
  const whoHasRole = openWhoHasRole(config, options.graphToken, {
    now,
    heard: createLongFailing({
      raise: (failure) => alarms.raise(alarmCauseOf(failure, 'directory'), saying('errors.identity.failingLong')),
      now,
    }),
  });
  const onboardings = createOnboardings(store, log, whoHasRole.hasOperators);
  let runner: TaskRunner | undefined;
  const applyCommand = createApplyCommand({ onboardings, now, wake: () => runner?.wake(), policy: policyOf(config) });

  const providers = openProviders(config, {
    vault,
    store,
    tellOperators: (problem) => messenger.tellOperators(null, problem),
    heardDate: createClockWatch({
      raise: (cause, problem) => alarms.raise(cause, problem),
      now,
      machine: hostname(),
    }),
    goOn: createGoOn({ onboardings, applyCommand, now, log }),
    log,
    now,
  });
  const accounts = openAccounts(config, now);
  const signInLinks = createSignInLinks({ signatures, publicUrl, now });
  const limits = createLimits(config.limits, now);
  const mailsToAddress = createMailsToAddress(store, now);
  const channel = openChannel(config.teams, store);
  const people = createPeople(store);
  const openChatWith = (typed: string) => chatLink(config.teams.appId, typed);
  const sendProactively = createProactiveSender({
    continueConversation: channel.continueConversation,
    services: { people, now, log },
  });
  const services: Services = {
    onboardings,
    applyCommand,
    startOnboarding: createStartOnboarding(onboardings),
    signInLinks,
    handOver: createHandOver({
      tickets: createTickets({ store, signatures, now }),
      vault,
      onboardings,
      applyCommand,
      rolesOf: whoHasRole.rolesOf,
      publicUrl,
      log,
    }),
    people,
    isAway: createIsAway(people, openOutOfOffice(config, options.graphToken, now), now),
    whoHasRole,
    limits,
    mailsToAddress,
    providers,
    accounts,
    pausedProviders: () => pausedProviders(providers),
    ownTemplates: config.agreementTemplates,
    alwaysAsk: config.alwaysAsk,
    approvalPolicy: config.approval.policy,
    publicUrl,
    chatLink: openChatWith,
    inOwnChat: createInOwnChat({ sendProactively, people }),
    dealLink: (id) => dealLink(publicUrl, id),
    unapprovedOrders: createUnapprovedOrders(store, { ...config.approval, now }),
    understood: createUnderstood(store, now),
    downloadFile: createDownloadFile(options.fileDispatcher),
    ownDomains: [(config.mail.from.split('@')[1] ?? '').toLowerCase()],
    words,
    now,
    log,
    refusals: createRefusalLog(log, 'person'),
    raiseAlarm: (cause, problem) => alarms.raise(cause, problem),
  };
  const turns = createTurns(channel, createHandleTurn(services));
  const door = createDoor(config.teams, now, log);
  const messenger = createMessenger({
    sendProactively,
    services,
    operatorChats: config.people.operators.chats,
  });
  const tellOperators = (problem: Problem) => messenger.tellOperators(null, problem);
  const alarms = createAlarms({ store, tellOperators, now, log });
  for (const { pause } of providers) void pause.start();
  await onboardings.bringAlong();
  await freeLeases(onboardings, applyCommand, now());
  runner = runTasks({
    onboardings,
    applyCommand,
    perform: performTasks({
      providers,
      alarms,
      limits,
      mailsToAddress,
      mailer,
      mailAddressOf: createMailAddressOf({ continueConversation: channel.continueConversation, services }),
      vault,
      signInSecrets: signInLinks,
      onboardings,
      messenger,
      accounts,
      dealTold: (record) => dealTold(words, record, dealLink(publicUrl, record.id)),
      approvalTerms: (record) => approvalTermsOf(services, record),
      timeZoneOf: async ({ id }) => (await services.people.find(id))?.locality?.timeZone ?? 'UTC',
      decidersOf: (record) => decidersOf(services, record),
      priceTolerancePercent: config.approval.priceTolerancePercent,
      words,
      pollInterval: config.partnerCenter.pollSeconds * 1000,
      now,
    }),
    alarms,
    owner: thisProcess(),
    now,
    log,
  });

  const deliveries = createDeliveries({
    store,
    placeAcceptance: createPlaceAcceptance({ providers, onboardings, applyCommand, tellOperators, log }),
    alarms,
    now,
    log,
  });
  const receiveWebhook = createReceiveWebhook({
    checkSignature: createCheckSignature({ trust: webhookTrust(config), fetch, now }),
    deliveries,
    now,
    log,
  });
  const bounceWatch = watchBounces({ bounces, applyCommand, now, log });
  const server = createServer({
    door,
    processActivity: turns.process,
    receiveWebhook,
    handOver: services.handOver,
    customerSignIn: createCustomerSignIn({
      links: signInLinks,
      vault,
      onboardings,
      applyCommand,
      mailOf: async (personId) => (await services.people.find(personId))?.mail,
      now,
      log,
    }),
    customerWords: everyLanguage(words),
    onboardings,
    rolesOf: whoHasRole.rolesOf,
    signIn:
      config.signIn === undefined
        ? nobodyIsAsked
        : createEntraSignIn({ config: config.signIn, teams: config.teams, publicUrl, signatures, now, refusals }),
    publicUrl,
    refusals,
    mailbox,
    mailBounced: () => bounceWatch.look(true),
    dealInTeams: (id) => (isDealId(id) ? openChatWith(decodeURI(dealLink(publicUrl, id))) : undefined),
    checkReady: () => store.check(),
    words,
    log,
  });
  await listen(server, config.http);
  void tellOwnSignIn(config, log);
  const isOurs = config.partnerCenter.keepsWebhook;
  const registration = keepRegistered({ providers, publicUrl, isOurs, alarms, now, log });
  const mfaWatch = watchMfa({ providers, alarms, now, log });
  const keeper = keepDaily({ store, onboardings, applyCommand, mailbox, ...config.records, now, log });
  return {
    url: `http://${config.http.host}:${portOf(server.address(), config.http.port)}`,
    wake() {
      runner.wake();
      keeper.look();
      deliveries.look();
      registration.look();
      mfaWatch.look();
      bounceWatch.look();
      for (const { pause } of providers) void pause.look();
    },
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.server.closeIdleConnections();
      registration.stop();
      mfaWatch.stop();
      bounceWatch.stop();
      for (const { pause } of providers) pause.stop();
      await Promise.all([closed, turns.finished(), runner.stop(), keeper.stop(), deliveries.stop()]);
      door.close();
      refusals.close();
      services.refusals.close();
      await store.close();
    },
  };
}

/** What people at the customer may read; the first is what everybody else here does. */
function everyLanguage(words: Words): readonly [Words, ...Words[]] {
  const others = Object.entries(languages).filter(([locale]) => locale !== words.locale);
  return [words, ...others.map(([locale, catalogue]) => createWords(locale, catalogue))];
}

function portOf(address: AddressInfo | string | null, configured: number): number {
  return typeof address === 'object' && address !== null ? address.port : configured;
}

/** Who cannot speak in Teams cannot say so there: the log has it. Nobody waits for this. */
async function tellOwnSignIn({ teams }: Config, log: Log): Promise<void> {
  const why = await whyNoToken(teams);
  if (why !== undefined)
    log.error({ because: english.tell(why) }, 'the bot gets no token, and can say nothing in Teams');
}

/** What a webhook's certificate is checked against; see the settings. */
function webhookTrust({ partnerCenter, production }: Config): Trust {
  return {
    hosts: partnerCenter.webhookCertificateHosts,
    roots: trustedRoots(partnerCenter.webhookRootsFile),
    allowHttpOnLoopback: !production,
  };
}

/** The members of each role, looked up in Entra ID where the settings name no ids. */
function openWhoHasRole(
  { approval, people, teams }: Config,
  token: (() => Promise<string>) | undefined,
  asking: Pick<GraphOptions, 'now' | 'heard'>,
): WhoHasRole {
  const { reps, operators, auditors } = people;
  const { approvers } = approval;
  const asked = lookedUp({ approval, people, teams });
  // A bot without an identity has no token; only where nobody has to be looked up it needs none.
  const needsGraph = asked.people || asked.groups.length > 0;
  const noToken = () => Promise.reject(new Error('nobody is looked up'));
  const graph = { graphUrl: teams.graphUrl, token: needsGraph ? (token ?? graphTokens(teams)) : noToken, ...asking };
  return createWhoHasRole(
    { rep: reps, approver: approvers, operator: operators, auditor: auditors },
    {
      findManager: createFindManager(graph),
      findGroupMembers: createFindGroupMembers(graph),
      isMember: teams.looksGuestsUp ? createIsMember(graph) : null,
      hasLeft: needsGraph ? createHasLeft(graph) : null,
    },
  );
}

/** Whose mailbox says that they are away; only where somebody may stand in for them. A bot without an identity cannot ask. */
function openOutOfOffice(
  { approval, teams }: Config,
  token: (() => Promise<string>) | undefined,
  now: () => number,
): IsOutOfOffice | null {
  const hasDeputies = Object.keys(approval.policy.deputies).length > 0;
  if (!hasDeputies || (token === undefined && teams.appId === undefined)) return null;
  return createIsOutOfOffice({ graphUrl: teams.graphUrl, token: token ?? graphTokens(teams), now }, now);
}
