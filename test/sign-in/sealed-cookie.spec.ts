import assert from 'node:assert/strict';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { z } from 'zod';
import { createSignatures } from '../../bot/secrets/signatures.ts';
import { createSealedCookie } from '../../bot/sign-in/sealed-cookie.ts';

describe('a cookie that says who somebody is', () => {
  const kept = new Map<string, string>();
  const signatures = createSignatures({
    get: async (name) => kept.get(name),
    put: async (name, value) => void kept.set(name, value),
    delete: async (name) => void kept.delete(name),
  });
  let now = 0;
  const cookieOf = (name: string, isHttps = true) =>
    createSealedCookie({ name, schema: z.string(), lastsMs: 1000, isHttps, signatures, now: () => now });
  const request = (cookie: string) => Object.assign(new IncomingMessage(new Socket()), { headers: { cookie } });

  it('goes to this very host only, over https only, and to no script', async () => {
    const [, ...attributes] = (await cookieOf('session').set('rep')).split('; ');
    assert.deepEqual(attributes, ['Max-Age=1', 'Path=/', 'HttpOnly', 'SameSite=Lax', 'Secure']);
    assert.match(await cookieOf('session').set('rep'), /^__Host-session=/);
    assert.match(await cookieOf('session', false).set('rep'), /^session=(?!.*Secure)/);
  });

  it('is read for a while, as it was set, and for what it was set', async () => {
    const session = cookieOf('session');
    const [pair = ''] = (await session.set('rep')).split(';');
    assert.equal((await session.read(request(`a=b; ${pair}; c=d`)))?.value, 'rep');
    const value = pair.slice(pair.indexOf('=') + 1);
    const [body = '', signature = ''] = value.split('.');
    const another = Buffer.from(JSON.stringify({ until: 10_000, value: 'admin' })).toString('base64url');
    for (const wrong of [
      '',
      '.',
      body,
      `${body}.`,
      `${another}.${signature}`,
      `${body}.${signature}x`,
      `.${signature}`,
    ]) {
      assert.equal(await session.read(request(`__Host-session=${wrong}`)), undefined, wrong);
    }
    assert.equal(await cookieOf('sign-in').read(request(`__Host-sign-in=${value}`)), undefined, 'another purpose');
    now = 1000;
    assert.equal(await session.read(request(pair)), undefined, 'too old');
  });
});
