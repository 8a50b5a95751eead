import { parseArgs } from 'node:util';
import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { english } from '../../words/english.ts';
import { readConfig } from '../config.ts';
import { doctor } from './doctor.ts';

/** `npm run doctor [-- --url https://the.bot]`, with the bot's own settings. */
try {
  const { values } = parseArgs({ options: { url: { type: 'string' } } });
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  process.exitCode = (await doctor(readConfig(), { url: values.url?.replace(/(?<!\/)\/+$/, ''), say })) ? 0 : 1;
} catch (error) {
  const { code, says, detail } = asOnboardingError(error);
  process.stderr.write(`${english.tell(says)}\n`);
  if (code === 'setting-invalid') process.stderr.write(`${english.say('doctor.line.unread')}\n`);
  if (code === 'unexpected' && detail.cause instanceof Error) process.stderr.write(`${detail.cause.message}\n`);
  process.exitCode = 1;
}
