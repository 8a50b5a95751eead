import { confirmCancelCard } from '../../../../cards/confirm-cancel-card.ts';
import { confirmStartOverCard } from '../../../../cards/confirm-start-over-card.ts';
import { credentialsLinkCard } from '../../../../cards/credentials-link-card.ts';
import { OnboardingError } from '../../../../errors/onboarding-error.ts';
import { notUndone } from '../../../../onboarding/decide-ending.ts';
import type { Onboarding } from '../../../../onboarding/onboarding.ts';
import { refusalOf } from '../../../../onboarding/who-may.ts';
import type { Applied } from '../../../apply-command.ts';
import { linkMinutes } from '../../../hand-over/hand-over.ts';
import { drawApproval } from '../../draw/draw-approval.ts';
import { type Drawing, drawOnboarding } from '../../draw/draw-onboarding.ts';
import type { Caller } from '../../receive/caller.ts';
import { atProvider, type Services } from '../../services.ts';
import { startAnother } from '../commands/onboard.ts';
import { approverReply, type Reply, requesterReply } from '../reply.ts';
import type { Address, Click } from './click.ts';
import { type ChangeAddress, isOther, type OtherVerb, readChange } from './read-change.ts';

/** What a person gets for pressing a button. Whatever goes wrong, they read a sentence where they are looking. */
export async function answerClick(services: Services, caller: Caller, click: Click): Promise<Reply> {
  const { address } = click;
  const { verb } = address;
  if (verb === 'start-anyway') return startAnother(services, caller, address.name ?? '', address.index ?? 0);
  const read = await services.onboardings.get(address.id);
  if (read === undefined) return { kind: 'text', text: 'This onboarding is no longer there.' };
  if (isOther(verb)) return answerOther(services, caller, read.record, verb);
  return answerChange(services, caller, read.record, { ...address, verb }, click);
}

async function answerOther(
  services: Services,
  caller: Caller,
  record: Onboarding,
  verb: Exclude<OtherVerb, 'start-anyway'>,
): Promise<Reply> {
  const notYours = refusal(record, caller, { kind: 'cancel' });
  if (notYours !== undefined) return { kind: 'text', text: notYours };
  switch (verb) {
    case 'open':
      return draw(services, caller, record, {});
    case 'ask-cancel':
      return { kind: 'card', card: confirmCancelCard({ record, notUndone: notUndone(record) }) };
    case 'ask-start-over':
      return { kind: 'card', card: confirmStartOverCard({ record }) };
    case 'open-credentials':
      return offerCredentials(services, caller, record);
  }
}

async function offerCredentials(services: Services, caller: Caller, record: Onboarding): Promise<Reply> {
  if (record.credentials.kind !== 'in-vault') {
    return draw(services, caller, record, {
      notice: { tone: 'info', text: 'There are no credentials to take any more.' },
    });
  }
  if (!caller.isPersonalChat) {
    return {
      kind: 'text',
      text: `Others read along here. Type “status ${record.accountName}” in your own chat with me.`,
    };
  }
  const url = await services.handOver.offer(record, caller.person);
  return { kind: 'card', card: credentialsLinkCard({ record, url, minutes: linkMinutes }) };
}

/** A change to the record: who may is asked first, so that nobody else's click asks Partner Center anything. */
async function answerChange(
  services: Services,
  caller: Caller,
  record: Onboarding,
  address: ChangeAddress,
  click: Click,
): Promise<Reply> {
  const decides = address.verb === 'approve' || address.verb === 'reject';
  const mayApprove = decides && (await services.findApprovers(record.requester)).includes(caller.person.id);
  const probe = decides ? { kind: 'approve' as const } : { kind: 'cancel' as const };
  const refused = refusal(record, caller, probe, mayApprove);
  if (refused !== undefined) return { kind: 'text', text: refused };
  const typed = { inputs: click.inputs };
  if (address.revision !== record.revision) return answerStale(services, caller, record, address);
  try {
    const reading = await readChange(atProvider(services, record.providerId), record, address, click, caller.person);
    if (reading.kind === 'ask-again') return draw(services, caller, record, reading, address);
    const applied = await services.applyCommand(record.id, {
      source: 'person',
      by: caller.person,
      mayApprove,
      revision: address.revision,
      change: reading.change,
    });
    return answerApplied(services, caller, applied, address, typed);
  } catch (error) {
    if (!(error instanceof OnboardingError)) throw error;
    services.log.warn({ err: error, onboarding: record.id, verb: address.verb }, 'a click could not be carried out');
    return draw(services, caller, record, { ...typed, notice: { tone: 'error', text: error.userMessage } }, address);
  }
}

async function answerApplied(
  services: Services,
  caller: Caller,
  applied: Applied,
  address: ChangeAddress,
  typed: Pick<Drawing, 'inputs'>,
): Promise<Reply> {
  switch (applied.outcome) {
    case 'missing':
      return { kind: 'text', text: 'This onboarding is no longer there.' };
    case 'changed':
      return draw(services, caller, applied.record, {}, address);
    case 'refused': {
      const { code, text } = applied.refusal;
      if (code === 'stale') return answerStale(services, caller, applied.record, address);
      const field = reasonField(address);
      if (code === 'not-possible' && field !== undefined) {
        return draw(services, caller, applied.record, { ...typed, errors: { [field]: text } }, address);
      }
      return draw(services, caller, applied.record, { ...typed, notice: { tone: 'warning', text } }, address);
    }
  }
}

/** Rejecting, and keeping an unverified address, want a reason: what is wrong with it stands beside it. */
function reasonField({ verb }: Address): string | undefined {
  return verb === 'reject' || verb === 'keep-address' ? 'reason' : undefined;
}

/** The second half of a double click just sees the result; anybody else is told that the card was old. */
function answerStale(services: Services, caller: Caller, record: Onboarding, address: Address): Promise<Reply> {
  const isDoubleClick = record.revision === address.revision + 1 && record.lastChange.by === caller.person.id;
  const text = 'This card was out of date. Here is how it stands now; please look again.';
  return draw(services, caller, record, isDoubleClick ? {} : { notice: { tone: 'warning', text } }, address);
}

function refusal(
  record: Onboarding,
  caller: Caller,
  change: { kind: 'approve' } | { kind: 'cancel' },
  mayApprove = false,
): string | undefined {
  return refusalOf(record, { source: 'person', by: caller.person, mayApprove, revision: null, change })?.text;
}

/** The card to answer with: the approver's for a decision, else the rep's. */
async function draw(
  services: Services,
  caller: Caller,
  record: Onboarding,
  drawing: Omit<Drawing, 'seenBy'>,
  address?: Address,
): Promise<Reply> {
  if (address?.verb === 'approve' || address?.verb === 'reject') {
    const card = drawApproval(services, record, drawing);
    return approverReply(record, card, caller.person.id);
  }
  const card = await drawOnboarding(services, record, { ...drawing, seenBy: caller });
  return requesterReply(record, card);
}
