import assert from 'node:assert/strict';
import { createLogger, type Log } from '../../bot/log/log.ts';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';

function logged(write: (log: Log) => void, pretty = false): string {
  let output = '';
  write(createLogger({ level: 'debug', pretty, destination: { write: (line) => (output += line) } }));
  return output;
}

describe('log', () => {
  const canary = 'c4n4ry-V4lue';

  const underItsKey = {
    'a password': { password: canary },
    'deep down': { customer: { userCredentials: { userName: 'admin', password: canary } } },
    'in a list': { customers: [{ adminPassword: canary }] },
    'a secret of several parts': { credentials: { user: 'admin', value: canary } },
    'an authorization header': { headers: { Authorization: canary } },
    'a refresh token': { refresh_token: canary },
    'a client secret': { clientSecret: canary },
    'a key': { key: canary },
    'an account key': { accountKey: canary },
    'a map': { answer: new Map([['x', { secret: canary }]]) },
  };
  for (const [name, about] of Object.entries(underItsKey)) {
    it(`hides ${name}`, () => {
      const line = logged((log) => log.info(about, 'done'));
      assert.ok(!line.includes(canary), line);
      assert.match(line, /\[hidden\]/);
    });
  }

  const byItsShape = {
    'a bearer token': `Authorization: Bearer ${canary}.x.y`,
    'a JSON web token': `got eyJhbGciOiJSUzI1NiJ9.${canary}.c2lnbmF0dXJl here`,
    'a form': `grant_type=refresh_token&refresh_token=${canary}&x=1`,
    'a client secret in a query': `POST /token?client_secret=${canary}`,
    'a password in JSON': `{"userName":"admin","password":"a b ${canary}"}`,
    'a password in JSON in JSON': JSON.stringify(`{"password":"a b ${canary}","x":"1"}`),
    'a connection string': `AccountEndpoint=https://x/;AccountKey=${canary}==;`,
    'an address': `smtps://user:${canary}@mail.example.com`,
    'an Entra client secret': `abc8Q~${canary.replace('-', '')}aaaaaaaaaaaaaaaaaaaaaaa`,
  };
  for (const [name, text] of Object.entries(byItsShape)) {
    it(`hides ${name} in a sentence, a field, an error, its cause and a child`, () => {
      const output = logged((log) => {
        log.info(text);
        log.warn({ note: text }, text);
        log.error({ err: new Error(text, { cause: new TypeError(text) }) }, 'failed');
        log.error(
          new OnboardingError('unexpected', {
            says: { key: 'errors.tasks.quoted', values: { text } },
            cause: new Error(text),
          }),
          'failed',
        );
        log.child({ request: text }).info('in a child');
      });
      assert.equal(output.trim().split('\n').length, 5);
      assert.ok(!output.includes(canary.replace('-', '')) && !output.includes(canary), output);
    });
  }

  it('keeps what is no secret', () => {
    const about = { onboarding: 'ab-12', status: 409, hasToken: true, at: new Date(0), link: 'https://a.example/?x=1' };
    const { time, ...line } = JSON.parse(logged((log) => log.info(about, 'The customer is there already')));
    assert.match(time, /^\d{4}-\d\d-\d\dT/);
    assert.deepEqual(line, {
      ...about,
      at: '1970-01-01T00:00:00.000Z',
      level: 'info',
      msg: 'The customer is there already',
    });
  });

  it('tells the whole chain of causes, with the code and the correlation id, once each', () => {
    const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED', socket: { large: true } });
    const error = new OnboardingError('partner-center-unavailable', {
      says: saying('errors.partnerCenter.not-reached'),
      cause,
      correlationId: 'c1',
    });
    const { err } = JSON.parse(logged((log) => log.error({ err: error }, 'failed')));
    assert.equal(err.message, 'partner-center-unavailable: errors.partnerCenter.not-reached');
    assert.equal(err.code, 'partner-center-unavailable');
    assert.deepEqual(err.detail, { correlationId: 'c1' });
    assert.equal(err.cause.message, 'refused');
    assert.equal(err.cause.code, 'ECONNREFUSED');
    assert.equal(err.cause.socket, undefined);
  });

  it('survives circles and unusual values', () => {
    const circle: Record<string, unknown> = { big: 1n, none: null, bytes: Buffer.from('x') };
    circle.self = circle;
    const line = JSON.parse(logged((log) => log.info(circle, 'odd')));
    assert.deepEqual([line.big, line.none, line.bytes, line.self], ['1', null, '[1 bytes]', '[circle]']);
  });

  it('writes one line for a person in development', () => {
    const line = logged((log) => log.child({ onboarding: 'ab-12' }).warn({ password: canary }, 'Waiting'), true);
    assert.match(line, /^\d\d:\d\d:\d\d warn {2}Waiting \{"onboarding":"ab-12","password":"\[hidden\]"\}\n$/);
  });

  it('keeps quiet below its level', () => {
    let output = '';
    const log = createLogger({ level: 'warn', destination: { write: (line) => (output += line) } });
    log.info('not this');
    log.warn('this');
    assert.equal(output.trim().split('\n').length, 1);
  });
});
