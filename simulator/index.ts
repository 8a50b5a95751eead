import { z } from 'zod';
import { type Simulator, startSimulator } from './start-simulator.ts';

const settings = z
  .object({
    SIMULATOR_PORT: z.coerce.number().int().min(0).max(65_535).default(4010),
    SIMULATOR_HOST: z.string().default('127.0.0.1'),
    SIMULATOR_STATE: z.string().default('.data/simulator.json'),
    SIMULATOR_COUNTRY: z.string().length(2).default('US'),
    SIMULATOR_ATTESTATION: z.enum(['accepted', 'ignored', 'refused']).default('accepted'),
  })
  .safeParse(process.env);

if (settings.success) {
  const { SIMULATOR_PORT: port, ...others } = settings.data;
  await start(port, others).then(stopOnSignal, fail);
} else {
  fail(new Error(settings.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')));
}

/** Takes the port asked for, or the next free one of the twenty after it. */
async function start(first: number, options: Omit<NonNullable<typeof settings.data>, 'SIMULATOR_PORT'>) {
  for (let port = first; ; port += 1) {
    try {
      return await startSimulator({
        host: options.SIMULATOR_HOST,
        port,
        ...(options.SIMULATOR_STATE && { stateFile: options.SIMULATOR_STATE }),
        partnerCountry: options.SIMULATOR_COUNTRY,
        classicAttestation: options.SIMULATOR_ATTESTATION,
      });
    } catch (thrown) {
      const isTaken = thrown instanceof Error && 'code' in thrown && thrown.code === 'EADDRINUSE';
      if (!isTaken || port >= first + 20) throw thrown;
      process.stdout.write(`Port ${port} is in use, trying ${port + 1}.\n`);
    }
  }
}

function stopOnSignal(simulator: Simulator): void {
  process.stdout.write(`Partner Center simulator: ${simulator.url}\n`);
  const stop = () => void simulator.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function fail(thrown: unknown): void {
  process.stderr.write(`Partner Center simulator: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
  process.exitCode = 1;
}
