import type { Call } from '../call.ts';
import type { Answer } from '../respond.ts';
import type { World } from '../world.ts';
import { page } from './layout.ts';

const lifetimeMs = 5 * 60 * 1000;

/** Where the text of an agreement can be read for five minutes. */
export function agreementTextPath({ now }: World, agreement: string, query: Record<string, string> = {}): string {
  const expires = new Date(now() + lifetimeMs).toISOString();
  return `/agreement-text/${agreement}?${new URLSearchParams({ ...query, expires })}`;
}

/** `GET /agreement-text/{agreement}`: stands in for the document; 403 once the link has expired, as storage answers. */
export function showAgreementText({ world, query, param }: Call): Answer {
  const expires = Date.parse(query.get('expires') ?? '');
  if (!(world.now() < expires)) {
    return page('This link has expired', '<p>Ask Partner Center for a new one.</p>', { status: 403 });
  }
  return page(
    param('agreement').replace(/([a-z])([A-Z])/g, '$1 $2'),
    '<p>The text of the agreement would stand here. See <a href="https://aka.ms/customeragreement">aka.ms/customeragreement</a>.</p>',
  );
}
