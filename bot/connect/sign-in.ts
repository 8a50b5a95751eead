import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { type Consent, consentUrl, type EntraApp, refreshTokenForCode } from '../../partner-center/entra.ts';
import { saying } from '../../words/saying.ts';

const partnerCenterScope = 'https://api.partnercenter.microsoft.com/user_impersonation';

/**
 * Lets a person sign in in a browser on this machine, by authorization code with PKCE, and returns the refresh token.
 * @param show gets the address to open
 * @throws OnboardingError `partner-center-sign-in` when the person or Entra refuses
 */
export async function signIn(app: EntraApp, port: number, show: (url: string) => void): Promise<string> {
  const consent: Consent = {
    redirectUri: `http://localhost:${port}`,
    state: randomBytes(16).toString('base64url'),
    verifier: randomBytes(32).toString('base64url'),
    scope: partnerCenterScope,
  };
  const url = await consentUrl(app, consent);
  const code = await codeFromBrowser(port, consent.state, () => show(url));
  return refreshTokenForCode(app, code, consent);
}

/** Waits on loopback for the browser to come back from Entra. Whatever else calls meanwhile changes nothing. */
function codeFromBrowser(port: number, state: string, onListening: () => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
      const code = searchParams.get('code');
      const error = searchParams.get('error');
      const isOurs = searchParams.get('state') === state && (code !== null || error !== null);
      response.writeHead(isOurs ? 200 : 404, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
      response.end(isOurs ? 'Done. You can close this window and go back to the terminal.' : 'Nothing here.');
      if (!isOurs) return;
      server.close();
      if (code === null) reject(refused(searchParams.get('error_description') ?? error ?? ''));
      else resolve(code);
    });
    server.once('error', (cause) => reject(cannotListen(port, cause)));
    server.listen(port, 'localhost', onListening);
  });
}

function refused(description: string): OnboardingError {
  return new OnboardingError('partner-center-sign-in', {
    says: saying('errors.connect.notCompleted'),
    cause: new Error(description),
  });
}

function cannotListen(port: number, cause: Error): OnboardingError {
  return new OnboardingError('unexpected', {
    says: saying('errors.connect.portTaken', { port }),
    cause,
  });
}
