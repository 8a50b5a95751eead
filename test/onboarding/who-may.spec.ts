import assert from 'node:assert/strict';
import type { Acting } from '../../onboarding/commands.ts';
import { may, type Verb } from '../../onboarding/who-may.ts';
import * as abc from './abc-corp.ts';
import { approved, completed, newTenantReviewed, tellStory } from './story.ts';

/** The reason why not, or that they may, as long as it is theirs to do at all. */
type Answers = readonly string[];

const stages = [
  ['drafting', tellStory()],
  ['awaiting-approval', newTenantReviewed().rep(abc.submit)],
  ['provisioning', approved(newTenantReviewed())],
  ['completed', completed()],
  ['cancelled', tellStory().rep(abc.cancel)],
] as const;

const always = (reason: string): Answers => stages.map(() => reason);
const looks = always('may');
const fills = ['may', ...Array<string>(4).fill('no-longer-filled-in')];
const decides = ['no-longer-waiting', 'may', 'no-longer-waiting', 'no-longer-waiting', 'no-longer-waiting'];
const takes = ['no-credentials', 'no-credentials', 'no-credentials', 'may', 'no-credentials'];
const untilOver = ['may', 'may', 'may', 'over', 'over'];

const verbs: Readonly<Record<Verb, Answers>> = {
  open: looks,
  'search-catalog': looks,
  'open-credentials': takes,
  'take-credentials': takes,
  'save-account': fills,
  'choose-provider': fills,
  'answer-registration': fills,
  'settle-registration': fills,
  'save-invitation': fills,
  'save-company': fills,
  'use-suggestion': fills,
  'keep-address': fills,
  'save-part': fills,
  'choose-product': fills,
  'drop-product': fills,
  'add-line': fills,
  'remove-line': fills,
  'finish-lines': fills,
  'confirm-tenant': untilOver,
  'refuse-tenant': untilOver,
  edit: untilOver,
  submit: ['may', ...Array<string>(4).fill('already-submitted')],
  approve: decides,
  reject: decides,
  retry: always('nothing-to-retry'),
  'start-over': untilOver,
  cancel: untilOver,
};

const namesake = { ...abc.rep, tenantId: 'another-tenant' };
/** Why it is not theirs to decide, and not theirs to do anything else; undefined = it depends on the stage. */
const roles: [who: string, acting: Acting, decide: string | undefined, rest: string | undefined][] = [
  ['the requester', { person: abc.rep, isApprover: false }, 'own-request', undefined],
  ['a requester who is an approver', { person: abc.rep, isApprover: true }, 'own-request', undefined],
  ['an approver', { person: abc.manager, isApprover: true }, undefined, 'only-requester'],
  ['somebody else', { person: abc.otherRep, isApprover: false }, 'only-approvers', 'only-requester'],
  ['the same id of another tenant', { person: namesake, isApprover: false }, 'only-approvers', 'only-requester'],
];

describe('who may do what, and when', () => {
  for (const [who, acting, decide, rest] of roles) {
    it(who, () => {
      for (const [verb, answers] of Object.entries(verbs) as [Verb, Answers][]) {
        const notTheirs = answers === decides ? decide : rest;
        assert.deepEqual(
          stages.map(([stage, { record }]) => [stage, may(record, acting, verb)?.reason ?? 'may']),
          stages.map(([stage], at) => [stage, notTheirs ?? answers[at]]),
          verb,
        );
      }
    });
  }
});
