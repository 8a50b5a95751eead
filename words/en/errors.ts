import { partnerCenterErrors } from './partner-center-errors.ts';
import { taskErrors } from './task-errors.ts';

/** What went wrong and what to do, one group per part of the product that says it. */
export const errors = {
  general: {
    /** For a saying that this version does not know. */
    unknown: 'Something happened here that this version of the bot has no words for.',
    /** Behind what went wrong with a message or a press; operators find it in the log by that. */
    withReference: '{text} (Reference {reference})',
  },
  partnerCenter: partnerCenterErrors,
  tasks: taskErrors,
  /** A provider that lets nobody in: for people who wait, and for operators. */
  providers: {
    waits:
      '{provider} lets us do nothing at the moment. The operators know, and it goes on by itself once that is mended.',
    paused:
      '{provider} lets us do nothing any more. {problem} (Its key for npm run connect: {key}.) Everything with it waits, and within a minute after that is mended everything goes on by itself: nobody has to press Retry.',
    withoutMfa:
      'The Partner Center user of {provider} has signed in without multi-factor authentication, which Microsoft refuses sooner or later: orders would then fail. Sign in again with MFA: npm run connect -- {key}.',
    refusesAccount:
      '{provider} refuses something to our account, whichever customer it is for. {problem} What waits for it is tried again every few minutes and goes on by itself once that is mended: nobody has to press Retry.',
    goesOn: '{provider} lets us in again. What waited for it goes on by itself.',
  },
  /** What could not be reached, as whom, and what to check: for operators. */
  reach: {
    otherKey:
      'Secrets that are kept cannot be opened: SECRETS_KEY is another one than when they were kept. Put the former key into SECRETS_KEY_OLD and start the bot again; if it is lost, sign in anew with npm run connect, and reset the passwords that were not handed over.',
    unresolved:
      'The name in {address} leads nowhere. Check {setting}, and whether this machine can resolve it: a private endpoint needs its DNS zone.',
    refused: 'Nothing answers at {address}. Check {setting}, and whether this machine may go there.',
    silent: '{address} gave no answer in time. Check {setting}, and whether a firewall stands between.',
    certificate:
      'The certificate of {address} is not trusted on this machine. Check {setting}; for an authority of your own there is NODE_EXTRA_CA_CERTS.',
    plain: 'What answers at {address} speaks no TLS. Check {setting}: its port, or whether it is an http address.',
    other: '{address} ({setting}) could not be used: {why}',
    as: '{why} It was tried as {identity}.',
    key: 'the owner of the key in {setting}',
    ownIdentity: 'the machine’s own managed identity',
    identity: 'the managed identity {id} (AZURE_CLIENT_ID)',
    noIdentity:
      'This machine has nothing to sign in to {address} with: it was tried as {identity}. Assign a managed identity to it, and put its client id into AZURE_CLIENT_ID.',
    sqlite:
      'The file {file} cannot be used: {why}. Check SQLITE_FILE, that its folder is there, and that the bot may write in it.',
    cosmosUnknown:
      'Cosmos DB at {address} does not accept {identity}. A key has to be one of this very account, and is worth nothing once it was regenerated.',
    cosmosFirewall:
      'Cosmos DB at {address} lets nobody in from this machine, as whoever ({identity}). Check the networking of the account: firewall, virtual network, private endpoint.',
    cosmosForbidden:
      'Cosmos DB at {address} lets {identity} neither read nor write. It needs the role “Cosmos DB Built-in Data Contributor” on data: infra/modules/store.bicep.',
    cosmosMissing:
      'Cosmos DB at {address} has no database {database} with a container “documents”, or shows none to {identity}. Check COSMOS_DATABASE; infra/modules/store.bicep makes both.',
    vaultUnknown: 'Key Vault at {address} does not accept {identity}. Is it a vault of the same tenant?',
    vaultFirewall:
      'Key Vault at {address} lets nobody in from this machine, as whoever ({identity}). Check the networking of the vault: firewall, private endpoint.',
    vaultForbidden:
      'Key Vault at {address} does not let {identity} read and write secrets. It needs the role “Key Vault Secrets Officer”: infra/modules/vault.bicep.',
    vaultMissing: 'There is no Key Vault at {address}. Check KEY_VAULT_URL. It was looked for as {identity}.',
    port: 'The bot cannot listen on port {port} of {host}: {why}. Check PORT and HOST.',
    portTaken: 'The bot cannot listen on port {port} of {host}: something else does. Stop it, or choose another PORT.',
    portForbidden: 'The bot may not listen on port {port} of {host}. Choose a PORT from 1024 on.',
    noSuchHost: 'The bot cannot listen on {host}: that is no address of this machine. Check HOST.',
  },
  clock: {
    off: 'The clock of {machine} is {minutes, plural, one {a minute} other {{minutes} minutes}} {by, select, ahead {ahead} other {behind}}. Have it set by a time server: until then Teams’ messages may be refused there.',
  },
  store: {
    unavailable: 'Our records cannot be reached at the moment. Please try again shortly.',
    conflict: 'Too much happened here at the same moment. Please try again.',
    tooLarge: 'That is more than we can keep in one place. Please shorten what was entered last; nothing was changed.',
    broken: 'The record of this onboarding is damaged. It is kept as it is, and the operators have been told.',
    newer: 'A newer version of the bot is working on this onboarding. Please try again in a few minutes.',
  },
  secrets: {
    unavailable: 'The secret vault cannot be reached at the moment. Please try again shortly.',
    unopened: 'A kept secret cannot be opened. Was SECRETS_KEY changed since it was kept?',
    keyFile: '{path} holds no key that can be read. Deleted, it is made anew, and the secrets kept so far are lost.',
  },
  mail: {
    notYet: 'The mail could not be sent yet.',
    notTaken: 'Our mails are not taken at the moment ({to} was answered with {code}).',
    refused: 'The mail was refused. Please check the address it goes to.',
    'bounced-no-such-address':
      'A mail to the customer came back: there is no such address. Correct it, and it is sent again.',
    'bounced-mailbox-full':
      'A mail to the customer came back: the mailbox takes no more. Send it to somebody else, or again once there is room.',
    'bounced-not-accepted':
      'A mail to the customer came back: their mail server does not take it. Check the address, or send it to somebody else.',
  },
  teams: {
    notTaken: 'Teams did not take a message.',
    tooMany: 'Teams takes no more messages in this chat for a while.',
    tooManyOfName: 'There are too many onboardings called {name}. Choose another name.',
  },
  identity: {
    graph:
      'Who may do this could not be looked up in Microsoft Entra ID. Please try again in a minute; if it stays so, tell the operators.',
    failingLong:
      'For an hour nobody could be looked up in Microsoft Entra ID. Until that works again, whoever has a role by a group or as a manager can do nothing; whoever is named by their id can. What goes on by itself goes on.',
    noApprover:
      '{requester} has a deal that nobody may approve: there is no approver besides them. Put somebody else into APPROVERS, or into its groups; then they submit it again.',
    notInstalled:
      'The app could not be installed in Teams for {personId}, who has to be reached and never opened the bot: Microsoft Graph {status, select, 403 {refuses it. The application in SIGN_IN_APP_ID needs the permission TeamsAppInstallation.ReadWriteSelfForUser.All with an administrator’s consent, and Teams has to allow the app for this person} 404 {finds no such app, or no such person. Check TEAMS_CATALOG_APP_ID} none {did not answer; it is tried again by itself} other {answers {status}. Check TEAMS_CATALOG_APP_ID and SIGN_IN_APP_ID}}. Until then they can open the bot themselves.',
    noIdentity:
      'MAIL=graph, CRM=dataverse, APPROVERS=manager and groups of people need MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId',
  },
  /** Of no deal is any of it a hindrance. */
  dealWebhook: {
    notReached:
      'The system that is told of orders (DEAL_WEBHOOK_URL) cannot be reached. It is told later by itself; look whether it is there.',
    refused:
      'The system that is told of orders (DEAL_WEBHOOK_URL) answers {status}. It is told again later by itself; look there why.',
  },
  crm: {
    notReached: 'The CRM (Dataverse) does not answer.',
    signIn:
      'The CRM (Dataverse) does not accept the bot. Is the bot’s application an application user of the environment in DATAVERSE_URL, and enabled?',
    notAllowed:
      'The CRM (Dataverse) does not let the bot read or write what it needs ({code}). Give its application user the rights that docs/crm.md names.',
    refused: 'The CRM (Dataverse) refused what the bot asked ({code}).',
    unreadable: 'The CRM (Dataverse) answered something that cannot be read. Does DATAVERSE_URL name an environment?',
    changing: 'Somebody else changed the account in the CRM each time that it was to be written.',
    gone: 'The account of {accountName} is no longer in the CRM, so what becomes of the deal is not written there any more.',
  },
  /** How much one person may do within an hour. */
  limits: {
    onboardings:
      'You have started {most, plural, one {one onboarding} other {{most} onboardings}} within an hour, and more are not possible. You can start the next one in {minutes, plural, one {a minute} other {{minutes} minutes}}.',
    imported:
      'You have begun {most, plural, one {one onboarding} other {{most} onboardings}} by import within an hour, and more are not possible. The others can be begun in {minutes, plural, one {a minute} other {{minutes} minutes}}.',
    mails:
      '{most, plural, one {One mail} other {{most} mails}} went out in your name within an hour, and more are not possible. The next one can go in {minutes, plural, one {a minute} other {{minutes} minutes}}.',
    mailsToAddress:
      'At most {most} mails go out to one address within a day, for all customers together. This one can go in {hours, plural, one {an hour} other {{hours} hours}}.',
    commands:
      'That was more than I take from one person: {most, plural, one {one message or click} other {{most} messages and clicks}} within an hour. You can go on in {minutes, plural, one {a minute} other {{minutes} minutes}}.',
    lookups:
      'You have had {most, plural, one {one thing} other {{most} things}} looked up in Partner Center within an hour, and more are not possible. You can go on in {minutes, plural, one {a minute} other {{minutes} minutes}}.',
  },
  webhook: {
    refused: 'A webhook was refused: {why}.',
    certificate: 'The certificate of a webhook could not be read from {host}.',
    'not-registered':
      '{why} For an hour the bot could not see to its registration for the webhooks of {provider}; it keeps trying and polls meanwhile.',
    'not-carried-out':
      '{why} For an hour the bot could not look up who accepted us, of whom a webhook told it; it keeps trying.',
    'taken-over':
      'The webhooks of {provider} went to {theirs}; they come to {ours} again. If that is another environment of yours, set PARTNER_CENTER_WEBHOOK=off in the one that is to do without them.',
    roots: 'PARTNER_CENTER_WEBHOOK_CA must be the path of a PEM file with certificates.',
  },
  /** For whoever starts the bot; the lines are those of the settings. */
  settings: {
    lines: '{lines}',
  },
  connect: {
    notCompleted: 'The sign-in was not completed. Run npm run connect again.',
    portTaken:
      'The sign-in comes back to port {port} of this machine, which is not free. Stop what uses it and try again.',
    withoutMfa:
      'The sign-in was without multi-factor authentication, which Microsoft refuses. Run npm run connect again.',
    noProvider: 'There is no provider {wanted}; there is {known}.',
  },
} as const;
