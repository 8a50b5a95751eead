import module from 'node:module';

/**
 * The first file of what is built (dev/build/build.ts). It runs on any Node, to say which one is needed. Node as the first
 * process of a container does not hear a signal that nobody listens for: until the bot does (bot/index.ts), there is nothing
 * to finish.
 */
const neededNode = 24;

const leave = () => process.exit(0);
process.on('SIGTERM', leave);
process.on('SIGINT', leave);

if (Number.parseInt(process.versions.node, 10) < neededNode) {
  process.stderr.write(`Node ${neededNode} or newer is needed; this is ${process.versions.node}.\n`);
  process.exit(1);
}
// What the build has compiled. Where it does not fit this Node, what is compiled now is kept, if the folder can be written to.
module.enableCompileCache({ directory: `${import.meta.dirname}/compiled`, portable: true });
const { run } = await import('./commands.ts');
await run(process.argv[2]);
