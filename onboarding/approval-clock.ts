import { type ApprovalPolicy, stepNow } from './approval-policy.ts';
import { openStep } from './approval-step.ts';
import { withoutEarlierAsking } from './ask-approval.ts';
import type { Onboarding } from './onboarding.ts';
import { quietNews, withTask } from './record-news.ts';
import { afterWorkingHours } from './working-time.ts';

/** What happens next by itself to a request that nobody decides on. `at`: when, ms UTC. */
interface Stroke {
  readonly does: 'remind' | 'escalate';
  readonly at: number;
}

/** Undefined = nothing does: the policy says nothing, all of it has happened, or the rep is asked something. */
export function nextStroke(
  { stage }: Pick<Onboarding, 'stage'>,
  policy: ApprovalPolicy | undefined,
): Stroke | undefined {
  const time = policy?.workingTime;
  if (stage.kind !== 'awaiting-approval' || stage.asked === null || !policy || !time) return undefined;
  const step = openStep(stage.asked, stage.approvals);
  if (step === undefined || (stage.question !== null && stage.question.answer === null)) return undefined;
  const since = stage.stepSince ?? stage.since;
  const { escalate } = stepNow(policy, step);
  const { reminders } = policy;
  const every = reminders?.everyHours ?? 0;
  // Who is asked anew is reminded of nothing yet. At the same moment it is first reminded, then asked of others.
  const waitsAnew = stage.escalatedAt === null ? since : (afterWorkingHours(time, stage.escalatedAt, every) ?? since);
  const strokes = [
    ...(reminders !== null && stage.reminded < reminders.most
      ? [{ does: 'remind' as const, hours: every * (stage.reminded + 1), least: waitsAnew }]
      : []),
    ...(escalate !== null && stage.escalatedAt === null
      ? [{ does: 'escalate' as const, hours: escalate.afterHours, least: since }]
      : []),
  ].flatMap(({ does, hours, least }) => {
    const at = afterWorkingHours(time, since, hours);
    return at === undefined ? [] : [{ does, at: Math.max(at, least) }];
  });
  return strokes.toSorted((one, other) => one.at - other.at)[0];
}

/**
 * The time has come: who is asked is reminded, or others are asked as well. The next time is planned anew.
 * @param hasOthers whether somebody may be asked then who is not asked yet: else only the operators can help
 */
export function clockStruck(
  record: Onboarding,
  policy: ApprovalPolicy | undefined,
  { hasOthers }: { readonly hasOthers: boolean },
  at: number,
): Onboarding {
  const { stage } = record;
  const stroke = nextStroke(record, policy);
  if (stage.kind !== 'awaiting-approval' || stroke === undefined || stroke.at > at) return record;
  switch (stroke.does) {
    case 'remind': {
      const reminded: Onboarding = { ...record, stage: { ...stage, reminded: stage.reminded + 1 } };
      return withTask(reminded, { kind: 'tell-approvers', news: { kind: 'reminder' }, to: stage.approverIds }, at);
    }
    case 'escalate': {
      if (hasOthers) {
        const escalated: Onboarding = { ...record, stage: { ...stage, escalatedAt: at } };
        return withoutEarlierAsking(quietNews(escalated, { kind: 'escalated' }, at));
      }
      const inVain: Onboarding = { ...record, stage: { ...stage, escalatedAt: at, escalatedInVain: true } };
      const problem = { key: 'errors.tasks.nobody-else', values: {} };
      return withTask(
        quietNews(inVain, { kind: 'escalated', inVain: true }, at),
        { kind: 'tell-operators', problem },
        at,
      );
    }
  }
}
