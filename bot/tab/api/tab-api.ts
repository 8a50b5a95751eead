import { z } from 'zod';
import { shortText } from '../../../onboarding/short-text.ts';
import { ActionRequest } from '../../../tab/api/act.ts';
import { ApprovalsQuery } from '../../../tab/api/approvals.ts';
import { DealsQuery } from '../../../tab/api/filter.ts';
import { CauseQuery, RetryRequest } from '../../../tab/api/operations.ts';
import type { DeedPath, Deeds, QuestionPath, Questions } from '../../../tab/api/routes.ts';
import { WorkQuery } from '../../../tab/api/work.ts';
import { actAnswer, offerAnswer } from './act.ts';
import { approvalsAnswer, reviewAnswer } from './approvals.ts';
import { dealAnswer } from './deal.ts';
import { dealsAnswer } from './deals.ts';
import { figuresAnswer } from './figures.ts';
import { meAnswer, peopleAnswer } from './me.ts';
import { unreadable } from './not-answered.ts';
import { causeAnswer, operationsAnswer, retryAnswer } from './operations.ts';
import type { Viewer } from './viewer.ts';
import { workAnswer } from './work.ts';

/** What a question says besides where it goes: the parts of its path, and its query. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

type Questioned = { readonly [Path in QuestionPath]: (viewer: Viewer, call: Call) => Promise<Questions[Path]> };
type Done = {
  readonly [Path in DeedPath]: (viewer: Viewer, call: Call, body: unknown) => Promise<Deeds[Path]['answer']>;
};

/** What the tab can ask, */
export const questions: Questioned = {
  '/api/tab/me': meAnswer,
  '/api/tab/people': (viewer, { query }) => {
    const { text } = read(viewer, z.object({ text: shortText(100).default('') }), query);
    return peopleAnswer(viewer, text);
  },
  '/api/tab/work': (viewer, { query }) => workAnswer(viewer, read(viewer, WorkQuery, query)),
  '/api/tab/approvals': (viewer, { query }) => approvalsAnswer(viewer, read(viewer, ApprovalsQuery, query)),
  '/api/tab/approvals/:id': (viewer, { params: { id = '' } }) => reviewAnswer(viewer, id),
  '/api/tab/deals/:id': (viewer, { params: { id = '' } }) => dealAnswer(viewer, id),
  '/api/tab/deals/:id/actions/:verb': (viewer, { params: { id = '', verb = '' } }) => offerAnswer(viewer, id, verb),
  '/api/tab/operations': operationsAnswer,
  '/api/tab/operations/causes/:cause': (viewer, { params: { cause = '' }, query }) =>
    causeAnswer(viewer, cause, read(viewer, CauseQuery, query)),
  '/api/tab/figures': figuresAnswer,
  '/api/tab/deals': (viewer, { query }) => dealsAnswer(viewer, read(viewer, DealsQuery, query)),
};

/** and what it can do. */
export const deeds: Done = {
  '/api/tab/deals/:id/actions': (viewer, { params: { id = '' } }, body) => {
    const request = read(viewer, ActionRequest, body);
    return actAnswer(delivered(viewer, `${request.verb} ${request.requestId}`), id, request);
  },
  '/api/tab/operations/retry': (viewer, _, body) => {
    const { cause, requestId } = read(viewer, RetryRequest, body);
    return retryAnswer(delivered(viewer, requestId), cause);
  },
};

/** The same press, sent again because its answer was lost, is done once. @param press what was pressed, and its request id */
function delivered(viewer: Viewer, press: string): Viewer {
  return { ...viewer, delivery: `tab ${viewer.caller.person.id} ${press}` };
}

/** What somebody sent, as it has to be. @throws NotAnswered */
function read<T>({ services: { words } }: Viewer, schema: z.ZodType<T>, sent: unknown): T {
  const parsed = schema.safeParse(sent);
  if (!parsed.success) throw unreadable(words);
  return parsed.data;
}
