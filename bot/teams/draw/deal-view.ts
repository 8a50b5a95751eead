import { type Card, stackCards } from '../../../cards/card.ts';
import { stepLine } from '../../../cards/deal/stepper.ts';
import { type RefreshedCard, refreshed } from '../../../cards/refreshed.ts';
import { asItWaits, asSeenBy } from '../../../onboarding/as-it-waits.ts';
import { stepsOf } from '../../../onboarding/deal-steps.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { openRequest } from '../../../onboarding/open-request.ts';
import { mayAtAll, notTheirStep } from '../../../onboarding/who-may.ts';
import { type Asked, actingOn } from '../asked.ts';
import { isHere } from '../read-along.ts';
import { requestOf } from '../reply.ts';
import { sharedOf, showBase } from './base-card.ts';
import { showApproval } from './show-approval.ts';
import { showOnboarding } from './show-onboarding.ts';

/**
 * A deal as one person sees it, with what is theirs to do: its rep, who decides on it, who looks after it; everybody else,
 * and in any other chat, what is for all. It only reads, and once: clients ask for it by themselves.
 */
export async function dealView(asked: Asked, record: Onboarding): Promise<RefreshedCard> {
  const memberId = asked.services.people.memberIdOf(asked.caller);
  const view = (await partView(asked, record)) ?? showBase(asked.services, sharedOf(record), true);
  return refreshed(view, record, [memberId]);
}

/** Undefined = they have no part in it that they may see here. */
export async function partView(asked: Asked, record: Onboarding): Promise<Card | undefined> {
  const { services, caller, roles } = asked;
  const looking = { person: caller.person, roles };
  if (!isHere(asked, record)) return undefined;
  const drawing = { seenBy: caller, personId: caller.person.id };
  if (mayAtAll(record, looking, 'edit') === undefined) return showOnboarding(services, record, drawing);
  // Who might decide before somebody did sees that, and who did has their Undo.
  const waits = asItWaits(record);
  if (openRequest(waits) !== undefined) {
    const verb = record.change === null ? 'approve' : 'approve-change';
    const acting = await actingOn(asked, waits, verb);
    if ((mayAtAll(waits, acting, verb) ?? notTheirStep(acting, verb)) === undefined) {
      const approval = showApproval(services, record, { acting }, requestOf(waits));
      return stackCards([stepLine(services.words, stepsOf(asSeenBy(record, caller.person.id))), approval]);
    }
  }
  return mayAtAll(record, looking, 'open') === undefined
    ? showOnboarding(services, record, { ...drawing, looking })
    : undefined;
}
