/** A folder, or a single file, whose code belongs together. What lies in a row of its own below it is not part of it. */
export interface Room {
  readonly path: string;
  readonly purpose: string;
  /** The rooms it may import from, beside itself; all of them where nothing is said. */
  readonly mayImport?: readonly string[];
}

/** Libraries, and the rooms that may import them. */
export interface Wall {
  readonly libraries: readonly string[];
  readonly mayBeImportedBy: readonly string[];
}

/**
 * Who may import whom. `docs/architecture.md` shows this table, and `npm run check` holds both to each other and the
 * code to them. `bot/start-bot.ts` puts the parts together, so that no part has to know where another comes from. A row
 * does not speak for the rows below it.
 */
export const rooms: readonly Room[] = [
  {
    path: 'onboarding/',
    purpose: 'the domain: the record, `decide`, steps, who may. Read this to know what the product does',
    mayImport: [],
  },
  { path: 'words/', purpose: 'every sentence that people read, one catalogue per language', mayImport: [] },
  { path: 'errors/', purpose: 'what can go wrong, as codes; what may not be written down', mayImport: ['words/'] },
  {
    path: 'partner-center/',
    purpose: 'the client: tokens, one request function, one file per resource; [what it speaks](partner-center.md)',
    mayImport: ['errors/'],
  },
  {
    path: 'partner-center/test/',
    purpose: 'the conformance suite of the client',
    mayImport: ['errors/', 'partner-center/', 'simulator/', 'test/'],
  },
  {
    path: 'cards/',
    purpose: 'one template per view with sample data beside it, and what fills it',
    mayImport: ['onboarding/', 'words/'],
  },
  {
    path: 'bot/config.ts',
    purpose: 'the only reader of the environment',
    mayImport: ['errors/', 'words/', 'bot/settings/'],
  },
  { path: 'bot/settings/', purpose: 'the settings, one file per subject', mayImport: ['onboarding/'] },
  { path: 'bot/log/', purpose: 'the log', mayImport: ['errors/'] },
  {
    path: 'bot/store/',
    purpose: 'documents with conditional writes: SQLite, Cosmos DB; onboardings as pages of summaries',
    mayImport: ['onboarding/', 'errors/', 'words/', 'bot/config.ts', 'bot/log/'],
  },
  {
    path: 'bot/secrets/',
    purpose: 'the vault: Key Vault, or sealed in the store',
    mayImport: ['errors/', 'words/', 'bot/config.ts', 'bot/store/'],
  },
  {
    path: 'bot/identity/',
    purpose: 'people in Entra ID: who has which role, tokens for Graph',
    mayImport: ['onboarding/', 'errors/', 'words/', 'bot/config.ts'],
  },
  {
    path: 'bot/accounts/',
    purpose: 'the CRM: accounts found and read, and told what came of a deal; [how it is set up](crm.md)',
    mayImport: ['onboarding/', 'errors/', 'words/', 'bot/config.ts', 'bot/identity/'],
  },
  {
    path: 'bot/limits.ts',
    purpose: 'how much one person may do within an hour',
    mayImport: ['errors/', 'words/'],
  },
  {
    path: 'bot/alarms.ts',
    purpose: 'what the operators hear of that is about no single onboarding, once for each cause',
    mayImport: ['onboarding/', 'errors/', 'bot/log/', 'bot/store/'],
  },
  {
    path: 'bot/clock.ts',
    purpose: 'whether the clock of this machine is right',
    mayImport: ['onboarding/', 'words/'],
  },
  {
    path: 'bot/mail/',
    purpose: 'mails and how they are sent: Graph, SMTP, the local mailbox',
    mayImport: ['onboarding/', 'errors/', 'words/', 'bot/config.ts', 'bot/http/html.ts', 'bot/identity/', 'bot/store/'],
  },
  {
    path: 'bot/providers/',
    purpose: 'the Partner Center accounts that customers are registered with, seen through narrow ports',
    mayImport: [
      'onboarding/',
      'errors/',
      'words/',
      'partner-center/',
      'bot/alarms.ts',
      'bot/config.ts',
      'bot/log/',
      'bot/secrets/',
      'bot/store/',
    ],
  },
  {
    path: 'bot/apply-command.ts',
    purpose: 'the one door to a record: read, decide, write if unchanged, decide again if not',
    mayImport: ['onboarding/', 'errors/', 'words/', 'bot/store/'],
  },
  {
    path: 'bot/records/',
    purpose: 'what happened, for those who look after it: verified, exported, erased; `npm run records`',
    mayImport: [
      'onboarding/',
      'errors/',
      'words/',
      'bot/apply-command.ts',
      'bot/config.ts',
      'bot/log/',
      'bot/mail/',
      'bot/store/',
    ],
  },
  {
    path: 'bot/tasks/',
    purpose: 'one file per kind of outbox task, the table of them, and who carries them out',
    mayImport: [
      'onboarding/',
      'errors/',
      'words/',
      'partner-center/',
      'bot/alarms.ts',
      'bot/apply-command.ts',
      'bot/limits.ts',
      'bot/log/',
      'bot/mail/',
      'bot/providers/',
      'bot/secrets/',
      'bot/store/',
    ],
  },
  {
    path: 'bot/lookups/',
    purpose: 'questions that help to fill in a form: is there a tenant, is the address right',
    mayImport: ['onboarding/', 'errors/', 'words/', 'partner-center/', 'bot/log/', 'bot/providers/', 'bot/store/'],
  },
  {
    path: 'bot/hand-over/',
    purpose: "the page for a new tenant's administrator credentials, and who may see it",
    mayImport: [
      'onboarding/',
      'words/',
      'bot/apply-command.ts',
      'bot/http/html.ts',
      'bot/log/',
      'bot/secrets/',
      'bot/sign-in/',
      'bot/store/',
      'bot/tasks/',
    ],
  },
  {
    path: 'bot/sign-in/',
    purpose: 'who looks at a page: sign-in at Entra, in Teams and in a browser',
    mayImport: [
      'onboarding/',
      'words/',
      'partner-center/',
      'bot/config.ts',
      'bot/http/html.ts',
      'bot/log/',
      'bot/secrets/',
    ],
  },
  {
    path: 'bot/webhook/',
    purpose: "Partner Center's deliveries: registered for, checked, turned into hints to look",
    mayImport: [
      'onboarding/',
      'errors/',
      'words/',
      'partner-center/',
      'bot/alarms.ts',
      'bot/apply-command.ts',
      'bot/http/read-json.ts',
      'bot/log/',
      'bot/providers/',
      'bot/settings/',
      'bot/store/',
      'bot/tasks/',
    ],
  },
  {
    path: 'bot/teams/',
    purpose: 'what the parts of a turn share: what somebody asked, what an action is, a reply, the services',
    mayImport: [
      'onboarding/',
      'errors/',
      'words/',
      'cards/',
      'bot/apply-command.ts',
      'bot/hand-over/',
      'bot/identity/',
      'bot/limits.ts',
      'bot/log/',
      'bot/lookups/',
      'bot/providers/',
      'bot/store/',
      'bot/teams/channel/',
      'bot/teams/state/',
    ],
  },
  {
    path: 'bot/teams/door/',
    purpose: 'who is let in: tokens of the channel, addresses of Teams, people of our tenants',
    mayImport: ['errors/', 'bot/config.ts', 'bot/log/', 'bot/settings/'],
  },
  {
    path: 'bot/teams/channel/',
    purpose: 'the port to Teams, in words of our own: what came in, a conversation, an answer',
    mayImport: ['onboarding/', 'errors/', 'cards/'],
  },
  {
    path: 'bot/teams/state/',
    purpose: 'where people can be reached',
    mayImport: ['onboarding/', 'bot/store/', 'bot/teams/channel/'],
  },
  {
    path: 'bot/teams/steps/',
    purpose: 'one file per step of the form: what it fetches, what its buttons and typed words mean',
    mayImport: ['onboarding/', 'errors/', 'words/', 'cards/', 'bot/lookups/', 'bot/mail/', 'bot/teams/'],
  },
  {
    path: 'bot/teams/draw/',
    purpose: 'from a record, and what was gathered for it, to a card',
    mayImport: [
      'onboarding/',
      'errors/',
      'words/',
      'cards/',
      'bot/lookups/',
      'bot/teams/',
      'bot/teams/channel/',
      'bot/teams/steps/',
    ],
  },
  {
    path: 'bot/teams/send/',
    purpose: 'replies go out, and what the bot says first, at the pace of Teams',
    mayImport: [
      'onboarding/',
      'errors/',
      'words/',
      'cards/',
      'bot/apply-command.ts',
      'bot/log/',
      'bot/tasks/',
      'bot/teams/',
      'bot/teams/channel/',
      'bot/teams/draw/',
    ],
  },
  {
    path: 'bot/teams/answer/',
    purpose: 'what is done about what came in: actions of cards, commands, typed words',
    mayImport: [
      'onboarding/',
      'errors/',
      'words/',
      'cards/',
      'bot/apply-command.ts',
      'bot/hand-over/',
      'bot/lookups/',
      'bot/store/',
      'bot/teams/',
      'bot/teams/channel/',
      'bot/teams/draw/',
      'bot/teams/send/',
      'bot/teams/steps/',
    ],
  },
  {
    path: 'bot/teams/receive/',
    purpose: 'an activity comes in: answered in time, told apart from one delivered before',
    mayImport: ['errors/', 'words/', 'bot/teams/', 'bot/teams/answer/', 'bot/teams/channel/'],
  },
  {
    path: 'bot/teams/botbuilder/',
    purpose: 'the Bot Framework behind our port; nobody else imports it',
    mayImport: [
      'onboarding/',
      'errors/',
      'words/',
      'bot/config.ts',
      'bot/store/',
      'bot/teams/channel/',
      'bot/teams/door/',
      'bot/teams/send/',
    ],
  },
  {
    path: 'bot/http/',
    purpose: 'the routes: messages, webhook, health, sign-in, the credentials page, the export, the local mailbox',
    mayImport: [
      'onboarding/',
      'errors/',
      'words/',
      'bot/hand-over/',
      'bot/http/html.ts',
      'bot/http/read-json.ts',
      'bot/log/',
      'bot/mail/',
      'bot/records/',
      'bot/sign-in/',
      'bot/store/',
      'bot/teams/channel/',
      'bot/teams/door/',
      'bot/webhook/',
    ],
  },
  { path: 'bot/http/html.ts', purpose: 'text that becomes HTML: escaped, its links found', mayImport: [] },
  { path: 'bot/http/read-json.ts', purpose: 'JSON from outside, unless it is too deep', mayImport: [] },
  { path: 'bot/start-bot.ts', purpose: 'composition: the one place where all parts meet' },
  {
    path: 'bot/reach-at-start.ts',
    purpose: 'store, vault and port, and what is said where one of them is out of reach',
    mayImport: ['errors/', 'words/', 'bot/config.ts', 'bot/identity/', 'bot/log/', 'bot/secrets/', 'bot/store/'],
  },
  { path: 'bot/no-inspector.ts', purpose: 'no signal opens the inspector', mayImport: [] },
  {
    path: 'bot/index.ts',
    purpose: '`npm run bot`',
    mayImport: ['errors/', 'words/', 'bot/config.ts', 'bot/log/', 'bot/no-inspector.ts', 'bot/start-bot.ts'],
  },
  {
    path: 'bot/connect/',
    purpose: '`npm run connect`: the consent by which the bot may act at Partner Center',
    mayImport: [
      'errors/',
      'words/',
      'partner-center/',
      'bot/config.ts',
      'bot/log/',
      'bot/providers/',
      'bot/secrets/',
      'bot/store/',
    ],
  },
  {
    path: 'bot/doctor/',
    purpose: '`npm run doctor`: one file for each dependency that is looked at, and the table of them',
    mayImport: [
      'onboarding/',
      'errors/',
      'words/',
      'partner-center/',
      'bot/accounts/',
      'bot/config.ts',
      'bot/identity/',
      'bot/log/',
      'bot/mail/',
      'bot/providers/',
      'bot/secrets/',
      'bot/store/',
      'bot/teams/door/',
      'bot/webhook/',
    ],
  },
  {
    path: 'simulator/',
    purpose: "a Partner Center for the desk, with the customer's pages; [how to use it](simulator.md)",
    mayImport: [],
  },
  { path: 'crm/', purpose: 'a Dataverse for the desk, with what can go wrong with one', mayImport: [] },
  { path: 'manifest/', purpose: 'the Teams app package', mayImport: [] },
  { path: 'infra/', purpose: 'the Bicep', mayImport: [] },
  {
    path: 'dev/',
    purpose: '`npm start`, `npm run check`, the smoke test of CI',
    mayImport: ['infra/', 'manifest/', 'test/', 'bot/doctor/'],
  },
  { path: 'test/', purpose: 'mirrors the folders; `test/flow/` is the whole product' },
  { path: 'bench/', purpose: 'the bot against an echo bot' },
];

/** Libraries that stay behind a wall. Tests and the bench may look over it. */
export const walls: readonly Wall[] = [
  {
    libraries: ['botbuilder', 'botbuilder-dialogs', 'botframework-connector'],
    mayBeImportedBy: ['bot/teams/botbuilder/', 'test/', 'bench/'],
  },
  { libraries: ['restify'], mayBeImportedBy: ['bot/http/', 'test/', 'bench/'] },
  { libraries: ['@azure/cosmos'], mayBeImportedBy: ['bot/store/', 'test/'] },
];
