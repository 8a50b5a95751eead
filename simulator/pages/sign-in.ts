import { z } from 'zod';
import type { Call } from '../call.ts';
import { type Answer, redirect } from '../respond.ts';
import { makeAuthorizationCode } from '../tokens/authorization-code.ts';
import { escapeHtml, page, refusedPage } from './layout.ts';

/** What an application asks for (Microsoft Learn: v2-oauth2-auth-code-flow). Of PKCE only S256 is taken. */
const request = z
  .object({
    client_id: z.string().min(1),
    response_type: z.literal('code'),
    redirect_uri: z.url({ protocol: /^https?$/ }),
    scope: z.string().min(1),
    response_mode: z.literal('query').default('query'),
    state: z.string().optional(),
    code_challenge: z.string().optional(),
    code_challenge_method: z.literal('S256').optional(),
  })
  .refine(({ code_challenge, code_challenge_method }) => !code_challenge === !code_challenge_method, {
    error: 'code_challenge and code_challenge_method belong together',
  });

/** `GET /{tenant}/oauth2/v2.0/authorize`: the consent of the integration user, for a person to give or refuse. */
export function showSignIn(call: Call): Answer {
  const asked = request.safeParse(Object.fromEntries(call.query));
  if (!asked.success) return refusedPage(`The sign-in cannot begin. ${z.prettifyError(asked.error)}`);
  const { client_id, redirect_uri } = asked.data;
  const { domain } = call.world.state.partner;
  return page(
    'Sign in',
    `<p>The application <code>${escapeHtml(client_id)}</code> asks to use Partner Center for <b>integration@${escapeHtml(domain)}</b>. The answer goes to <code>${escapeHtml(redirect_uri)}</code>.</p>
<form class="card" method="post" action="${escapeHtml(`${call.path}?${call.query}`)}">
<button name="outcome" value="mfa">Sign in as integration user, with MFA</button>
<button class="plain" name="outcome" value="no-mfa">Sign in without MFA</button>
<button class="plain" name="outcome" value="refuse">Refuse</button></form>`,
  );
}

/** `POST` to the same address: what the person decided, brought to the application by a redirection. */
export function signIn(call: Call): Answer {
  const asked = request.safeParse(Object.fromEntries(call.query));
  if (!asked.success) return showSignIn(call);
  const { client_id: clientId, redirect_uri: redirectUri, code_challenge, state } = asked.data;
  const outcome = new URLSearchParams(call.body).get('outcome');
  const target = new URL(redirectUri);
  if (outcome === 'mfa' || outcome === 'no-mfa') {
    const codeChallenge = code_challenge && { codeChallenge: code_challenge };
    const asked = { clientId, redirectUri, ...codeChallenge, mfa: outcome === 'mfa' };
    target.searchParams.set('code', makeAuthorizationCode(call.world, asked));
  } else {
    target.searchParams.set('error', 'access_denied');
    target.searchParams.set('error_description', 'AADSTS65004: User declined to consent to access the app.');
  }
  if (state !== undefined) target.searchParams.set('state', state);
  return redirect(target.href);
}
