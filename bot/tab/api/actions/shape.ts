import type { Onboarding } from '../../../../onboarding/onboarding.ts';
import type { Verb } from '../../../../onboarding/who-may.ts';
import type { Confirm, InputAsked } from '../../../../tab/api/actions.ts';
import type { Words } from '../../../../words/words.ts';
import type { Viewer } from '../viewer.ts';

/** What an action looks like in the tab. Whether it may be done is for the one table, what it does for the one of actions. */
export interface Shape {
  readonly does: Verb;
  readonly title: (words: Words, record: Onboarding) => string;
  readonly style?: 'primary' | 'danger';
  readonly by?: 'chat' | 'page';
  /** Whether there is anything to do, as the card has it. @param now ms UTC */
  readonly isThere?: (record: Onboarding, now: number, personId: string) => boolean;
  /** @param now ms UTC */
  readonly confirm?: (words: Words, record: Onboarding, now: number) => Confirm | null;
  /** @param now ms UTC */
  readonly inputs?: (words: Words, record: Onboarding, now: number) => readonly InputAsked[];
  /** What has to be looked up before it can be asked for. */
  readonly lookedUp?: (viewer: Viewer, record: Onboarding) => Promise<LookedUp>;
}

export interface LookedUp {
  readonly inputs?: readonly InputAsked[];
  readonly confirm?: Confirm;
}

export type Shapes = Readonly<Record<string, Shape>>;
