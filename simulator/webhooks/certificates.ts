import type { Call } from '../call.ts';
import type { Answer } from '../respond.ts';

/** `GET /webhook-certificate.cer`: the certificate of the key that events are signed with, DER. */
export function getSigningCertificate({ world }: Call): Answer {
  const body = world.webhookKeys.certificate.toString('base64');
  return { status: 200, headers: { 'Content-Type': 'application/pkix-cert' }, body, encoding: 'base64' };
}

/** `GET /webhook-root.pem`: the certificate of its issuer, for receivers to trust. */
export function getRootCertificate({ world }: Call): Answer {
  return { status: 200, headers: { 'Content-Type': 'application/x-pem-file' }, body: world.webhookKeys.root };
}
