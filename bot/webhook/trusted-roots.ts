import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';

/** The roots that Microsoft's certificates chain to (Microsoft Learn: azure-ca-details); the runtime brings them. */
const MICROSOFTS_ROOTS = [
  'DigiCert Global Root CA',
  'DigiCert Global Root G2',
  'Microsoft ECC Root Certificate Authority 2017',
  'Microsoft RSA Root Certificate Authority 2017',
];

/**
 * The certificates of a PEM file, or Microsoft's roots without one.
 * @throws OnboardingError `setting-invalid` when the file holds none
 */
export function trustedRoots(file: string | undefined): X509Certificate[] {
  if (file === undefined) {
    // To read all of them would take longer than the rest of the start.
    const likely = rootCertificates.filter((pem) => {
      const der = derOf(pem);
      return MICROSOFTS_ROOTS.some((name) => der.includes(name));
    });
    const read = likely.map((pem) => new X509Certificate(pem));
    return read.filter(({ subject }) => MICROSOFTS_ROOTS.some((name) => subject.includes(`CN=${name}`)));
  }
  try {
    const blocks = readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
    if (blocks === null) throw new Error('no certificate in the file');
    return blocks.map((pem) => new X509Certificate(pem));
  } catch (cause) {
    throw new OnboardingError('setting-invalid', {
      says: saying('errors.webhook.roots'),
      cause,
    });
  }
}

/** The certificate as bytes, among which the name stands as it is. */
function derOf(pem: string): Buffer {
  return Buffer.from(pem.replace(/-----[A-Z ]+-----/g, ''), 'base64');
}
