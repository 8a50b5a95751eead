import { z } from 'zod';
import { settingOf } from './read-order.ts';
import { countryOf } from './resources/countries.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from './start-simulator.ts';
import { defaultSwitches, defaultTimings, someSwitches, someTimings } from './switches.ts';

/** Switches and timings are settings too: `mfa` is SIMULATOR_MFA, `webhookPauseMs` is SIMULATOR_WEBHOOK_PAUSE_MS. */
const environmentName = (name: string) => `SIMULATOR_${name.replaceAll(/[A-Z]/g, '_$&').toUpperCase()}`;

const settings = z
  .object({
    SIMULATOR_PORT: z.coerce.number().int().min(0).max(65_535).default(4010),
    SIMULATOR_HOST: z.string().default('127.0.0.1'),
    SIMULATOR_STATE: z.string().default('.data/simulator.json'),
    SIMULATOR_COUNTRY: z
      .string()
      .refine((iso2) => countryOf(iso2) !== undefined, 'must be a country of a CSP region, such as US')
      .default('US'),
    SIMULATOR_SEED: z.coerce.number().int().default(1),
  })
  .safeParse(process.env);
const switches = someSwitches.safeParse(fromEnvironment(defaultSwitches));
const timings = someTimings.safeParse(fromEnvironment(defaultTimings));

if (settings.success && switches.success && timings.success) {
  const { SIMULATOR_PORT: port, SIMULATOR_STATE: stateFile, ...others } = settings.data;
  const options = {
    host: others.SIMULATOR_HOST,
    partnerCountry: others.SIMULATOR_COUNTRY,
    seed: others.SIMULATOR_SEED,
    ...(stateFile && { stateFile }),
    ...switches.data,
    timings: timings.data,
  };
  await start(port, options).then(stopOnSignal, fail);
} else {
  const issues = [settings, switches, timings].flatMap(({ error }) => error?.issues ?? []);
  const nameOf = (name: string) => (name.startsWith('SIMULATOR_') ? name : environmentName(name));
  fail(new Error(issues.map(({ path, message }) => `${nameOf(path.join('.'))}: ${message}`).join('; ')));
}

/** What the environment gives of these, by their own names. */
function fromEnvironment(defaults: object): Record<string, unknown> {
  const given = Object.keys(defaults).flatMap((name) => {
    const text = process.env[environmentName(name)];
    return text ? [[name, settingOf(text)]] : [];
  });
  return Object.fromEntries(given);
}

/** Takes the port asked for, or the next free one of the twenty after it. */
async function start(first: number, options: Omit<SimulatorOptions, 'port'>): Promise<Simulator> {
  for (let port = first; ; port += 1) {
    try {
      return await startSimulator({ ...options, port });
    } catch (thrown) {
      const isTaken = thrown instanceof Error && 'code' in thrown && thrown.code === 'EADDRINUSE';
      if (!isTaken || port >= first + 20) throw thrown;
      process.stdout.write(`Port ${port} is in use, trying ${port + 1}.\n`);
    }
  }
}

function stopOnSignal(simulator: Simulator): void {
  tellHowToUse(simulator.url);
  const stop = () => void simulator.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function tellHowToUse(url: string): void {
  process.stdout.write(`Partner Center simulator: ${url}
  Partner Center's API, Microsoft's sign-in and the customer's pages on one address. Open it to see what it holds.
  Refresh token to begin with: simulator-refresh-token
  Order a fault:   curl -d '{"match":"POST /v1/customers","fault":"drop-after"}' ${url}/_faults
                   or send one request with the header  Simulator-Fault: 429 2
  Turn a switch:   curl -d '{"mfa":"reported"}' ${url}/_switches   (GET shows all; at the start: SIMULATOR_MFA=reported)
  More, such as putting the clock forward: docs/simulator.md
`);
}

function fail(thrown: unknown): void {
  process.stderr.write(`Partner Center simulator: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
  process.exitCode = 1;
}
