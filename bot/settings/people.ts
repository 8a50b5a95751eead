import { z } from 'zod';
import { type Circumstances, conversationForm, entraForm, list } from './forms.ts';

/** Who has a role: people by their Entra object ids, and Entra groups. All ids in lower case. */
export interface Members {
  readonly ids: readonly string[];
  readonly groups: readonly string[];
}

interface Listed extends Members {
  /** Parts that are neither, but allowed where they stand: a word, or a chat. As they were given. */
  readonly others: readonly string[];
}

const groupForm = /^group:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @param isOther what may stand in this list besides people and groups, and what to call it */
function members(circumstances: Circumstances, isOther = (_part: string) => false, otherwise = '') {
  const personForm = entraForm(circumstances);
  return list.transform((parts, context): Listed => {
    const named = parts.filter((part) => !isOther(part)).map((part) => part.toLowerCase());
    const groups = named.filter((part) => groupForm.test(part)).map((group) => group.slice('group:'.length));
    const ids = named.filter((part) => !groupForm.test(part));
    if (ids.every((id) => personForm.test(id))) return { ids, groups, others: parts.filter(isOther) };
    context.addIssue(`must be Entra object ids of people, group:<object id>${otherwise}, separated by commas`);
    return z.NEVER;
  });
}

function isWord(wanted: string) {
  return (part: string) => part.toLowerCase() === wanted;
}

/** Approvers as a policy names them: people, groups, and the word manager. */
export function named(circumstances: Circumstances) {
  const approverList = members(circumstances, isWord('manager'), ', or the word manager');
  return z
    .array(z.string(), { error: 'must be a list of people, group:<object id>, or the word manager' })
    .transform((parts): string | undefined => parts.join(','))
    .pipe(approverList.refine(isSomebody, { error: 'names nobody' }))
    .transform(({ ids, groups, others }) => ({ ids, groups, requesterManager: others.length > 0 }));
}

function isSomebody({ ids, groups, others }: Listed): boolean {
  return ids.length + groups.length + others.length > 0;
}

/** Who approves; `manager` = each requester's own as well. */
export function approversSetting(circumstances: Circumstances) {
  const approverList = members(circumstances, isWord('manager'), ', or the word manager');
  const needed = approverList.refine(isSomebody, {
    error: 'is missing: without an approver no onboarding could go on',
  });
  return (circumstances.production && !circumstances.given.APPROVAL_POLICY_FILE ? needed : approverList).transform(
    ({ ids, groups, others }) => ({
      ids,
      groups,
      requesterManager: others.length > 0,
    }),
  );
}

/** Who brings customers on board, who looks after it, and who only looks. */
export function peopleSettings(circumstances: Circumstances) {
  const repList = members(circumstances, isWord('everyone'), ', or the word everyone');
  const reps = circumstances.production
    ? repList.refine(isSomebody, { error: 'is missing: without a rep nobody could begin an onboarding' })
    : repList.prefault('everyone');
  return z
    .object({
      REPS: reps,
      OPERATORS: members(
        circumstances,
        (part) => conversationForm.test(part),
        ', Teams conversation ids (19:…@thread.v2)',
      ),
      AUDITORS: members(circumstances),
    })
    .transform(({ REPS, OPERATORS, AUDITORS }) => ({
      reps: { ids: REPS.ids, groups: REPS.groups, everyone: REPS.others.length > 0 },
      operators: { ids: OPERATORS.ids, groups: OPERATORS.groups, chats: OPERATORS.others },
      auditors: { ids: AUDITORS.ids, groups: AUDITORS.groups },
    }));
}
