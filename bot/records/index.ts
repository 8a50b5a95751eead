import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { english } from '../../words/english.ts';
import { goOnUnread, isUnread } from '../command-line.ts';
import { readConfig } from '../config.ts';
import { createLogger } from '../log/log.ts';
import { recordsCommand } from './command.ts';

/** `npm run records`, with the bot's own settings. */
goOnUnread();
try {
  process.exitCode = await recordsCommand(process.argv.slice(2), {
    config: readConfig,
    log: createLogger({ level: 'error', pretty: true, destination: process.stderr }),
    out: process.stdout,
  });
} catch (error) {
  if (!isUnread(error)) tell(error);
  process.exitCode = 1;
}

function tell(error: unknown): void {
  const { says, detail } = asOnboardingError(error);
  process.stderr.write(`${english.tell(says)}\n`);
  if (detail.cause instanceof Error) process.stderr.write(`${detail.cause.message}\n`);
}
