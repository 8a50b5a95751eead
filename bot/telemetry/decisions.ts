import type { Command } from '../../onboarding/commands.ts';
import type { ApplyCommand, StartOnboarding } from '../apply-command.ts';
import { itIsAbout } from '../log/under-way.ts';
import type { Telemetry } from './telemetry.ts';

/** Each decision about a record is a span, in which the tasks that it plans are born. */
export function tracedDecisions(telemetry: Telemetry, applyCommand: ApplyCommand): ApplyCommand {
  return (id, command, read) => {
    itIsAbout({ onboarding: id });
    // That a task is taken decides nothing, and happens in no trace.
    if (command.source === 'runner') return applyCommand(id, command, read);
    const facts = { onboarding: id, source: command.source, command: kindOf(command) };
    return telemetry.traced({ name: 'decide', facts }, async (also) => {
      const applied = await applyCommand(id, command, read);
      also({ outcome: applied.outcome, ...(applied.outcome === 'refused' && { refusal: applied.refusal.code }) });
      return applied;
    });
  };
}

/** What is begun has an id at last. */
export function tracedStarts(startOnboarding: StartOnboarding): StartOnboarding {
  return (record) => {
    itIsAbout({ onboarding: record.id });
    return startOnboarding(record);
  };
}

function kindOf(command: Exclude<Command, { source: 'runner' }>): string {
  switch (command.source) {
    case 'person':
    case 'cards':
      return command.change.kind;
    case 'task':
      return command.result.kind;
    case 'provider':
      return command.hint;
    case 'customer':
      return command.does.kind;
    case 'door':
    case 'keeper':
    case 'mailbox':
    case 'people':
      return command.source;
  }
}
