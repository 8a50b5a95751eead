import { parseArgs } from 'node:util';
import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { english } from '../../words/english.ts';
import { readConfig } from '../config.ts';
import { doctor } from './doctor.ts';

/**
 * `npm run doctor [-- --url https://the.bot] [--seconds 30]`, with the bot's own settings. It ends when everything was
 * looked at, whatever connection is still open.
 */
try {
  const { values } = parseArgs({ options: { url: { type: 'string' }, seconds: { type: 'string' } } });
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const url = values.url?.replace(/(?<!\/)\/+$/, '');
  const timeLimit = values.seconds === undefined ? undefined : Number(values.seconds) * 1000;
  process.exitCode = (await doctor(readConfig(), { url, timeLimit, say })) ? 0 : 1;
} catch (error) {
  const { code, says, detail } = asOnboardingError(error);
  process.stderr.write(`${english.tell(says)}\n`);
  if (code === 'setting-invalid') process.stderr.write(`${english.say('doctor.line.unread')}\n`);
  if (code === 'unexpected' && detail.cause instanceof Error) process.stderr.write(`${detail.cause.message}\n`);
  process.exitCode = 1;
}
// Behind what was said: a connection that hangs, or a library that tries again, would hold it up for minutes.
process.stdout.write('', () => process.exit());
