import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Before a deployment: says all at once what main.bicepparam needs and the environment lacks, instead of one at a time,
 * minutes apart.
 */
export function missingFrom(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const source = readFileSync(join(import.meta.dirname, 'main.bicepparam'), 'utf8');
  const needed = [...source.matchAll(/readEnvironmentVariable\('(\w+)'\)/g)].map(([, name = '']) => name);
  return needed.filter((name) => !isGiven(environment[name]));
}

/**
 * What `azd env set-secret` keeps is a place in a vault, which azd does not look up for a .bicepparam (Microsoft Learn:
 * environment-secrets): the bot would get that for its secret.
 */
function isGiven(value = ''): boolean {
  return value.trim() !== '' && !value.startsWith('akvs://');
}

function setBy(name: string): string {
  return name.endsWith('_SECRET') ? 'put it into the environment of this shell' : `azd env set ${name} …`;
}

if (import.meta.main) {
  const missing = missingFrom(process.env);
  for (const name of missing) process.stderr.write(`${name} is not set: ${setBy(name)}\n`);
  process.exitCode = missing.length === 0 ? 0 : 1;
}
