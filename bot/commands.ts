import './no-inspector.ts';

/** What the bundle can do beside being the bot, each with what its `npm run` takes: `node bot.mjs doctor --help`. */
const commands: Readonly<Record<string, () => Promise<unknown>>> = {
  connect: () => import('./connect/index.ts'),
  doctor: () => import('./doctor/index.ts'),
  records: () => import('./records/index.ts'),
  smoke: () => import('./doctor/smoke-index.ts'),
};

/** @param name of a command, whose arguments follow it; none: the bot */
export async function run(name: string | undefined): Promise<void> {
  const command = commands[name ?? ''];
  if (command === undefined && name !== undefined) {
    const isHelp = ['--help', '-h'].includes(name);
    const known = `${Object.keys(commands).join(', ')}, and the bot without a name.\n`;
    if (isHelp) process.stdout.write(`There are: ${known}`);
    else process.stderr.write(`There is no ${name}; there are: ${known}`);
    process.exit(isHelp ? 0 : 1);
  }
  if (command !== undefined) process.argv.splice(2, 1);
  await (command ?? (() => import('./index.ts')))();
}
