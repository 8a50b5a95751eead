import { partnerCenterErrors } from './partner-center-errors.ts';
import { taskErrors } from './task-errors.ts';

/** What went wrong and what to do, one group per part of the product that says it. */
export const errors = {
  general: {
    /** For a saying that this version does not know. */
    unknown: 'Something happened here that this version of the bot has no words for.',
  },
  partnerCenter: partnerCenterErrors,
  tasks: taskErrors,
  /** A provider that lets nobody in: for people who wait, and for operators. */
  providers: {
    waits:
      '{provider} lets us do nothing at the moment. Those who run this bot know what to do, and it goes on by itself after that.',
    paused:
      '{provider} lets us do nothing any more. {problem} (Its key for npm run connect: {key}.) Everything with it waits, and within a minute after that is mended everything goes on by itself: nobody has to press Retry.',
    withoutMfa:
      'The Partner Center user of {provider} has signed in without multi-factor authentication, which Microsoft refuses sooner or later: orders would then fail. Sign in again with MFA: npm run connect -- {key}.',
    goesOn: '{provider} lets us in again. What waited for it goes on by itself.',
  },
  store: {
    unavailable: 'Our records cannot be reached at the moment. Please try again shortly.',
    conflict: 'Too much happened here at the same moment. Please try again.',
    tooLarge: 'That is more than we can keep in one place. Please shorten what was entered last; nothing was changed.',
    broken: 'The record of this onboarding is damaged. It is kept as it is; those who run the bot have been told.',
    newer: 'A newer version of the bot is working on this onboarding. Please try again in a few minutes.',
  },
  secrets: {
    unavailable: 'The secret vault cannot be reached at the moment. Please try again shortly.',
    unopened: 'A kept secret cannot be opened. Was SECRETS_KEY changed since it was kept?',
    keyFile: '{path} holds no key that can be read. Deleted, it is made anew, and the secrets kept so far are lost.',
  },
  mail: {
    notYet: 'The mail could not be sent yet. It is tried again by itself.',
    refused: 'The mail was refused. Please check the address it goes to.',
  },
  teams: {
    notTaken: 'Teams did not take a message.',
    tooMany: 'So much is being said in a chat that Teams takes no more for a while.',
    tooManyOfName: 'There are too many onboardings called {name}. Choose another name.',
  },
  identity: {
    graph:
      'Who may do this could not be looked up in Microsoft Entra ID right now. Please try again in a minute; if it stays so, tell your administrator.',
    noIdentity:
      'MAIL=graph, APPROVERS=manager and groups of people need MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId',
  },
  /** How much one person may do within an hour. */
  limits: {
    onboardings:
      'You have begun {most, plural, one {one onboarding} other {{most} onboardings}} within an hour, and more are not possible. You can begin the next one in {minutes, plural, one {a minute} other {{minutes} minutes}}.',
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
      '{why} For an hour the bot could not see to its registration for the webhooks of {provider}; it tries on and polls meanwhile.',
    'not-carried-out':
      '{why} For an hour the bot could not look up who accepted us, of whom a webhook told it; it tries on.',
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
