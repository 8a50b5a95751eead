import { dealTab } from './tab/deal.ts';
import { dealsTab } from './tab/deals.ts';
import { operationsTab } from './tab/operations.ts';

/** What the tab says by itself; of deals it shows what the bot has said. */
export const tab = {
  page: {
    name: 'CSP Onboarding',
    title: '{view} · CSP Onboarding',
    loading: 'Loading…',
    outside: 'Open this page in Teams',
    outsideWhy: 'It shows deals to who is signed in to Teams. Start CSP Onboarding there, or follow the link.',
    outsideLink: 'Open in Teams',
    outsideDesk: 'On this machine there is no Teams: the link leads to a page that plays its part.',
    noScript: 'This page needs JavaScript.',
  },
  nav: {
    label: 'Views',
  },
  views: {
    'my-work': 'My work',
    approvals: 'Approvals',
    deals: 'All deals',
    operations: 'Operations',
    charts: 'Charts',
  },
  trouble: {
    unreachable: 'The bot cannot be reached. It is tried again by itself.',
    slow: 'The bot takes too long to answer. It is tried again by itself.',
    garbled: 'The answer of the bot could not be read. It is tried again by itself.',
    'no-sign-in':
      'Teams could not sign you in. It is tried again by itself; if it stays so, close this page and open it again.',
    asOf: 'What you see is of {time}.',
    again: 'Try now',
    broken: 'This part could not be shown. Nothing was changed by it.',
    reload: 'Load the page again',
  },
  /** Of a press that was not answered: unlike a question, it is not sent again by itself. */
  press: {
    unreachable: 'The bot cannot be reached, so this may not be done. Press again: it is done once only.',
    slow: 'The bot takes too long to answer, so this may not be done. Press again: it is done once only.',
    garbled: 'The answer of the bot could not be read, so this may not be done. Press again: it is done once only.',
    'no-sign-in':
      'Not sent: Teams could not sign you in. Press again; if it stays so, close this page and open it again.',
  },
  list: {
    next: 'Next page',
    previous: 'Previous page',
    pages: 'Pages of {what}',
    count: '{more, select, yes {{total} or more} other {{total}}}',
    changed: 'Changed',
    added: 'New',
    changedTold: '{count, plural, one {{name} has changed.} other {# deals have changed.}}',
  },
  act: {
    chatHint: '{action}: {name}, in the chat',
    hint: '{action}: {name}',
    about: '{name} · {amount}',
    outcome: '{text} {name}: {headline}. {explanation}',
    close: 'Close',
    copy: 'Copy',
    copied: 'Copied.',
    linkToCopy: 'Link',
  },
  approvals: {
    waiting:
      '{count, plural, =0 {Nothing waits for your decision.} one {One request waits for your decision.} other {{more, select, yes {{count} or more requests} other {{count} requests}} wait for your decision.}}',
    list: 'What waits for your decision',
    customer: 'Customer',
    requester: 'Asked by',
    since: 'Since',
    total: 'Total',
    margin: 'Margin',
    checks: 'To check',
    decide: 'Decide',
    review: 'Review',
    nothing: 'Nothing',
    unknown: 'Not known',
    givenAway: 'Given away',
    percent: '{percent}%',
    belowCost: 'Below cost',
    change: 'To be taken back',
    close: 'Back to the list',
    lines: 'What is ordered',
    commitment: 'What it binds the customer to',
    details: 'Details',
    takenBack: 'What is asked to be taken back',
  },
  work: {
    search: 'Find a customer',
    none: 'Nothing here.',
    noneFound: 'No customer’s name begins with “{text}”.',
    amountAndAge: '{amount} · {age}',
  },
  ...dealsTab,
  ...dealTab,
  ...operationsTab,
} as const;
