import assert from 'node:assert/strict';
import {
  type ChatCommand,
  nearestCommand,
  parseCommand,
  typedText,
} from '../../bot/teams/answer/commands/parse-command.ts';

const onboard = (typed: string): ChatCommand => ({ kind: 'onboard', typed });

describe('what is typed', () => {
  const commands: readonly [typed: string, command: ChatCommand | undefined][] = [
    ['onboard ABC Corp', onboard('ABC Corp')],
    ['Onboarding ABC Corp', onboard('ABC Corp')],
    ['onboard: ABC Corp', onboard('ABC Corp')],
    ['please onboard ABC Corp', onboard('ABC Corp')],
    ['Can you please onboard ABC Corp', onboard('ABC Corp')],
    ['start an onboarding', onboard('')],
    ['onboard?', onboard('')],
    ['onboard Please Ltd', onboard('Please Ltd')],
    ['onboards ABC Corp', undefined],
    ['status', { kind: 'status', name: '' }],
    ['Status ABC Corp.', { kind: 'status', name: 'ABC Corp.' }],
    ['cancel', { kind: 'cancel', name: '' }],
    ['cancel, please', { kind: 'cancel', name: '' }],
    ['please cancel ABC Corp', { kind: 'cancel', name: 'ABC Corp' }],
    ['resume abc', { kind: 'resume', name: 'abc' }],
    ['Start over!', { kind: 'start-over', name: '' }],
    ['start over ABC Corp', { kind: 'start-over', name: 'ABC Corp' }],
    ['cancellation', undefined],
    ['notifications', { kind: 'notifications', name: '' }],
    ['My onboardings', { kind: 'my-onboardings', name: '' }],
    ['help me', { kind: 'help' }],
    ['Help, please', { kind: 'help' }],
    ['hi', { kind: 'hello' }],
    ['Hello!', { kind: 'hello' }],
    ['good morning', { kind: 'hello' }],
    ['hit', undefined],
    ['no', undefined],
    ['', undefined],
  ];
  for (const [typed, command] of commands) {
    it(`“${typed}” is ${command === undefined ? 'no command' : JSON.stringify(command)}`, () => {
      assert.deepEqual(parseCommand(typedText(`${typed}&nbsp;`)), command);
    });
  }

  const near: readonly [typed: string, command: string | undefined][] = [
    ['onbord Contoso', 'onboard Contoso'],
    ['onboards ABC Corp', 'onboard ABC Corp'],
    ['resme Contoso', 'resume Contoso'],
    ['cancle', 'cancel'],
    ['statut ABC', 'status ABC'],
    ['startover', 'start over'],
    ['aprovals', 'approvals'],
    ['Contoso', undefined],
    ['call the customer', undefined],
  ];
  for (const [typed, command] of near) {
    it(`“${typed}” is ${command === undefined ? 'near to nothing' : `nearly “${command}”`}`, () => {
      assert.equal(nearestCommand(typed, 'ABC Corp'), command);
    });
  }
});
