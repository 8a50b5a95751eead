import { parseArgs } from 'node:util';
import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { english } from '../../words/english.ts';
import { asTyped, goOnUnread } from '../command-line.ts';
import { readConfig } from '../config.ts';
import { doctor } from './doctor.ts';

/**
 * `npm run doctor [-- --url https://the.bot] [--seconds 30]`, with the bot's own settings. It ends when everything was
 * looked at, whatever connection is still open.
 */
goOnUnread();
const asked = askedFor();
if (asked === 'usage' || asked === 'help') {
  const out = asked === 'help' ? process.stdout : process.stderr;
  out.write(`${english.say('doctor.line.usage', { typed: asTyped('doctor') })}\n`);
  process.exitCode = asked === 'help' ? 0 : 1;
} else {
  process.exitCode = (await isWell(asked)) ? 0 : 1;
}
// Behind what was said: a connection that hangs, or a library that tries again, would hold it up for minutes.
process.stdout.write('', () => process.exit());

interface Asked {
  readonly url: string | undefined;
  /** For each look, ms. */
  readonly timeLimit: number | undefined;
}

/** `usage`: it cannot be understood. */
function askedFor(): Asked | 'help' | 'usage' {
  try {
    const { values } = parseArgs({
      options: { url: { type: 'string' }, seconds: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    const timeLimit = values.seconds === undefined ? undefined : Number(values.seconds) * 1000;
    return values.help === true ? 'help' : { url: values.url, timeLimit };
  } catch {
    return 'usage';
  }
}

async function isWell(options: Asked): Promise<boolean> {
  try {
    return await doctor(readConfig(), { ...options, say: (line) => void process.stdout.write(`${line}\n`) });
  } catch (error) {
    const { code, says, detail } = asOnboardingError(error);
    process.stderr.write(`${english.tell(says)}\n`);
    if (code === 'setting-invalid') process.stderr.write(`${english.say('doctor.line.unread')}\n`);
    if (code === 'unexpected' && detail.cause instanceof Error) process.stderr.write(`${detail.cause.message}\n`);
    return false;
  }
}
