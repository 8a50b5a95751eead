import { KeyObject, webcrypto } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AccessDescription,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  Extension,
  GeneralName,
  InfoAccess,
  RelativeDistinguishedNames,
} from 'pkijs';

export interface CertificateRequest {
  readonly commonName: string;
  readonly organization?: string;
  /** Who signs it; itself without one. */
  readonly issuer?: Issued;
  readonly isAuthority?: boolean;
  /** Where it says that its issuer's certificate is. */
  readonly issuerAt?: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** A certificate and its private key. */
export interface Issued {
  readonly subject: RelativeDistinguishedNames;
  readonly der: Buffer;
  readonly pem: string;
  readonly key: KeyObject;
}

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};

/** A new RSA key of 2048 bits and an X.509 certificate for it (RFC 5280), signed with SHA-256. */
export async function issueCertificate(request: CertificateRequest): Promise<Issued> {
  const { issuer, isAuthority = false } = request;
  const pair = await webcrypto.subtle.generateKey(rsa, true, ['sign', 'verify']);
  const subject = distinguishedName(request);
  const certificate = new Certificate({ version: 2 });
  certificate.serialNumber = new asn1js.Integer({ valueHex: serialNumber().buffer });
  certificate.subject = subject;
  certificate.issuer = issuer?.subject ?? subject;
  certificate.notBefore.value = request.notBefore;
  certificate.notAfter.value = request.notAfter;
  certificate.extensions = [
    extension('2.5.29.19', new BasicConstraints({ cA: isAuthority }).toSchema()),
    extension('2.5.29.15', keyUsage(isAuthority)),
    ...(request.issuerAt === undefined ? [] : [extension('1.3.6.1.5.5.7.1.1', issuerAt(request.issuerAt))]),
  ];
  await certificate.subjectPublicKeyInfo.importKey(pair.publicKey);
  await certificate.sign(issuer?.key.toCryptoKey(rsa, true, ['sign']) ?? pair.privateKey, 'SHA-256');
  const der = Buffer.from(certificate.toSchema(true).toBER());
  return { subject, der, pem: pem(der), key: KeyObject.from(pair.privateKey) };
}

/** Positive, and without a leading byte that DER would have to leave out. */
function serialNumber(): Uint8Array<ArrayBuffer> {
  const bytes = webcrypto.getRandomValues(new Uint8Array(8));
  bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f);
  return bytes;
}

/** Each attribute a set of its own, as names of certificates are usually written; the library would put all into one. */
function distinguishedName({ commonName, organization }: CertificateRequest): RelativeDistinguishedNames {
  const attributes = [
    ...(organization === undefined ? [] : [{ type: '2.5.4.10', value: organization }]),
    { type: '2.5.4.3', value: commonName },
  ];
  const sets = attributes.map(({ type, value }) => {
    const attribute = new AttributeTypeAndValue({ type, value: new asn1js.Utf8String({ value }) });
    return new asn1js.Set({ value: [attribute.toSchema()] });
  });
  return RelativeDistinguishedNames.fromBER(new asn1js.Sequence({ value: sets }).toBER());
}

function extension(extnID: string, value: asn1js.BaseBlock): Extension {
  return new Extension({ extnID, critical: extnID.startsWith('2.5.29.'), extnValue: value.toBER() });
}

/** `keyCertSign` (bit 5) for an authority, `digitalSignature` (bit 0) for others. */
function keyUsage(isAuthority: boolean): asn1js.BitString {
  const [bits, unusedBits] = isAuthority ? [0x04, 2] : [0x80, 7];
  return new asn1js.BitString({ valueHex: new Uint8Array([bits]).buffer, unusedBits });
}

function issuerAt(url: string): asn1js.Sequence {
  const accessLocation = new GeneralName({ type: 6, value: url });
  const accessDescriptions = [new AccessDescription({ accessMethod: '1.3.6.1.5.5.7.48.2', accessLocation })];
  return new InfoAccess({ accessDescriptions }).toSchema();
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
