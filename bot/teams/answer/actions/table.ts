import type { Action } from '../../action.ts';
import { stepRows } from '../../steps/table.ts';
import { acceptanceActions } from './acceptance.ts';
import { approvalActions } from './approval.ts';
import { attentionActions } from './attention.ts';
import { chaseActions } from './chase.ts';
import { courseActions } from './course.ts';
import { credentialsActions } from './credentials.ts';
import { digestActions } from './digest.ts';
import { importActions } from './import.ts';
import { liveCardActions } from './live-card.ts';
import { orderChangeActions } from './order-change.ts';
import { reassignActions } from './reassign.ts';
import { workActions } from './work.ts';

/** Everything a button can do, by its verb. The buttons of a step stand with the step. */
const actions: ReadonlyMap<string, Action> = new Map(
  [
    ...stepRows.map(({ actions }) => actions),
    acceptanceActions,
    approvalActions,
    attentionActions,
    chaseActions,
    courseActions,
    orderChangeActions,
    reassignActions,
    credentialsActions,
    digestActions,
    liveCardActions,
    workActions,
    importActions,
  ].flatMap((group) => Object.entries<Action>(group)),
);

/** Undefined = no button of ours says so. */
export function actionOf(verb: string): Action | undefined {
  return actions.get(verb);
}

export const verbs: readonly string[] = [...actions.keys()];
