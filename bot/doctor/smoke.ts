import { causesOf, faultOfNetwork } from '../../errors/why-not-reached.ts';
import { saying } from '../../words/saying.ts';
import { type Finding, note, ok, wrong } from './check.ts';
import { askedAt, missingIn, statusAt } from './status-at.ts';

/** What a stranger sees of a bot that runs as it should, by what is looked at. Nothing of it needs a setting or a secret. */
const looks: Readonly<Record<string, (url: string) => Promise<Finding>>> = {
  async health(url) {
    const said = await statusAt(`${url}/healthz`);
    return said?.status === 'alive' ? ok(saying('doctor.smoke.alive')) : wrong(saying('doctor.smoke.another'));
  },
  async readiness(url) {
    const said = await statusAt(`${url}/readyz`);
    const missing = missingIn(said);
    if (said?.status === 'not-ready') return wrong(saying('doctor.smoke.notReady', { missing }));
    if (said?.status !== 'ready') return wrong(saying('doctor.smoke.another'));
    return missing === '' ? ok(saying('doctor.smoke.ready')) : note(saying('doctor.smoke.partlyReady', { missing }));
  },
  async door(url) {
    const { status } = await posted(`${url}/api/messages`);
    if (status === 401 || status === 403) return ok(saying('doctor.smoke.doorShut'));
    // A bot of a desk knows nobody's identity.
    const isDesk = new URL(url).protocol === 'http:';
    return (isDesk ? note : wrong)(saying('doctor.smoke.doorOpen', { status }));
  },
  async webhook(url) {
    const { status } = await posted(`${url}/api/partner-center/webhook`);
    return status === 401
      ? ok(saying('doctor.smoke.unsignedRefused'))
      : wrong(saying('doctor.smoke.unsignedTaken', { status }));
  },
  tab: lookAtTab,
};

/** Every row that {@link smoke} looks at, in the order of its lines. */
export const smokeRows = Object.keys(looks);

/**
 * Asks a running bot as a stranger; where nothing answers to the first look, nothing else is looked at.
 * @param found gets what each look has found
 * @returns whether nothing is wrong
 */
export async function smoke(url: string, found: (name: string, finding: Finding) => void): Promise<boolean> {
  let isWell = true;
  for (const [name, look] of Object.entries(looks)) {
    const finding = await look(url).catch(async (thrown: unknown) => ({
      ...wrong(await faultOfNetwork({ address: url, setting: 'ADDRESS' }, causesOf(thrown))),
      isSilent: true,
    }));
    isWell &&= finding.verdict !== 'wrong';
    found(name, finding);
    if (name === smokeRows[0] && 'isSilent' in finding) break;
  }
  return isWell;
}

/** @throws when nothing answers */
export async function lookAtTab(url: string): Promise<Finding> {
  const response = await askedAt(`${url}/tab`);
  const [, script] = /<script type="module" src="([^"]+)"/.exec(await response.text()) ?? [];
  if (!response.ok || script === undefined) return wrong(saying('doctor.smoke.noTab', { status: response.status }));
  const { status } = await readUp(await askedAt(`${url}${script}`));
  return status === 200 ? ok(saying('doctor.smoke.tab')) : wrong(saying('doctor.smoke.noScript', { status }));
}

async function posted(url: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return readUp(await askedAt(url, { method: 'POST', headers, body: '{"type":"message"}' }));
}

/** A body that nobody reads holds its connection. */
async function readUp(response: Response): Promise<Response> {
  await response.arrayBuffer();
  return response;
}
