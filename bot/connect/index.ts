import { parseArgs } from 'node:util';
import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { english } from '../../words/english.ts';
import { readConfig } from '../config.ts';
import { connect, secretOf } from './connect.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** `npm run connect [-- <provider> [--secret-name]]`, with the bot's own settings; with the last it only says its name. */
try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { 'secret-name': { type: 'boolean' } },
  });
  const [provider] = positionals;
  if (values['secret-name'] === true) say(await secretOf(readConfig(), provider));
  else await connect(readConfig(), { provider, say });
} catch (error) {
  const { says, detail } = asOnboardingError(error);
  process.stderr.write(`${english.tell(says)}\n`);
  if (detail.cause instanceof Error) process.stderr.write(`${detail.cause.message}\n`);
  process.exitCode = 1;
}
