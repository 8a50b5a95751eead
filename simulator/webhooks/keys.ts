import { createPrivateKey, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { issueCertificate } from './issue-certificate.ts';

/** What events are signed with, and what a receiver checks the signature by. */
export interface WebhookKeys {
  readonly privateKey: KeyObject;
  /** The certificate of that key, DER. */
  readonly certificate: Buffer;
  /** The certificate of the authority that issued it, PEM: what a receiver has to trust. */
  readonly root: string;
}

const kept = z.object({
  /** Those of version 1 had an issuer that Microsoft's sample of a receiver refuses. */
  version: z.literal(2),
  privateKey: z.string(),
  certificate: z.base64(),
  root: z.string(),
});
type Kept = z.infer<typeof kept>;

/** At any moment that the simulator's clock may be put to. */
const alwaysValid = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2049-12-31T00:00:00Z') };

/** Making a key takes a while, so that all simulators of a process that keep nothing share one. */
let shared: Promise<Kept> | undefined;

/**
 * The keys of an earlier run, or new ones.
 * @param folder where they are kept, and `simulator-root.pem` is written for receivers; without it nothing is kept
 */
export async function loadWebhookKeys(folder: string | undefined): Promise<WebhookKeys> {
  const { privateKey, certificate, root } = await (folder === undefined ? sharedKeys() : keysIn(folder));
  return { privateKey: createPrivateKey(privateKey), certificate: Buffer.from(certificate, 'base64'), root };
}

function sharedKeys(): Promise<Kept> {
  shared ??= makeKeys();
  return shared;
}

async function keysIn(folder: string): Promise<Kept> {
  const file = join(folder, 'simulator-webhook-keys.json');
  const earlier = existsSync(file) ? kept.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data : undefined;
  const keys = earlier ?? (await makeKeys());
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  writeFileSync(join(folder, 'simulator-root.pem'), keys.root);
  return keys;
}

async function makeKeys(): Promise<Kept> {
  // Microsoft's sample takes only certificates that were issued by this organization, others only those issued to it.
  // No real root stands behind either: one has to trust ours.
  const organization = 'Microsoft Corporation';
  const root = await issueCertificate({
    organization,
    commonName: 'Partner Center simulator root',
    isAuthority: true,
    ...alwaysValid,
  });
  const leaf = await issueCertificate({
    organization,
    commonName: 'pcnotifications-dispatch.microsoft.com',
    issuer: root,
    ...alwaysValid,
  });
  return {
    version: 2,
    privateKey: leaf.key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: leaf.der.toString('base64'),
    root: root.pem,
  };
}
