import { hostname } from 'node:os';
import type { Problem } from '../../onboarding/problem.ts';
import { saying } from '../../words/saying.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { openAccounts } from '../accounts/open-accounts.ts';
import { type Alarms, alarmCauseOf, createAlarms, createLongFailing } from '../alarms.ts';
import { type ApplyCommand, createApplyCommand } from '../apply-command.ts';
import { createClockWatch } from '../clock.ts';
import { createHandOver, type HandOver } from '../hand-over/hand-over.ts';
import { createSignInLinks, type SignInLinks } from '../hand-over/sign-in-links.ts';
import { createTickets } from '../hand-over/tickets.ts';
import type { WhoHasRole } from '../identity/who-has-role.ts';
import { createLimits, type Limits } from '../limits.ts';
import { dressedMailer } from '../mail/dressed.ts';
import { createLetters, type Letters } from '../mail/letters.ts';
import { type OpenedMailer, openMailer } from '../mail/open-mailer.ts';
import { accountsOf, openProviders, policyOf } from '../providers/providers.ts';
import { createMailsToAddress, type MailsToAddress } from '../store/mails-to-address.ts';
import { createOnboardings, type Onboardings } from '../store/onboardings.ts';
import { createGoOn } from '../tasks/go-on.ts';
import { countedAlarms, countedMailer, countedTelling } from '../telemetry/counted.ts';
import { tracedDecisions } from '../telemetry/decisions.ts';
import { tracedRequests } from '../telemetry/partner-center.ts';
import type { Ground } from './ground.ts';
import { openWhoHasRole } from './people-and-roles.ts';

/** What turns, tasks and pages share. */
export interface Parts extends Ground {
  readonly alarms: Alarms;
  readonly tellOperators: (problem: Problem) => Promise<void>;
  readonly mail: OpenedMailer;
  /** What customers are written. */
  readonly letters: Letters;
  readonly whoHasRole: WhoHasRole;
  readonly onboardings: Onboardings;
  readonly applyCommand: ApplyCommand;
  readonly providers: ReturnType<typeof openProviders>;
  readonly accounts: Accounts | null;
  readonly handOver: HandOver;
  readonly signInLinks: SignInLinks;
  readonly limits: Limits;
  readonly mailsToAddress: MailsToAddress;
}

/** What stands on these parts in its turn, and is there when they first need it. */
export interface Above {
  readonly tellOperators: (problem: Problem) => Promise<void>;
  /** A task was planned. */
  readonly wake: () => void;
}

export function openParts(ground: Ground, above: Above): Parts {
  const { config, publicUrl, log, telemetry, now, patience, words, store, vault, signatures, graphToken } = ground;
  const alarms = countedAlarms(telemetry, createAlarms({ ...above, store, now, log }));
  const tellOperators = countedTelling(telemetry, above.tellOperators);
  const whoHasRole = openWhoHasRole(config, graphToken, {
    now,
    heard: createLongFailing({
      raise: (failure) => alarms.raise(alarmCauseOf(failure, 'directory'), saying('errors.identity.failingLong')),
      now,
    }),
  });
  const onboardings = createOnboardings(store, log, whoHasRole.hasOperators);
  const { traceparent: trace } = telemetry;
  const decisions = createApplyCommand({ onboardings, now, wake: above.wake, policy: policyOf(config), trace });
  const applyCommand = tracedDecisions(telemetry, decisions);
  const mail = openMailer(config, store, graphToken, now);
  return {
    ...ground,
    alarms,
    tellOperators,
    mail: { ...mail, mailer: dressedMailer(words, config.brand, countedMailer(telemetry, mail.mailer)) },
    letters: openLetters(ground),
    whoHasRole,
    onboardings,
    applyCommand,
    providers: openProviders(config, {
      vault,
      store,
      tellOperators,
      heardDate: createClockWatch({ raise: alarms.raise, now, machine: hostname() }),
      observe: tracedRequests(telemetry),
      goOn: createGoOn({ onboardings, applyCommand, now, log }),
      log,
      now,
      patience,
    }),
    accounts: openAccounts(config, now, patience),
    handOver: createHandOver({
      tickets: createTickets({ store, signatures, now }),
      vault,
      onboardings,
      applyCommand,
      rolesOf: whoHasRole.rolesOf,
      publicUrl,
      log,
    }),
    signInLinks: createSignInLinks({ signatures, publicUrl, now }),
    limits: createLimits(config.limits, now),
    mailsToAddress: createMailsToAddress(store, now),
  };
}

function openLetters({ config, everyWords }: Ground): Letters {
  const terms = new Map(accountsOf(config).map(({ id, mailLanguage }) => [id, mailLanguage]));
  const languageOf = (providerId: string) => terms.get(providerId) ?? null;
  return createLetters({ templates: config.mailTemplates, languageOf, all: everyWords });
}
