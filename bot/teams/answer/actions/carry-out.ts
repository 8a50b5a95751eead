import type { CardMessage } from '../../../../onboarding/card-message.ts';
import type { Onboarding } from '../../../../onboarding/onboarding.ts';
import type { Refusal } from '../../../../onboarding/refusal.ts';
import { hindrance, isCurrent, mayAtAll } from '../../../../onboarding/who-may.ts';
import type { ReadOnboarding } from '../../../store/onboardings.ts';
import type { Action, FormAgain, Pressed } from '../../action.ts';
import { type Asked, actingOn, lookupsOf } from '../../asked.ts';
import type { Click } from '../../button.ts';
import { proposalsAfter } from '../../proposals.ts';
import { sayingOf } from './out-of-date.ts';

export type Writing = Extract<Action, { effect: 'writes' }>;

/** What came of a press that changes something, wherever it was pressed. */
export type CarriedOut =
  | { readonly kind: 'changed'; readonly read: ReadOnboarding; readonly before: Onboarding; readonly then?: FormAgain }
  /** It was delivered, or done, before. */
  | { readonly kind: 'unchanged'; readonly read: ReadOnboarding }
  /** What was pressed was drawn from an older record. */
  | { readonly kind: 'stale'; readonly read: ReadOnboarding }
  | { readonly kind: 'form'; readonly read: ReadOnboarding; readonly form: FormAgain }
  | { readonly kind: 'refused'; readonly read: ReadOnboarding; readonly refusal: Refusal }
  | { readonly kind: 'missing' };

/**
 * What an action needs to be carried out; or why it is not this person's. Asked first, so that nobody else's press asks
 * Partner Center anything.
 */
export async function pressedOn(
  asked: Asked,
  read: ReadOnboarding,
  click: Click,
  does: Writing['does'],
): Promise<Pressed | Refusal> {
  const { record } = read;
  const acting = await actingOn(asked, record, does);
  const refusal = mayAtAll(record, acting, does);
  if (refusal !== undefined) return refusal;
  const lookups = lookupsOf(asked.services, record.providerId, asked.caller.person.id);
  return { ...asked, ...click, read, record, acting, lookups };
}

/**
 * Carries out what was pressed: one command, decided on the record as it is now.
 * @param shownIn the message that shows it from now on; `elsewhere`: none does, so that those in chats follow
 * @throws OnboardingError what it was asked for cannot be had
 */
export async function carryOut(
  pressed: Pressed,
  action: Writing,
  shownIn?: CardMessage | 'elsewhere',
): Promise<CarriedOut> {
  const { services, record, read, acting, button, inputs, delivery } = pressed;
  if (delivery !== undefined && record.deliveries.includes(delivery)) return { kind: 'unchanged', read };
  if (!isCurrent(record, button.revision, action.does)) return { kind: 'stale', read };
  // Nobody is asked about what can no longer be.
  const hindered = hindrance(record, action.does);
  if (hindered !== undefined) return { kind: 'refused', read, refusal: hindered };
  const reading = await action.read(pressed);
  if (reading.kind === 'form') return { kind: 'form', read, form: reading };
  const { revision } = button;
  const { change, then } = reading;
  const where = shownIn === 'elsewhere' ? { isElsewhere: true } : { shownIn };
  const saying = sayingOf({ button, inputs });
  const command = { source: 'person', by: acting, revision, change, delivery, saying, ...where } as const;
  const proposals = await proposalsAfter(pressed, record, command);
  const outcome = await services.applyCommand(record.id, { ...command, proposals }, read);
  switch (outcome.outcome) {
    case 'missing':
      return { kind: 'missing' };
    case 'changed':
      return { kind: 'changed', read: outcome, before: record, ...(then && { then }) };
    case 'unchanged':
      return { kind: 'unchanged', read: outcome };
    case 'refused': {
      const { refusal } = outcome;
      return refusal.code === 'stale' ? { kind: 'stale', read: outcome } : { kind: 'refused', read: outcome, refusal };
    }
  }
}

/** Whether what was pressed on an older record has just been done by the same press: the second half of a double one. */
export function isSecondHalf({ caller, button, inputs }: Pressed, { record }: ReadOnboarding): boolean {
  const { lastChange, revision } = record;
  const isNext = revision === button.revision + 1 && lastChange.by === caller.person.id;
  return isNext && lastChange.saying === sayingOf({ button, inputs });
}
