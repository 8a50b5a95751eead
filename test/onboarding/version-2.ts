export const ada = { id: 'rep', tenantId: 'partner-tenant', name: 'Ada Rep' };
export const open = { attempts: 0, dueAt: 5, lease: null, unanswered: false };
export const awaiting = { kind: 'awaiting-approval', since: 5, approverIds: ['manager'] };

/** As version 2 kept it. Never changed: what once was written has to be read for good. */
export const version2 = {
  schema: 2,
  id: 'abc',
  revision: 9,
  lastChange: { event: 'submit', by: 'rep' },
  accountName: 'ABC Corp',
  requester: ada,
  conversationId: 'chat',
  createdAt: 1,
  stage: { ...awaiting, approverNames: ['Max Manager'] },
  editing: null,
  account: null,
  providerId: 'microsoft',
  registration: {
    answer: 'yes',
    finding: { kind: 'unknown', domain: 'abccorp.com', why: 'Partner Center is down.' },
    settled: true,
  },
  invitation: null,
  company: null,
  agreement: null,
  contract: null,
  lines: [],
  linesFinished: false,
  choosing: null,
  customer: null,
  credentials: { kind: 'none' },
  verification: null,
  agreementFacts: { askedAt: null, checkedAt: null, signed: null, confirmationRefused: false },
  order: { cartId: null, placed: null, renewalSettled: false },
  attention: { effectId: 'e1', text: 'Nobody could be asked.', correlationId: 'c1', since: 4 },
  timeline: [
    { at: 1, by: 'Ada Rep', what: 'started the onboarding' },
    { at: 2, by: 'Max Manager', what: 'rejected it: Too cheap.' },
    { at: 3, by: 'Max Manager', what: 'approved it' },
    { at: 4, by: 'We', what: 'confirmed the signed agreement to Partner Center' },
  ],
  effects: [
    { id: 'e1', requestId: 'r1', deed: { kind: 'ask-approvers' }, ...open, dueAt: null },
    { id: 'e2', requestId: 'r2', deed: { kind: 'notify-requester', notice: { kind: 'verified' } }, ...open },
    {
      id: 'e3',
      requestId: 'r3',
      deed: { kind: 'notify-requester', notice: { kind: 'needs-attention', text: 'Sold out.' } },
      ...open,
    },
    { id: 'e4', requestId: 'r4', deed: { kind: 'tell-operators', text: 'ABC Corp: Sold out.' }, ...open },
  ],
};
