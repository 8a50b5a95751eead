import { randomUUID } from 'node:crypto';
import { createApplyCommand } from '../../bot/apply-command.ts';
import type { Onboardings } from '../../bot/store/onboardings.ts';
import type { Change } from '../../onboarding/commands.ts';
import { startOnboarding } from '../../onboarding/onboarding.ts';
import type { Person } from '../../onboarding/person.ts';
import type { Finding } from '../../onboarding/steps/registration.ts';
import * as abc from '../onboarding/abc-corp.ts';
import { ourTenant } from '../teams/chat-window.ts';
import type { Customer } from './customers.ts';
import type { World } from './world.ts';

/**
 * Writes an onboarding up to the point from which everything goes on by itself, through the domain and without the
 * conversation, in one write. The order is below what needs an approval.
 * @param repId whose chat is open already
 * @param now ms UTC
 * @returns its id
 */
export async function writeApproved(
  { onboardings, simulator }: Pick<World, 'onboardings' | 'simulator'>,
  customer: Customer,
  repId: string,
  now: () => number = Date.now,
): Promise<string> {
  const requester: Person = { id: repId, tenantId: ourTenant, name: 'Robin Reyes' };
  const by = { person: requester, roles: ['rep'] } as const;
  const id = randomUUID();
  const conversationId = `chat-of-${repId}`;
  const start = { id, accountName: customer.name, requester, conversationId, providerId: 'partner-center' };
  let record = startOnboarding({ ...start, at: now() });
  const memory: Pick<Onboardings, 'get' | 'replace'> = {
    get: async () => ({ record, etag: '' }),
    replace: async (next) => {
      record = next;
      return { outcome: 'written', etag: '' };
    },
  };
  const applyCommand = createApplyCommand({ onboardings: memory, now, wake: () => undefined });
  const tenantId = simulator.state.tenants.find(({ displayName }) => displayName === customer.name)?.id;
  for (const change of changesFor(customer, tenantId)) {
    const applied = await applyCommand(id, { source: 'person', by, revision: null, change });
    if (applied.outcome !== 'changed') throw new Error(`${change.kind}: ${JSON.stringify(applied)}`);
  }
  await onboardings.create(record);
  return id;
}

function changesFor({ branch, domain, contact }: Customer, tenantId = ''): Change[] {
  const prefix = domain.replace(/\..*/, '');
  const ann = { ...abc.rushmore, email: contact['E-mail'] };
  const mail = { recipient: ann, subject: 'Your reseller', text: 'Please accept: [link]', sentAt: null };
  const company = { ...abc.company, legalName: `Customer ${prefix}`, domainPrefix: prefix, contact: ann };
  const agreement = branch === 'new tenant, agreement signed' ? signed : abc.agreementToAsk;
  const ofBranch: Change[] =
    branch === 'existing tenant'
      ? [
          answer('no', { kind: 'tenant', domain, tenantId }),
          { kind: 'save-invitation', invitation: { ...abc.invitation, mail } },
        ]
      : [
          answer('yes', { kind: 'no-tenant', domain }),
          { kind: 'save-company', company, check: abc.verifiedAddress },
          abc.saveAgreement({ ...agreement, signatory: ann }),
        ];
  return [
    { kind: 'save-account', account: { contacts: [ann], primary: 0, domain } },
    ...ofBranch,
    { kind: 'save-part', part: 'contract', filled: { contract: { ...abc.contract, startDate: '2099-01-01' } } },
    { kind: 'add-line', line: abc.line(abc.businessBasic, { quantity: 1, endOfTerm: 'cancel' }) },
    abc.finishLines,
    { kind: 'submit', policy: abc.ruleFrom(Number.MAX_SAFE_INTEGER), approverIds: [], approverNames: [], others: [] },
  ];
}

/** The template that Partner Center knows by this id. */
const template = { ...abc.signedAgreement.template, id: '117a77b0-9360-443b-8795-c6dedc750cf9' };
const signed = { ...abc.signedAgreement, template, how: { kind: 'already-signed' as const, signedOn: '2026-01-15' } };

function answer(yesOrNo: 'yes' | 'no', finding: Finding): Change {
  return { kind: 'answer-registration', providerId: 'partner-center', answer: yesOrNo, finding };
}
