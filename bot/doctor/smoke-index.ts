import { english } from '../../words/english.ts';
import { asTyped, goOnUnread } from '../command-line.ts';
import { lineOf } from './lines.ts';
import { smoke, smokeRows } from './smoke.ts';

/** `npm run smoke -- https://the.bot`: a line for each thing that a stranger sees of it; exit code 1 when one is wrong. */
goOnUnread();
const [, , given = ''] = process.argv;
const url = URL.parse(given);
if (url === null || !/^https?:$/.test(url.protocol)) {
  const isHelp = ['--help', '-h'].includes(given);
  const out = isHelp ? process.stdout : process.stderr;
  out.write(`${english.say('doctor.smoke.usage', { typed: asTyped('smoke') })}\n`);
  process.exit(isHelp ? 0 : 1);
}
const width = Math.max(...smokeRows.map(({ length }) => length));
const isWell = await smoke(`${url.origin}${url.pathname.replace(/(?<!\/)\/+$/, '')}`, (name, finding) => {
  process.stdout.write(`${lineOf(name, width, finding)}\n`);
});
process.exitCode = isWell ? 0 : 1;
