import { randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createLogger } from '../../../bot/log/log.ts';
import { createOnboardings } from '../../../bot/store/onboardings.ts';
import { openSqliteStore } from '../../../bot/store/sqlite.ts';
import type { Person } from '../../../onboarding/person.ts';
import { type Product, startProduct } from '../../flow/start-product.ts';
import { newFolder } from '../../new-folder.ts';
import { type Branch, manager, onboardingAt, type Point, rep, tenantId } from '../../sample-records.ts';
import { startIdentity } from '../../teams/channel-identity.ts';
import { ourTenant } from '../../teams/chat-window.ts';
import { makeCertificate } from '../../webhook/make-certificate.ts';
import { written } from './odd.ts';
import { type Raw, type WatchedBot, watchBot } from './watched-bot.ts';

/** A bot that checks whoever calls it, watched, and all that it takes to be heard by it. */
export interface FuzzedProduct {
  readonly product: Product;
  readonly bot: WatchedBot;
  /** What Teams sends on behalf of somebody. */
  call(who: Person, activity: object): Raw;
  /** The `Authorization` of Teams. @param claims in place of the right ones @param header the same */
  authorization(claims?: object, header?: object): string;
  /** An onboarding of its own for each that is asked for. */
  create(point: Point, branch: Branch): Promise<{ readonly id: string; readonly revision: number }>;
  /** What Partner Center sends. @param certificate another one in place of that of its key */
  delivery(body: string, certificate?: Buffer): Raw;
  /** Of the key by which deliveries are signed. */
  readonly certificate: Buffer;
  close(): Promise<void>;
}

export async function startFuzzedProduct(): Promise<FuzzedProduct> {
  const folder = newFolder('fuzz');
  const identity = await startIdentity();
  const store = openSqliteStore({ file: join(folder, 'onboarding.sqlite') });
  const onboardings = createOnboardings(store, createLogger({ level: 'silent' }));

  const root = await makeCertificate({ name: 'Root', isAuthority: true });
  const leaf = await makeCertificate({ name: 'Leaf', organisation: 'Microsoft Corporation', issuer: root });
  writeFileSync(join(folder, 'root.pem'), root.pem);
  let odd = leaf.der;
  const certificates = createServer(({ url }, response) => void response.end(url === '/leaf.cer' ? leaf.der : odd));
  await once(certificates.listen(0, '127.0.0.1'), 'listening');
  const address = certificates.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;

  const bot = watchBot(() => product.botUrl);
  const product = await startProduct({
    identity,
    store,
    heard: bot.heard,
    settings: {
      ALLOWED_TENANTS: `${ourTenant},${tenantId}`,
      REPS: `everyone,${rep.id}`,
      APPROVERS: manager.id,
      OPERATORS: operator.id,
      ...Object.fromEntries(
        ['COMMANDS', 'LOOKUPS', 'ONBOARDINGS', 'MAILS'].map((what) => [`HOURLY_${what}`, '1000000']),
      ),
      PARTNER_CENTER_WEBHOOK_CA: join(folder, 'root.pem'),
    },
  });
  await product.untilLogged(/registered for webhooks/);
  const serviceUrl = product.teams.connector.url;
  const authorization = (claims = {}, header = {}) => identity.authorization(serviceUrl, claims, header);

  const call = (who: Person, activity: object) => ({
    method: 'POST',
    path: '/api/messages',
    headers: { 'Content-Type': 'application/json', Authorization: authorization() },
    body: written({ ...envelopeOf(who, serviceUrl), ...activity }),
  });
  // Whom nobody can reach is an error of its own.
  await bot.send(() => call(operator, { type: 'installationUpdate', action: 'add' }));

  return {
    product,
    bot,
    authorization,
    call,
    async create(point, branch) {
      const isOnYesOnly = ['company', 'address', 'agreement'].includes(point);
      const record = { ...onboardingAt(point, isOnYesOnly ? 'yes' : branch), id: randomUUID() };
      await onboardings.create(record);
      return record;
    },
    delivery(body, certificate) {
      odd = certificate ?? leaf.der;
      return {
        method: 'POST',
        path: '/api/partner-center/webhook',
        headers: {
          'X-MS-Certificate-Url': `${origin}/${certificate === undefined ? 'leaf' : randomUUID()}.cer`,
          'X-MS-Signature-Algorithm': 'rsa-sha256',
          Authorization: `Signature ${sign('RSA-SHA256', Buffer.from(body), leaf.key).toString('base64')}`,
        },
        body,
      };
    },
    certificate: leaf.der,
    async close() {
      await product.close();
      certificates.close();
      identity.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export const operator: Person = { ...rep, id: 'aaaaaaaa-0000-4000-8000-000000000008', name: 'Olga Operator' };
export const nobody: Person = { ...rep, id: 'aaaaaaaa-0000-4000-8000-000000000009', name: 'Noel Noone' };

function envelopeOf({ id, name, tenantId }: Person, serviceUrl: string): object {
  return {
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${id}`, name, aadObjectId: id },
    recipient: { id: '28:onboarding-bot' },
    conversation: { id: `chat-of-${id}`, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    locale: 'en-US',
  };
}
