import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { english } from '../../words/english.ts';
import { readConfig } from '../config.ts';
import { connect } from './connect.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** `npm run connect [-- <provider>]`, with the bot's own settings. */
try {
  await connect(readConfig(), { provider: process.argv[2], say });
} catch (error) {
  const { says, detail } = asOnboardingError(error);
  process.stderr.write(`${english.tell(says)}\n`);
  if (detail.cause instanceof Error) process.stderr.write(`${detail.cause.message}\n`);
  process.exitCode = 1;
}
