import { type CertificateRequest, type Issued, issueCertificate } from '../../simulator/webhooks/issue-certificate.ts';

export type Made = Issued;

interface Wanted extends Omit<CertificateRequest, 'commonName' | 'organization' | 'notBefore' | 'notAfter'> {
  readonly name: string;
  readonly organisation?: string;
  /** Days from now; from yesterday until in a month unless told. */
  readonly from?: number;
  readonly until?: number;
}

/** A certificate for a test, with its private key. */
export function makeCertificate({ name, organisation, from = -1, until = 30, ...others }: Wanted): Promise<Made> {
  return issueCertificate({
    ...others,
    commonName: name,
    ...(organisation !== undefined && { organization: organisation }),
    notBefore: daysFromNow(from),
    notAfter: daysFromNow(until),
  });
}

function daysFromNow(days: number): Date {
  return new Date(Date.now() + days * 24 * 60 * 60_000);
}
