import { createPrivateKey, type KeyObject, webcrypto } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as asn1js from 'asn1js';
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  CryptoEngine,
  Extension,
  RelativeDistinguishedNames,
} from 'pkijs';
import { z } from 'zod';

/** What events are signed with, and what a receiver checks the signature by. */
export interface WebhookKeys {
  readonly privateKey: KeyObject;
  /** The certificate of that key, DER. */
  readonly certificate: Buffer;
  /** The certificate of the authority that issued it, PEM: what a receiver has to trust. */
  readonly root: string;
}

const kept = z.object({ privateKey: z.string(), certificate: z.base64(), root: z.string() });
type Kept = z.infer<typeof kept>;

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
  const keys = existsSync(file) ? kept.parse(JSON.parse(readFileSync(file, 'utf8'))) : await makeKeys();
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  writeFileSync(join(folder, 'simulator-root.pem'), keys.root);
  return keys;
}

async function makeKeys(): Promise<Kept> {
  const authority = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const signer = await webcrypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['sign', 'verify'],
  );
  const issuer = { organization: 'Partner Center simulator', commonName: 'Partner Center simulator root' };
  // Receivers take only certificates of this organization. No real root stands behind it: one has to trust ours.
  const subject = { organization: 'Microsoft Corporation', commonName: 'pcnotifications-dispatch.microsoft.com' };
  const root = await issue({ subject: issuer, issuer, isAuthority: true }, authority.publicKey, authority.privateKey);
  const leaf = await issue({ subject, issuer, isAuthority: false }, signer.publicKey, authority.privateKey);
  return {
    privateKey: pem('PRIVATE KEY', Buffer.from(await webcrypto.subtle.exportKey('pkcs8', signer.privateKey))),
    certificate: leaf.toString('base64'),
    root: pem('CERTIFICATE', root),
  };
}

interface Name {
  readonly organization: string;
  readonly commonName: string;
}

/** A certificate, DER. It is good at any moment that the simulator's clock may be put to. */
async function issue(
  { subject, issuer, isAuthority }: { subject: Name; issuer: Name; isAuthority: boolean },
  publicKey: webcrypto.CryptoKey,
  signingKey: webcrypto.CryptoKey,
): Promise<Buffer> {
  const engine = new CryptoEngine({ name: 'node', crypto: webcrypto });
  const certificate = new Certificate({ version: 2 });
  const serial = webcrypto.getRandomValues(new Uint8Array(16));
  serial[0] = 1;
  certificate.serialNumber = new asn1js.Integer({ valueHex: serial.buffer });
  certificate.subject = distinguishedName(subject);
  certificate.issuer = distinguishedName(issuer);
  certificate.notBefore.value = new Date('2020-01-01T00:00:00Z');
  certificate.notAfter.value = new Date('2049-12-31T00:00:00Z');
  const constraints = new BasicConstraints({ cA: isAuthority }).toSchema().toBER();
  certificate.extensions = [
    new Extension({ extnID: '2.5.29.19', critical: true, extnValue: constraints }),
    new Extension({ extnID: '2.5.29.15', critical: true, extnValue: keyUsage(isAuthority) }),
  ];
  await certificate.subjectPublicKeyInfo.importKey(publicKey, engine);
  await certificate.sign(signingKey, 'SHA-256', engine);
  return Buffer.from(certificate.toSchema(true).toBER());
}

/** Each attribute a set of its own, as names of certificates are usually written; the library would put all into one. */
function distinguishedName({ organization, commonName }: Name): RelativeDistinguishedNames {
  const attributes = [
    new AttributeTypeAndValue({ type: '2.5.4.10', value: new asn1js.Utf8String({ value: organization }) }),
    new AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1js.Utf8String({ value: commonName }) }),
  ];
  const sets = attributes.map((attribute) => new asn1js.Set({ value: [attribute.toSchema()] }));
  return RelativeDistinguishedNames.fromBER(new asn1js.Sequence({ value: sets }).toBER());
}

/** `keyCertSign` (bit 5) for the authority, `digitalSignature` (bit 0) for the signer. */
function keyUsage(isAuthority: boolean): ArrayBuffer {
  const [bits, unusedBits] = isAuthority ? [0x04, 2] : [0x80, 7];
  return new asn1js.BitString({ valueHex: new Uint8Array([bits]).buffer, unusedBits }).toBER();
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
