import { hash } from 'node:crypto';
import { joined } from '../../../../cards/onboarding/part-view.ts';
import { views } from '../../../../cards/onboarding/views.ts';
import type { Change } from '../../../../onboarding/commands.ts';
import type { Onboarding } from '../../../../onboarding/onboarding.ts';
import { productKey } from '../../../../onboarding/steps/subscriptions.ts';
import { currentStep, isFinished, type Part, partNames } from '../../../../onboarding/steps.ts';
import { hindrance } from '../../../../onboarding/who-may.ts';
import type { ReadOnboarding } from '../../../store/onboardings.ts';
import type { Pressed, Reading } from '../../action.ts';
import type { Click } from '../../button.ts';
import { refusalText } from '../../draw/code-texts.ts';
import type { Looks } from '../../draw/onboarding-reply.ts';
import { subscriptions } from '../../steps/subscriptions.ts';
import { stepRow } from '../../steps/table.ts';
import { actionOf } from './table.ts';

/** By what a click is known again that says the same once more: the second half of a double click. */
export function sayingOf({ button: { verb, id, index, part }, inputs }: Click): string {
  const typed = Object.entries(inputs).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return hash('sha256', JSON.stringify([id, verb, index, part, typed]), 'base64url').slice(0, 16);
}

/** What is shown instead of a form that is out of date. */
interface Instead {
  readonly read: ReadOnboarding;
  readonly looks: Looks;
}

/**
 * The form that was filled in while it went out of date, as it would be asked now, with what was typed; or why it is
 * asked no more. Undefined = nothing was typed.
 * @param read the onboarding as it stands
 */
export async function typedAgain(pressed: Pressed, read: ReadOnboarding): Promise<Instead | undefined> {
  const { services, inputs, button } = pressed;
  const { words } = services;
  const part = partNames.find((name) => button.verb in stepRow(name).actions);
  const does = actionOf(button.verb);
  if (part === undefined || does === undefined || does.effect === 'runs' || Object.keys(inputs).length === 0) return;
  const refusal = hindrance(read.record, does.does);
  if (refusal !== undefined) {
    return { read, looks: { notice: { tone: 'warning', text: refusalText(words, refusal) } } };
  }
  const opened = await openedAgain(pressed, read, part);
  if (opened === undefined) {
    const text = words.say(button.line === undefined ? 'chat.click.stale' : 'onboarding.refusals.line-gone');
    return { read, looks: { notice: { tone: 'warning', text } } };
  }
  const now = isFinished(read.record, part) ? savedWords(pressed, read.record, part) : '';
  const text = now === '' ? words.say('chat.click.typedAgain') : words.say('chat.click.typedAgainOver', { now });
  return { read: opened, looks: { inputs, notice: { tone: 'warning', text } } };
}

function savedWords({ services: { words, now } }: Pressed, record: Onboarding, part: Part): string {
  const { summary, note } = views[part];
  return joined([summary(words, record), note?.(words, record, now()) ?? '']);
}

/** Undefined = what was typed has no place any more. */
async function openedAgain(pressed: Pressed, read: ReadOnboarding, part: Part): Promise<ReadOnboarding | undefined> {
  const reading = part === 'subscriptions' ? await lineOpened(pressed, read) : partOpened(read.record, part);
  if (reading === 'open') return read;
  if (reading?.kind !== 'change') return undefined;
  const command = { source: 'person', by: pressed.acting, revision: read.record.revision } as const;
  const outcome = await pressed.services.applyCommand(read.record.id, { ...command, change: reading.change }, read);
  return outcome.outcome === 'changed' ? outcome : undefined;
}

function partOpened(record: Onboarding, part: Part): Reading | 'open' | undefined {
  if (currentStep(record) === part) return 'open';
  return isFinished(record, part) ? opens({ kind: 'edit', part }) : undefined;
}

function opens(change: Change): Reading {
  return { kind: 'change', change };
}

/** The form of a line is that of its product; the next product is searched for beside the others. */
async function lineOpened(pressed: Pressed, read: ReadOnboarding): Promise<Reading | 'open' | undefined> {
  const { record } = read;
  const { choosing, changing, lines } = record;
  const { line: index = -1, product } = pressed.button;
  if (product === undefined) {
    return choosing === null ? partOpened(record, 'subscriptions') : opens({ kind: 'drop-product' });
  }
  const isOpen = choosing !== null && productKey(choosing) === product && (changing ?? -1) === index;
  if (isOpen) return 'open';
  const now = { ...pressed, read, record };
  if (index === -1) return subscriptions.actions['choose-product'].read({ ...now, inputs: { product } });
  const line = lines[index];
  return line !== undefined && productKey(line.product) === product
    ? subscriptions.actions['edit-line'].read({ ...now, button: { ...pressed.button, index } })
    : undefined;
}
