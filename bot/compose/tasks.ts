import { dealTold } from '../../cards/deal-told.ts';
import { createAnnounce } from '../deal-webhook/announce.ts';
import { providerNameIn } from '../providers/providers.ts';
import { freeLeases } from '../tasks/free-leases.ts';
import { thisProcess } from '../tasks/lease-owner.ts';
import { performTasks } from '../tasks/perform-task.ts';
import { runTasks, type TaskRunner } from '../tasks/run-tasks.ts';
import { approvalTermsOf } from '../teams/approval-terms.ts';
import { decidersOf } from '../teams/deciders.ts';
import { tracedTasks, watchWork } from '../telemetry/tasks.ts';
import type { Parts } from './parts.ts';
import type { Teams } from './teams.ts';

/** Begins to carry out what is due, once what a process left that died here is free. */
export async function startTasks(parts: Parts, { services, messenger, mailAddressOf }: Teams): Promise<TaskRunner> {
  const { config, log, now, words, onboardings, applyCommand, alarms } = parts;
  await onboardings.bringAlong();
  await freeLeases(onboardings, applyCommand, now());
  watchWork(parts.telemetry, parts);
  return runTasks({
    onboardings,
    applyCommand,
    perform: performTasks({
      providers: parts.providers,
      alarms,
      limits: parts.limits,
      mailsToAddress: parts.mailsToAddress,
      mailer: parts.mail.mailer,
      letters: parts.letters,
      mailAddressOf,
      vault: parts.vault,
      signInSecrets: parts.signInLinks,
      onboardings,
      messenger,
      accounts: parts.accounts,
      announce:
        config.dealWebhook &&
        createAnnounce(config.dealWebhook, { providerName: providerNameIn(parts.providers), now }),
      dealTold: (record) => dealTold(words, record, services.dealLink(record.id)),
      approvalTerms: (record) => approvalTermsOf(services, record),
      timeZoneOf: async ({ id }) => (await services.people.find(id))?.locality?.timeZone ?? 'UTC',
      decidersOf: (record) => decidersOf(services, record),
      priceTolerancePercent: config.approval.priceTolerancePercent,
      words,
      pollInterval: config.partnerCenter.pollSeconds * 1000,
      now,
    }),
    around: tracedTasks(parts.telemetry, now),
    alarms,
    owner: thisProcess(),
    now,
    log,
  });
}
