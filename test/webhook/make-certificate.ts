import { KeyObject, webcrypto } from 'node:crypto';
import { Integer, PrintableString } from 'asn1js';
import {
  AccessDescription,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  Extension,
  GeneralName,
  InfoAccess,
} from 'pkijs';

export interface Made {
  readonly certificate: Certificate;
  readonly key: KeyObject;
  /** DER. */
  readonly der: Buffer;
  readonly pem: string;
}

interface Wanted {
  readonly name: string;
  readonly organisation?: string;
  /** Who signs it; itself without one. */
  readonly issuer?: Made;
  readonly isAuthority?: boolean;
  /** Where it says that its issuer's certificate is. */
  readonly issuerAt?: string;
  /** Days from now; from yesterday until in a month unless told. */
  readonly from?: number;
  readonly until?: number;
}

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};
const day = 24 * 60 * 60_000;
let serial = 1;

/** A certificate for a test, with its private key. */
export async function makeCertificate(wanted: Wanted): Promise<Made> {
  const pair = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: serial++ });
  name(certificate.subject, wanted);
  if (wanted.issuer === undefined) name(certificate.issuer, wanted);
  else certificate.issuer = wanted.issuer.certificate.subject;
  certificate.notBefore.value = new Date(Date.now() + (wanted.from ?? -1) * day);
  certificate.notAfter.value = new Date(Date.now() + (wanted.until ?? 30) * day);
  certificate.extensions = [
    extension('2.5.29.19', new BasicConstraints({ cA: wanted.isAuthority ?? false })),
    ...(wanted.issuerAt === undefined ? [] : [extension('1.3.6.1.5.5.7.1.1', issuerAt(wanted.issuerAt))]),
  ];
  await certificate.subjectPublicKeyInfo.importKey(pair.publicKey);
  const key = KeyObject.from(pair.privateKey);
  const signer = wanted.issuer === undefined ? pair.privateKey : await cryptoKey(wanted.issuer.key);
  await certificate.sign(signer, 'SHA-256');
  const der = Buffer.from(certificate.toSchema(true).toBER());
  const pem = `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
  return { certificate, key, der, pem };
}

function extension(extnID: string, parsedValue: BasicConstraints | InfoAccess): Extension {
  return new Extension({ extnID, critical: false, extnValue: parsedValue.toSchema().toBER(), parsedValue });
}

function issuerAt(url: string): InfoAccess {
  const accessLocation = new GeneralName({ type: 6, value: url });
  return new InfoAccess({
    accessDescriptions: [new AccessDescription({ accessMethod: '1.3.6.1.5.5.7.48.2', accessLocation })],
  });
}

function name(subject: Certificate['subject'], { name, organisation }: Wanted): void {
  const add = (type: string, value: string) =>
    subject.typesAndValues.push(new AttributeTypeAndValue({ type, value: new PrintableString({ value }) }));
  add('2.5.4.3', name);
  if (organisation !== undefined) add('2.5.4.10', organisation);
}

function cryptoKey(key: KeyObject): Promise<webcrypto.CryptoKey> {
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' });
  return webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign']);
}
