import type { TaskResult } from '../../onboarding/commands.ts';
import { during } from '../log/under-way.ts';
import type { Onboardings } from '../store/onboardings.ts';
import type { Around } from '../tasks/run-tasks.ts';
import type { Telemetry } from './telemetry.ts';

/** Each attempt at a task belongs to the trace in which the task was born, however long ago that was. */
export function tracedTasks(telemetry: Telemetry, now: () => number): Around {
  return ({ record, task }, carryOut) => {
    const about = { onboarding: record.id, task: task.kind, correlationId: task.id };
    return during(about, () => {
      telemetry.took('csp.task.late.seconds', (now() - (task.dueAt ?? now())) / 1000, { task: task.kind });
      const facts = { ...about, attempt: task.attempts };
      return telemetry.traced({ name: `task ${task.kind}`, facts, from: task.trace }, async (also) => {
        const result = await carryOut();
        const outcome = outcomeOf(result);
        also({ outcome, ...(result.kind === 'failed' && { problem: result.problem.key }) });
        telemetry.count('csp.tasks', 1, { task: task.kind, outcome });
        return result;
      });
    });
  };
}

function outcomeOf(result: TaskResult): 'done' | 'again' | 'attention' | 'held-up' {
  if (result.kind === 'held-up') return 'held-up';
  if (result.kind !== 'failed') return 'done';
  return result.retryAt === null ? 'attention' : 'again';
}

/** How work stands, looked up before each sending: for how long the oldest due task waits, and what waits for a person. */
export function watchWork(
  telemetry: Telemetry,
  { onboardings, now }: { readonly onboardings: Pick<Onboardings, 'due' | 'waiting'>; readonly now: () => number },
): void {
  telemetry.watch('csp.tasks.oldest.seconds', async () => {
    const [first] = await onboardings.due(1);
    return first === undefined ? 0 : Math.max(0, (now() - first.dueAt) / 1000);
  });
  telemetry.watch('csp.attention', async () => (await onboardings.waiting({ limit: 1 })).total);
}
