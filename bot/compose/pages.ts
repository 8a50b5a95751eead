import { createCustomerSignIn } from '../hand-over/customer-sign-in.ts';
import { createReadiness } from '../http/readiness.ts';
import { createServer } from '../http/server.ts';
import { providerNameIn } from '../providers/providers.ts';
import { createEntraSignIn } from '../sign-in/entra-sign-in.ts';
import { nobodyIsAsked } from '../sign-in/sign-in.ts';
import { createWhoLooks, whoSaysSo } from '../tab/api/who-looks.ts';
import { readAssets } from '../tab/assets.ts';
import { dealLink, isDealId } from '../teams/deal-link.ts';
import type { Parts } from './parts.ts';
import type { Teams } from './teams.ts';
import type { Webhook } from './webhook.ts';

/** @param mailBounced somebody had a mail of the local mailbox come back */
export function openPages(
  parts: Parts,
  { services, door, turns }: Teams,
  { receiveWebhook }: Webhook,
  mailBounced: () => void,
): ReturnType<typeof createServer> {
  const { config, publicUrl, log, now, words, store, vault, signatures, refusals, onboardings, applyCommand } = parts;
  const { signIn, teams } = config;
  return createServer({
    door,
    processActivity: turns.process,
    receiveWebhook,
    handOver: parts.handOver,
    customerSignIn: createCustomerSignIn({
      links: parts.signInLinks,
      vault,
      onboardings,
      applyCommand,
      mailOf: async (personId) => (await services.people.find(personId))?.mail,
      now,
      log,
    }),
    customerWords: parts.everyWords,
    onboardings,
    applyCommand,
    providerName: providerNameIn(parts.providers),
    now,
    rolesOf: parts.whoHasRole.rolesOf,
    signIn:
      signIn === undefined
        ? nobodyIsAsked
        : createEntraSignIn({ config: signIn, teams, publicUrl, signatures, now, refusals }),
    publicUrl,
    refusals,
    mailbox: parts.mail.mailbox,
    mailBounced,
    dealInTeams: (id) => (isDealId(id) ? services.chatLink(decodeURI(dealLink(publicUrl, id))) : undefined),
    readiness: createReadiness(
      {
        checkStore: () => store.check(),
        checkVault: () => vault.get('start'),
        pausedProviders: services.pausedProviders,
        reachedProviders: services.reachedProviders,
      },
      now,
    ),
    unready: (dependency) => parts.telemetry.count('csp.unready', 1, { dependency }),
    tab: readAssets(parts.tabFolder),
    appId: teams.appId,
    brand: config.brand,
    tabApi: {
      services,
      whoLooks: signIn === undefined ? whoSaysSo : createWhoLooks({ signIn, teams, publicUrl, now }),
      isDesk: signIn === undefined,
      deskTenant: teams.allowedTenants[0] ?? '',
      refusals,
    },
    words,
    log,
  });
}
