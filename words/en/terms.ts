/** The words of the trade, wherever they are read. */
export const terms = {
  segment: {
    commercial: 'Commercial',
    education: 'Education',
    government: 'Government',
    nonprofit: 'Nonprofit',
  },
  frequency: {
    monthly: 'Every month',
    quarterly: 'Every quarter',
    annual: 'Every year',
    triennial: 'Every three years',
  },
  paymentTerms: {
    'due-on-receipt': 'Due on receipt',
    'net-14': 'Net 14 days',
    'net-30': 'Net 30 days',
    'net-45': 'Net 45 days',
    'net-60': 'Net 60 days',
  },
  billingPolicy: {
    advance: 'In advance (before the period)',
    arrears: 'In arrears (after the period)',
  },
  /** What Microsoft said about an address, for somebody who has to do something about it. */
  addressStatus: {
    VerifiedShippable: 'Microsoft knows this address.',
    Verified: 'Microsoft knows this address.',
    InteractionRequired: 'Microsoft would correct this address considerably. Please look at the suggestion.',
    StreetPartial: 'Microsoft knows the street, but not this house number.',
    PremisesPartial: 'Microsoft knows the house, but a suite, floor or unit is missing or unknown.',
    Multiple: 'Several addresses fit. Please choose the right one.',
    None: 'Microsoft does not know this address.',
    NotValidated: 'Microsoft could not check this address just now.',
  },
  addressSettled: {
    verified: 'Verified by Microsoft',
    'same-place': 'Verified by Microsoft, spelled as the postal service does',
    suggestion: 'Microsoft’s suggestion taken over',
    kept: 'Not verified, kept as typed: {reason}',
    open: 'Not settled yet',
  },
  plan: {
    years: '{count, plural, one {{count} year} other {{count} years}}',
    months: '{count, plural, one {{count} month} other {{count} months}}',
    summary: '{term}, {billing}',
    billedMonthly: 'billed monthly',
    billedYearly: 'billed yearly',
    billedOnce: 'billed once',
    free: 'free of charge',
    /** What a price is for: "$6.00 per seat and month". */
    perMonth: '{quantity} × {price} per seat and month',
    perYear: '{quantity} × {price} per seat and year',
    perPeriod: '{quantity} × {price} per seat and {period}',
  },
  /** What failed, in one short phrase. */
  task: {
    'send-invitation': 'mailing the reseller link',
    'check-relationship': 'looking whether the customer has accepted us',
    'create-customer': 'creating the tenant',
    'check-verification': 'looking whether Microsoft has verified the account',
    'confirm-agreement': 'confirming the agreement',
    'send-agreement': 'mailing the agreement link',
    'check-agreement': 'looking whether the agreement is signed',
    'create-cart': 'preparing the order',
    'check-out': 'placing the order',
    'ask-approvers': 'asking the approvers',
    other: 'a task',
  },
  /** What a line costs us for one seat and one bill. */
  cost: {
    moved: '{title}: cost was {was}, is now {is}',
    unknown: 'not known',
  },
  /** Where an onboarding stands, in one short phrase. */
  standing: {
    attention: 'Needs attention: {problem}',
    rejected: 'Rejected by {approver}, to be changed',
    ready: 'Ready to submit',
    toFillIn: '{part} to fill in',
    approval: 'Waiting for approval since {day}',
    settingUp: 'Being set up',
    waiting: 'Waiting for {waits}',
    andFor: '{waits}, and for {wait}',
    ordered: 'Order placed on {day}',
    cancelled: 'Cancelled on {day}',
  },
} as const;
