import type { QuestionPath } from '../api/routes.ts';
import { type Answered, addressOfQuestion, type Question } from './api.ts';

/** What was answered last, so that a view that is opened again shows it at once. Gone with the page. */
export interface Memory {
  get<Path extends QuestionPath>(question: Question<Path>): Answered<Path> | undefined;
  set<Path extends QuestionPath>(question: Question<Path>, answered: Answered<Path>): void;
  forget(question: Question): void;
}

/** Of each route so many. */
const most = 20;

export function createMemory(): Memory {
  const answers: { [Path in QuestionPath]?: Map<string, Answered<Path>> } = {};
  return {
    get: (question) => answers[question.path]?.get(addressOfQuestion(question)),
    forget: (question) => void answers[question.path]?.delete(addressOfQuestion(question)),
    set(question, answered) {
      const ofRoute = answers[question.path] ?? new Map();
      answers[question.path] = ofRoute;
      const address = addressOfQuestion(question);
      ofRoute.delete(address);
      ofRoute.set(address, answered);
      const [oldest] = ofRoute.keys();
      if (ofRoute.size > most && oldest !== undefined) ofRoute.delete(oldest);
    },
  };
}
