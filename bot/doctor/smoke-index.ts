import { english } from '../../words/english.ts';
import { lineOf } from './lines.ts';
import { smoke, smokeRows } from './smoke.ts';

/** `npm run smoke -- https://the.bot`: a line for each thing that a stranger sees of it; exit code 1 when one is wrong. */
const url = URL.parse(process.argv[2] ?? '');
if (url === null || !/^https?:$/.test(url.protocol)) {
  process.stderr.write(`${english.say('doctor.smoke.usage')}\n`);
  process.exit(1);
}
const width = Math.max(...smokeRows.map(({ length }) => length));
const isWell = await smoke(`${url.origin}${url.pathname.replace(/(?<!\/)\/+$/, '')}`, (name, finding) => {
  process.stdout.write(`${lineOf(name, width, finding)}\n`);
});
process.exitCode = isWell ? 0 : 1;
