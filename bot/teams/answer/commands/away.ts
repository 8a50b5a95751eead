import { awayUntil } from '../../../../onboarding/away-until.ts';
import type { Asked } from '../../asked.ts';
import { inPrivate } from '../../read-along.ts';
import type { Reply } from '../../reply.ts';

/** More requests than this are asked for again by themselves, within the hour. */
const mostAskedAgain = 50;

/**
 * Somebody says that they are away: what waits for them goes to their deputy at once.
 * @param typed until when, such as `until Friday`
 */
export async function away(asked: Asked, typed: string): Promise<Reply> {
  const { services, caller, roles } = asked;
  const { words, people, approvalPolicy, whoHasRole, now } = services;
  if (!caller.isPersonalChat) return inPrivate(asked, `away ${typed}`.trim());
  if (!roles.includes('approver') && !whoHasRole.managersApprove)
    return { kind: 'text', text: words.say('chat.away.noApprover') };
  const timeZone = caller.locality?.timeZone ?? approvalPolicy.workingTime?.timeZone ?? 'UTC';
  const until = awayUntil(typed, timeZone, now());
  if (until === undefined) return { kind: 'text', text: words.say('chat.away.untilWhen') };
  await people.stayAway(caller.person.id, until);
  await askAgain(asked);
  const deputy = approvalPolicy.deputies[caller.person.id];
  const [name] = deputy === undefined ? [] : await people.names([deputy]);
  const day = words.day(until);
  if (deputy === undefined) return { kind: 'text', text: words.say('chat.away.nobody', { day }) };
  const text =
    name === undefined ? words.say('chat.away.deputy', { day }) : words.say('chat.away.named', { day, name });
  return { kind: 'text', text };
}

export async function back(asked: Asked): Promise<Reply> {
  const { services, caller } = asked;
  if (!caller.isPersonalChat) return inPrivate(asked, 'back');
  await services.people.stayAway(caller.person.id, null);
  return { kind: 'text', text: services.words.say('chat.away.back') };
}

/** Whom it is up to is looked up anew. */
async function askAgain({ services, caller }: Asked): Promise<void> {
  const { onboardings, applyCommand } = services;
  const { items } = await onboardings.askedOf(caller.person.id, { limit: mostAskedAgain });
  for (const { id } of items) await applyCommand(id, { source: 'people' });
}
