import assert from 'node:assert/strict';
import { sign, X509Certificate } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { createCheckSignature } from '../../bot/webhook/check-signature.ts';
import { trustedRoots } from '../../bot/webhook/trusted-roots.ts';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { english } from '../../words/english.ts';
import { type Made, makeCertificate } from './make-certificate.ts';

const body = Buffer.from('{"EventName":"test-created"}');

describe('the signature of a webhook', () => {
  let root: Made;
  let leaf: Made;
  let files: Map<string, Buffer>;
  let fetched: string[];
  let server: Server;
  let origin: string;
  let ahead: number;

  before(async () => {
    root = await makeCertificate({ name: 'Root', isAuthority: true });
    leaf = await makeCertificate({ name: 'Leaf', organisation: 'Microsoft Corporation', issuer: root });
  });
  beforeEach(async () => {
    files = new Map([['/leaf.cer', leaf.der]]);
    fetched = [];
    ahead = 0;
    server = createServer((request, response) => {
      fetched.push(request.url ?? '');
      const file = files.get(request.url ?? '');
      response.writeHead(file === undefined ? 404 : 200);
      response.end(file);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  function checker(more: { hosts?: string[]; roots?: Made[]; allowHttpOnLoopback?: boolean } = {}) {
    const { hosts = ['127.0.0.1'], roots = [root], allowHttpOnLoopback = true } = more;
    return createCheckSignature({
      trust: { hosts, roots: roots.map(({ der }) => new X509Certificate(der)), allowHttpOnLoopback },
      fetch,
      now: () => Date.now() + ahead,
    });
  }

  function headers(more: { by?: Made; over?: Buffer; at?: string } = {}) {
    const { by = leaf, over = body, at = '/leaf.cer' } = more;
    return {
      authorization: `Signature ${sign('RSA-SHA256', over, by.key).toString('base64')}`,
      'x-ms-certificate-url': `${origin}${at}`,
      'x-ms-signature-algorithm': 'rsa-sha256',
    };
  }

  async function refusal(check: Promise<void>): Promise<OnboardingError> {
    const thrown = await check.then(
      () => assert.fail('it was taken'),
      (error: unknown) => error,
    );
    assert.ok(thrown instanceof OnboardingError, String(thrown));
    assert.equal(thrown.code, 'webhook-refused');
    return thrown;
  }

  it('fits when Partner Center signed these bytes, and its certificate is fetched once', async () => {
    const check = checker();
    await check(headers(), body);
    await check(headers(), body);
    assert.deepEqual(fetched, ['/leaf.cer']);
  });

  it('fits under one certificate however its address is written, also of many deliveries at once', async () => {
    const check = checker();
    await Promise.all(['', '?a', '?b', '#c'].map((more) => check(headers({ at: `/leaf.cer${more}` }), body)));
    assert.deepEqual(fetched, ['/leaf.cer']);
  });

  it('is found in x-ms-signature too, where the registration asks for that', async () => {
    const { authorization, ...others } = headers();
    await checker()({ ...others, 'x-ms-signature': authorization.replace('Signature ', '') }, body);
    await checker()({ ...others, 'x-ms-signature': authorization, authorization: 'Bearer of-a-gateway' }, body);
  });

  it('does not fit another body, not even the same JSON written differently', async () => {
    const said = await refusal(checker()(headers(), Buffer.from('{ "EventName": "test-created" }')));
    assert.match(english.tell(said.says), /signature does not fit/);
  });

  it('does not fit when somebody else signed', async () => {
    const other = await makeCertificate({ name: 'Other', organisation: 'Microsoft Corporation', issuer: root });
    await refusal(checker()(headers({ by: other }), body));
  });

  it('is not even looked at without headers or with another algorithm', async () => {
    for (const wrong of [
      { authorization: '' },
      { authorization: 'Signature %%%' },
      { 'x-ms-certificate-url': undefined },
      { 'x-ms-signature-algorithm': 'none' },
    ]) {
      await refusal(checker()({ ...headers(), ...wrong }, body));
    }
    assert.deepEqual(fetched, []);
  });

  it('never fetches a certificate from a host that is not allowed, nor over http from elsewhere or in production', async () => {
    await refusal(checker({ hosts: ['3psostorageacct.blob.core.windows.net'] })(headers(), body));
    await refusal(checker({ allowHttpOnLoopback: false })(headers(), body));
    await refusal(
      checker({ hosts: ['example.com'] })({ ...headers(), 'x-ms-certificate-url': 'http://example.com/a.cer' }, body),
    );
    await refusal(checker()({ ...headers(), 'x-ms-certificate-url': 'http://127.0.0.1@example.com/a.cer' }, body));
    assert.deepEqual(fetched, []);
  });

  it('counts only under a certificate of Microsoft Corporation that chains to a trusted root and is valid now', async () => {
    const stranger = await makeCertificate({ name: 'Stranger Root', isAuthority: true });
    const notAuthority = await makeCertificate({ name: 'Shop', organisation: 'Shop Inc', issuer: root });
    const microsoft = { name: 'Leaf', organisation: 'Microsoft Corporation' };
    const wrong: [string, Made][] = [
      ['another organisation', await makeCertificate({ name: 'Leaf', organisation: 'Contoso', issuer: root })],
      ['another root', await makeCertificate({ ...microsoft, issuer: stranger })],
      ['its own root', await makeCertificate(microsoft)],
      ['run out', await makeCertificate({ ...microsoft, issuer: root, until: -0.5 })],
      ['not yet valid', await makeCertificate({ ...microsoft, issuer: root, from: 1 })],
      ['signed by a certificate that is no authority', await makeCertificate({ ...microsoft, issuer: notAuthority })],
    ];
    for (const [what, by] of wrong) {
      files.set('/wrong.cer', by.der);
      const said = await refusal(
        checker({ roots: [root, ...(what.startsWith('signed by') ? [notAuthority] : [])] })(
          headers({ by, at: '/wrong.cer' }),
          body,
        ),
      );
      assert.match(english.tell(said.says), /certificate/, what);
    }
  });

  it('counts under a certificate that Microsoft Corporation issued to another name, not under one that only says so', async () => {
    const name = { organisation: 'Microsoft Corporation', isAuthority: true };
    const [authority, forged] = await Promise.all([
      makeCertificate({ name: 'Issuing CA', ...name, issuer: root }),
      makeCertificate({ name: 'Issuing CA', ...name }),
    ]);
    const issued = await makeCertificate({ name: 'pcnotifications', issuer: authority });
    files.set('/issued.cer', issued.der);
    await checker({ roots: [root, authority] })(headers({ by: issued, at: '/issued.cer' }), body);
    const pretended = await makeCertificate({ name: 'pcnotifications', issuer: forged });
    files.set('/pretended.cer', pretended.der);
    const at = '/pretended.cer';
    const said = await refusal(checker({ roots: [root, authority] })(headers({ by: pretended, at }), body));
    assert.match(english.tell(said.says), /does not chain/);
  });

  it('counts under an intermediate authority that the file of roots names', async () => {
    const between = await makeCertificate({ name: 'Between', isAuthority: true, issuer: root });
    const by = await makeCertificate({ name: 'Leaf', organisation: 'Microsoft Corporation', issuer: between });
    files.set('/below.cer', by.der);
    await checker({ roots: [root, between] })(headers({ by, at: '/below.cer' }), body);
    await refusal(checker({ roots: [root] })(headers({ by, at: '/below.cer' }), body));
  });

  it('finds the authority in between where the certificate says, if that is one of the known publishers', async () => {
    const between = await makeCertificate({ name: 'Between', isAuthority: true, issuer: root });
    const asked: string[] = [];
    for (const [publisher, isKnown] of [
      ['http://www.microsoft.com/pkiops/certs/between.crt', true],
      ['http://evil.example/between.crt', false],
    ] as const) {
      const by = await makeCertificate({
        name: 'Leaf',
        organisation: 'Microsoft Corporation',
        issuer: between,
        issuerAt: publisher,
      });
      const check = createCheckSignature({
        trust: { hosts: ['certificates.example'], roots: [new X509Certificate(root.der)], allowHttpOnLoopback: false },
        fetch: async (url) => {
          asked.push(String(url));
          return new Response(new Uint8Array(String(url) === publisher ? between.der : by.der));
        },
        now: Date.now,
      });
      const signed = { ...headers({ by }), 'x-ms-certificate-url': 'https://certificates.example/leaf.cer' };
      if (isKnown) await check(signed, body);
      else await refusal(check(signed, body));
    }
    assert.ok(!asked.includes('http://evil.example/between.crt'));
  });

  it('takes a new certificate at the old address, without fetching for every forgery', async () => {
    const check = checker();
    await check(headers(), body);
    const next = await makeCertificate({ name: 'Next', organisation: 'Microsoft Corporation', issuer: root });
    files.set('/leaf.cer', next.der);
    await refusal(check(headers({ by: next }), body));
    assert.equal(fetched.length, 1);
    ahead = 2 * 60_000;
    await check(headers({ by: next }), body);
    assert.equal(fetched.length, 2);
  });

  it('may be checked again later when the certificate could not be fetched', async () => {
    const check = checker();
    files.clear();
    const said = await refusal(check(headers(), body));
    assert.equal(said.detail.retryable, true);
    files.set('/leaf.cer', leaf.der);
    await check(headers(), body);
  });

  it('is trusted under the four roots of Microsoft’s certificates unless a file names others', () => {
    const names = trustedRoots(undefined).map(({ subject }) => subject.split('\n').at(-1));
    assert.ok(names.includes('CN=Microsoft RSA Root Certificate Authority 2017'), names.join());
    assert.ok(names.includes('CN=DigiCert Global Root G2'), names.join());
    assert.ok(names.length >= 3 && names.length <= 4, names.join());
    assert.throws(() => trustedRoots('/nowhere.pem'), OnboardingError);
  });
});
