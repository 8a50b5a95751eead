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
  const strokes = [
    ...(escalate !== null && stage.escalatedAt === null
      ? [{ does: 'escalate' as const, hours: escalate.afterHours }]
      : []),
    ...(reminders !== null && stage.reminded < reminders.most
      ? [{ does: 'remind' as const, hours: reminders.everyHours * (stage.reminded + 1) }]
      : []),
  ].flatMap(({ does, hours }) => {
    const at = afterWorkingHours(time, since, hours);
    return at === undefined ? [] : [{ does, at }];
  });
  return strokes.toSorted((one, other) => one.at - other.at)[0];
}

/** The time has come: who is asked is reminded, or others are asked as well. The next time is planned anew. */
export function clockStruck(record: Onboarding, policy: ApprovalPolicy | undefined, at: number): Onboarding {
  const { stage } = record;
  const stroke = nextStroke(record, policy);
  if (stage.kind !== 'awaiting-approval' || stroke === undefined || stroke.at > at) return record;
  switch (stroke.does) {
    case 'remind': {
      const reminded: Onboarding = { ...record, stage: { ...stage, reminded: stage.reminded + 1 } };
      return withTask(reminded, { kind: 'tell-approvers', news: { kind: 'reminder' }, to: stage.approverIds }, at);
    }
    case 'escalate': {
      const escalated: Onboarding = { ...record, stage: { ...stage, escalatedAt: at } };
      return withoutEarlierAsking(quietNews(escalated, { kind: 'escalated' }, at));
    }
  }
}
