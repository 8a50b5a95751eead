/** What is taken back of an order, in English. */
export const changes = {
  /** On the rep's cards. */
  button: {
    cancel: 'Cancel the order',
    reduce: 'Reduce seats',
    withdraw: 'Take that request back',
    ask: 'Ask for approval',
    back: 'Back',
  },
  form: {
    cancelTitle: 'Which subscriptions are cancelled?',
    cancelMeans:
      'A subscription that is cancelled stops at once, with everything that it holds, and cannot be brought back. An approver decides first.',
    subscriptions: 'Subscriptions',
    choice: '{line}, until {moment}',
    reduceTitle: 'How many seats are needed?',
    reduceMeans: 'Seats that are given back come back only with a new order. An approver decides first.',
    seats: '{product}: {least} to {most} seats, until {moment}',
    why: 'Why, in one line',
    whyExample: 'The customer needs five people fewer',
  },
  /** One line of what is asked for. */
  line: {
    cancelled: '{before} × {product} cancelled',
    reduced: '{product} from {before} to {seats, plural, one {# seat} other {# seats}}',
    until: '{product}: until {moment}',
    untilTogether: 'Until {moment}',
    cannot: '{product}: cannot be cancelled',
    over: 'No longer since {moment}: the customer is bound for the whole term.',
    overOf: '{product}: no longer since {moment}',
    soon: '{day, select, today {today, {moment}} tomorrow {tomorrow, {moment}} other {{moment}}}',
  },
  /** On the rep's card, of what is asked for. */
  state: {
    fact: 'Change',
    asked: '{lines}: “{why}”. It has to be decided until {moment}.',
    approved: '{lines}: approved by {name}, being carried out at Partner Center.',
    notDone: '{lines}: {outcome}',
    cancelled: 'Cancelled',
  },
  approval: {
    wanted: '{kind, select, cancel {Cancelling wanted} other {Fewer seats wanted}}',
    asked: 'Asked for by {name} · {since}',
    lines: 'Change',
    why: 'Why',
    until: 'Decide until',
    untilMeans: '{moment}. Afterwards Microsoft takes nothing back, and the request closes.',
    order: 'Order',
    commitment: 'Whole term',
    falls: '{after}, {less} less',
    refund: 'Money back',
    refundMeans:
      '{free, select, none {} other {Everything that was paid for it, if it is done until {free}. Afterwards }}Microsoft charges each day that has begun since the order{cost, select, none {} other {, about {cost} a day of our cost}}, and gives back the rest.',
    unfold: 'Reject with a reason',
    reason: 'Reason (needed to reject)',
    readsReason: '{name} reads the reason.',
    reject: 'Reject',
    irreversible: 'What is cancelled stops at once and cannot be brought back.',
    approvedBy: 'Approved by {name} on {moment}.',
    rejectedBy: 'Rejected by {name} on {moment}: {reason}',
    withdrawnBy: '{name} took the request back on {moment}.',
    lapsed: 'Nobody decided until {moment}, so that nothing was taken back.',
    takenBack: '{name} has it no longer, so that there is nothing to decide.',
    done: '{lines}: done at Partner Center on {moment}.',
    refused: 'Microsoft did not do it: {problem}',
  },
} as const;
