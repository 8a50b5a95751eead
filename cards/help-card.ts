import type { Card } from './card.ts';
import { renderView } from './render.ts';

const commands = [
  { command: 'onboard ABC Corp', what: 'start bringing a customer on board' },
  { command: 'status ABC Corp', what: 'see where one onboarding stands; “status” alone shows your open ones' },
  { command: 'my onboardings', what: 'list all of yours' },
  { command: 'approvals', what: 'list what waits for your approval' },
  { command: 'resume', what: 'go on where you stopped' },
  { command: 'start over', what: 'begin the current onboarding anew' },
  { command: 'cancel', what: 'give the current onboarding up' },
  { command: 'help', what: 'show this list' },
];

/** Every command with one line on what it does. */
export function helpCard(): Card {
  return renderView('help-card', { commands });
}
