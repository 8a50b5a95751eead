/** The lines of `npm run doctor`, for operators: what is right, or what is wrong and what to do. */
export const doctor = {
  line: {
    usage:
      '{typed} [--url ADDRESS] [--seconds N] looks at everything that the settings name, and says a line about each. ADDRESS: where the running bot is, if not at PUBLIC_URL. N: how long each look may take, 30 unless told.',
    late: 'No answer within {seconds} seconds.',
    failed: 'Could not be looked at: {why}',
    withoutStore: 'Not looked at: the store, where it is kept, cannot be used.',
    withoutVault: 'Not looked at: the vault, where the sign-in is kept, cannot be used.',
    withoutBot: 'Not looked at: no bot answers.',
    unread: 'Nothing else was looked at: it takes these settings to do so.',
  },
  settings: {
    production: 'Complete, for production.',
    development: 'Complete, for development on this machine (NODE_ENV is not production).',
    label: 'This system is called {label} on every card, mail and page. In production leave ENVIRONMENT_LABEL empty.',
    noLabel:
      'PARTNER_CENTER_URL is not Microsoft’s, and nothing says so to who uses this system. Set ENVIRONMENT_LABEL, such as TEST.',
    templates:
      '{count, plural, one {One mail template} other {{count} mail templates}}, for {kinds} of {all} kinds of mail; the others are the built-in ones.',
    brand: 'The logo and the colour of mails and pages can be shown.',
    misspelt: '{given} is read by nobody. Was {meant} meant?',
    alone: '{given} is read by nobody without {beside}.',
    unknown: '{given} is read by nobody: no setting is called so.',
  },
  node: {
    right: 'Node {version}.',
    old: 'This is Node {version}. The bot wants Node {needed} or later.',
  },
  clock: {
    right: 'As at {address}.',
    off: 'The clock of this machine is {seconds} seconds {way, select, fast {fast} other {slow}}, measured by {address}. From five minutes on nobody takes its tokens: let it ask a time server.',
    wrong:
      'The clock of this machine is {seconds} seconds {way, select, fast {fast} other {slow}}, measured by {address}, and tokens are refused for that. Let it ask a time server.',
    unknown: '{address} does not say what time it is.',
  },
  port: {
    ours: 'The bot listens on port {port} of {host}.',
    free: 'Nothing else is on port {port} of {host}.',
  },
  store: {
    sqlite: 'The file {file} can be read and written.',
    cosmos: 'Cosmos DB at {address}, database {database}, can be read and written as {identity}.',
    unconditional: 'The store takes writes that it has to refuse. Is something between the bot and it?',
  },
  vault: {
    keyVault: 'Key Vault at {address} keeps, gives and forgets secrets as {identity}.',
    store: 'Secrets are kept in the store, encrypted, and can be read and forgotten.',
    forgetful: '{where} But what was just kept is not what is read, or does not go.',
  },
  teams: {
    noIdentity: 'MicrosoftAppId is empty: the bot believes everybody, which is for development.',
    notChecked: 'Calls are not checked, because MicrosoftAppId is empty.',
    token: 'Microsoft Entra lets the bot speak as {appId} ({appType}).',
    secretExpired:
      'The client secret of the bot’s application {appId} has expired. Make a new one in Microsoft Entra, and put it into MicrosoftAppPassword.',
    secretWrong:
      'The client secret in MicrosoftAppPassword is not one of the application {appId}. It is the secret’s value that belongs there, not its id.',
    appUnknown:
      'The tenant {tenantId} has no application {appId}. Check MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppType.',
    tenantUnknown: 'There is no tenant {tenantId}. Check MicrosoftAppTenantId.',
    refused:
      'Microsoft Entra does not let the application {appId} in (AADSTS{code}). Look the code up at https://login.microsoftonline.com/error.',
    noManagedIdentity:
      'This machine has no managed identity {appId}. Assign the one that MicrosoftAppId names to it, or check MicrosoftAppType.',
    keys: '{count, plural, one {One key} other {# keys}} at {address} by which calls of Teams are known.',
    noKeys: 'There is no key at {address} by which calls of Teams could be known. Check BOT_OPENID_METADATA.',
  },
  signInApp: {
    unused:
      'Nobody is asked to sign in to a page (SIGN_IN_APP_ID and MicrosoftAppId are empty), which is for development.',
    right: 'Microsoft Entra knows the application {appId} that people sign in to.',
    refused:
      'Microsoft Entra does not let the application {appId} in ({code}), so nobody can sign in to it: {proof, select, secret {check SIGN_IN_APP_ID, and its client secret} other {check SIGN_IN_APP_ID, and whether that application trusts the bot’s managed identity by a federated credential}}.',
    noFeed:
      'It may not tell people in their activity feed; messages come all the same. To change that, give {appId} the application permission TeamsActivity.Send in Microsoft Entra, with admin consent.',
    installs: 'It may install the app for approvers and operators who never opened it.',
    mayNotInstall:
      'TEAMS_CATALOG_APP_ID is set, but {appId} lacks the permission TeamsAppInstallation.ReadWriteSelfForUser.All (application, not delegated). Add it in Microsoft Entra, and grant admin consent.',
  },
  crm: {
    unused: 'No CRM is asked (CRM is empty).',
    right: 'The CRM at {address} knows the bot and shows it accounts, contacts and notes.',
    withoutColumns:
      'It has none of the columns in docs/crm.md: what becomes of a deal is written into a note of the account alone.',
    notThere: 'At {address} is no Dataverse environment. Check DATAVERSE_URL.',
  },
  graph: {
    unused: 'Nobody is looked up in Microsoft Graph with these settings.',
    right:
      'People are looked up{groups, plural, =0 {} one {, with the one group of the settings} other {, with the # groups of the settings}}.',
    permission:
      'The bot’s application lacks the permission {permission} (application, not delegated). Add it in Microsoft Entra, and grant admin consent.',
    token: 'Microsoft Entra gives the bot no token that Microsoft Graph takes; the line about teams may say why.',
    silent: 'Microsoft Graph at {address} gives no usable answer.',
    noGroup: 'There is no group {group} in Microsoft Entra: nobody has a role by it. Check the settings that name it.',
    mailRefused:
      'The bot may not send from the mailbox {mailbox}. Give it Application Mail.Send for that mailbox in Exchange (docs/install.md, 4); Exchange takes up to two hours until that holds.',
    mailUnclear:
      'Microsoft Graph does not say whether the bot may send from the mailbox {mailbox}: it answered {status}.',
    noMailbox: 'There is no mailbox {mailbox}. Check MAIL_FROM.',
  },
  mail: {
    outbox: 'Mails do not leave: they are shown on a page of the bot.',
    graph: 'Mails leave from the mailbox {from}, by Microsoft Graph.',
    bounces: 'Reports of mails that were not delivered are read in the mailbox {from}.',
    noBounces:
      'Reports of mails that were not delivered cannot be read in the mailbox {from}: reps see only what is refused at once. To change that, give the bot’s application the permission Mail.Read for that mailbox alone.',
    unread:
      'Reports of mails that were not delivered go to {from}, where the bot does not read them: reps see only what {server} refuses at once.',
    smtp: '{server} lets us send, from {from}.',
    refused: '{server} does not let us send: {why} Check SMTP_URL.',
  },
  account: {
    signedIn:
      'Signed in for {companyName}. The refresh token is in the vault{isKnown, select, yes {, used {days, plural, =0 {today} one {yesterday} other {# days ago}}} other {}}.',
    tokenOfSetting:
      'Signed in for {companyName}. The refresh token is still that of the setting; with its first use it goes into the vault.',
    tokenOld:
      'Signed in for {companyName}, but the refresh token was last used {days} days ago, and ends after {lifetime}. Does the bot run?',
    notReached: '{why} It was looked for at {url}, and signed in at {loginUrl}.',
    refused:
      'Partner Center refuses this to the signed-in user ({status}, code {code}). It has to be an admin agent of the partner: sign one in with npm run connect -- {key}.',
    prices: '{products} products and {prices} prices for {country}.',
    noProducts: 'The catalog for {country} is empty. May the account sell there?',
    noPrices:
      'There is no price sheet for {country}, so that no price can be proposed. May the Partner Center user see prices?',
  },
  mfa: {
    right: 'The user has signed in as Microsoft wants it. {counted}',
    without:
      'The user has signed in without multi-factor authentication, which Microsoft refuses. Sign in again: npm run connect -- {key}. {counted}',
    unknown: 'Microsoft does not say whether the user has signed in as it wants. {counted}',
    counted: 'On {date} {compliant} of {total} requests were after such a sign-in.',
    notCounted: 'Nothing was counted yet.',
  },
  gdap: {
    off: 'Customers are not asked for roles in their tenants.',
    right: 'Customers can be asked for {roles, plural, one {one role} other {# roles}} in their tenants, at {address}.',
    refused:
      '{why} Customers cannot be asked for roles at {address}: the application needs the delegated permission DelegatedAdminRelationship.ReadWrite.All there, with the consent of an administrator.',
  },
  webhook: {
    ours: 'Events come to {ours}.',
    nobodys: 'Events go nowhere yet. The bot registers {ours} when it starts.',
    theirs:
      'Events go to {theirs}. The bot takes them back to {ours} within an hour; if that is another environment of yours, set PARTNER_CENTER_WEBHOOK=off in the one that is to do without.',
    off: 'Events are left to another environment (PARTNER_CENTER_WEBHOOK=off).',
  },
  bot: {
    ready: 'A bot runs at {botUrl} and has what it needs.',
    notReady: 'The bot at {botUrl} does not have what it needs ({missing}): its log says why.',
    partlyReady: 'A bot runs at {botUrl}, without something it rests on: {missing}. What needs it waits.',
    another: 'Something else than the bot answers at {botUrl}. Check PUBLIC_URL.',
    notRunning: 'No bot answers at {botUrl}: npm start is not running, or elsewhere (-- --url ADDRESS).',
    notReached: '{why} People, Teams and Partner Center look for the bot there.',
  },
  /** Of `npm run smoke`. */
  smoke: {
    usage: '{typed} ADDRESS asks a running bot as a stranger does, e.g. https://the.bot.',
    alive: 'The bot is alive.',
    another: 'Something else than the bot answers. Check the address.',
    ready: 'It has what it needs.',
    notReady: 'It does not have what it needs: {missing}.',
    partlyReady: 'It runs without something it rests on: {missing}. What needs it waits.',
    doorShut: 'Who is not Teams is sent away.',
    doorOpen: 'Who is not Teams was answered {status}: nobody is authenticated. MicrosoftAppId is empty there.',
    unsignedRefused: 'A delivery without a signature is refused.',
    unsignedTaken: 'A delivery without a signature was answered {status}, not 401.',
    tab: 'The tab and its script are served.',
    noTab: 'The tab is not served ({status}): it was not built. Deploy what npm run build makes, or run npm start.',
    noScript: 'The tab is served, its script is not ({status}). Deploy all that npm run build makes.',
  },
  work: {
    inTime:
      'Nothing is overdue. {count, plural, =0 {No onboarding has} one {One onboarding has} other {# onboardings have}} something ahead.',
    overdue:
      'The oldest task is {minutes, plural, one {one minute} other {# minutes}} overdue: no bot is at it. Start one, or read the log of the one that runs.',
    failing:
      '{kind} fails for {count, plural, one {one onboarding} other {# onboardings}}, for {minutes, plural, one {a minute} other {# minutes}} now. It is tried again.',
    attention:
      '{count, plural, one {One onboarding waits} other {# onboardings wait}} for a person: {why} Operators see more with “attention”.',
    paused: '{provider} has been paused for {minutes, plural, one {a minute} other {# minutes}}: {fault}',
  },
} as const;
