import { createStartOnboarding } from '../apply-command.ts';
import { createRefusalLog } from '../log/refusals.ts';
import { createIfInTime } from '../lookups/if-in-time.ts';
import { pausedProviders, reachedProviders } from '../providers/providers.ts';
import { createUnapprovedOrders } from '../store/unapproved-orders.ts';
import { createUnderstood } from '../store/understood.ts';
import type { Messenger } from '../tasks/attempt.ts';
import { openChannel } from '../teams/botbuilder/open-channel.ts';
import { createBringIn } from '../teams/bring-in.ts';
import { createDownloadFile } from '../teams/channel/download-file.ts';
import { asItIs, type Labelling, labelledWith } from '../teams/channel/labelled.ts';
import { chatLink, dealLink } from '../teams/deal-link.ts';
import { createDoor, type Door } from '../teams/door/door.ts';
import { createHandleTurn } from '../teams/receive/handle-turn.ts';
import { createTurns, type Turns } from '../teams/receive/process-activity.ts';
import { createWasTold } from '../teams/receive/was-told.ts';
import { createMailAddressOf, type MailAddressOf } from '../teams/send/mail-address-of.ts';
import { createMessenger } from '../teams/send/messenger.ts';
import { createInOwnChat } from '../teams/send/own-chat.ts';
import { createProactiveSender, type SendProactively } from '../teams/send/send-proactively.ts';
import type { Services } from '../teams/services.ts';
import { createIsAway } from '../teams/state/is-away.ts';
import { createPeople } from '../teams/state/people.ts';
import { tracedStarts } from '../telemetry/decisions.ts';
import { tracedTurns } from '../telemetry/turns.ts';
import type { Parts } from './parts.ts';
import { openActivityFeed, openInstallApp, openOutOfOffice } from './people-and-roles.ts';

/** The bot in Teams: what is said to it, and what it says first. */
export interface Teams {
  readonly services: Services;
  readonly door: Door;
  readonly turns: Turns;
  readonly messenger: Messenger;
  readonly mailAddressOf: MailAddressOf;
  readonly sendProactively: SendProactively;
}

export function openTeams(parts: Parts): Teams {
  const { config, publicUrl, log, now, words, store, providers, graphToken } = parts;
  const label = labelOf(parts);
  const channel = openChannel(config.teams, store, label);
  const { continueConversation, chatWith } = channel;
  const people = createPeople(store);
  const sendProactively = createProactiveSender({ continueConversation, services: { people, now, log } });
  const installApp = openInstallApp(config, graphToken, parts);
  const services: Services = {
    onboardings: parts.onboardings,
    applyCommand: parts.applyCommand,
    startOnboarding: tracedStarts(createStartOnboarding(parts.onboardings)),
    signInLinks: parts.signInLinks,
    handOver: parts.handOver,
    tellInFeed: openActivityFeed(config, graphToken, { now, log }),
    bringIn: installApp && createBringIn({ installApp, chatWith, people, log }),
    people,
    isAway: createIsAway(people, openOutOfOffice(config, graphToken, now), now),
    whoHasRole: parts.whoHasRole,
    limits: parts.limits,
    mailsToAddress: parts.mailsToAddress,
    letters: parts.letters,
    providers,
    accounts: parts.accounts,
    pausedProviders: () => pausedProviders(providers),
    reachedProviders: () => reachedProviders(providers),
    keepsWebhook: config.partnerCenter.keepsWebhook,
    ownTemplates: config.agreementTemplates,
    alwaysAsk: config.alwaysAsk,
    approvalPolicy: config.approval.policy,
    publicUrl,
    chatLink: (typed) => chatLink(config.teams.appId, typed),
    inOwnChat: createInOwnChat({ sendProactively, people }),
    dealLink: (id) => dealLink(publicUrl, id),
    unapprovedOrders: createUnapprovedOrders(store, { ...config.approval, now }),
    understood: createUnderstood(store, now),
    ifInTime: createIfInTime(log, parts.patience),
    downloadFile: createDownloadFile(parts.fileDispatcher),
    ownDomains: [(config.mail.from.split('@')[1] ?? '').toLowerCase()],
    words,
    now,
    log,
    refusals: createRefusalLog(log, 'person'),
    wasRefusedHere: createWasTold(60 * 60_000, now),
    raiseAlarm: parts.alarms.raise,
  };
  return {
    services,
    door: createDoor(config.teams, now, log),
    turns: createTurns(channel, tracedTurns(parts.telemetry, createHandleTurn(services, parts.patience)), label),
    messenger: createMessenger({ sendProactively, services, operatorChats: config.people.operators.chats }),
    mailAddressOf: createMailAddressOf({ continueConversation, services }),
    sendProactively,
  };
}

function labelOf({ config }: Parts): Labelling {
  const { label } = config.brand;
  return label === null ? asItIs : labelledWith(label);
}
