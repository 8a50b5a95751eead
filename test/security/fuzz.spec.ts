import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { verbs } from '../../bot/teams/answer/actions/table.ts';
import { type Branch, manager, type Point, rep } from '../sample-records.ts';
import { type Field, readCard } from '../teams/shown-card.ts';
import { type FuzzedProduct, nobody, operator, startFuzzedProduct } from './fuzz/fuzzed-product.ts';
import { headerText, oddText, oddValue, replaced, written } from './fuzz/odd.ts';

/**
 * What nobody thought of. FUZZ_SEED=<number> makes the same things again, in the same order; FUZZ_SECONDS=<seconds>
 * goes on for so long with each kind of them in place of a second:
 * `FUZZ_SECONDS=85 npx mocha --no-config --exit test/security/fuzz.spec.ts` takes ten minutes.
 */
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const seconds = Number(process.env.FUZZ_SECONDS ?? 0.5);

const points: readonly Point[] = [
  ...(['account', 'registration', 'contradiction', 'company', 'address', 'agreement', 'contract'] as const),
  ...(['subscriptions', 'line', 'review', 'awaiting-approval', 'rejected', 'connected', 'attention'] as const),
  ...(['completed', 'cancelled'] as const),
];
const place = { point: fc.constantFrom(...points), branch: fc.constantFrom<Branch>('yes', 'no') };

function invoke(name: string, value: unknown): object {
  return { type: 'invoke', name, value };
}

function cardAction(data: object): object {
  return invoke('adaptiveCard/action', { action: { type: 'Action.Execute', data } });
}

describe(`whatever is sent, FUZZ_SEED=${seed},`, function () {
  this.timeout((seconds + 30) * 1000);
  let fuzzed: FuzzedProduct;
  before(async () => {
    fuzzed = await startFuzzedProduct();
  });
  after(() => fuzzed.close());
  afterEach(async () => {
    const { rep } = fuzzed.product;
    const before = rep.texts().length;
    await rep.say('help');
    assert.ok(rep.texts().length > before, 'the honest user is heard as before');
  });

  /** @param always what is sent first: however busy the machine is, that and one thing more */
  const holds = async <Of extends object>(
    things: fc.Arbitrary<Of>,
    isAnswered: (of: Of) => Promise<void>,
    ...always: readonly Of[]
  ) => {
    const property = fc.asyncProperty(things, isAnswered);
    const chance = { seed, includeErrorInReport: true };
    const examples = always.map((one): [Of] => [one]);
    await fc.assert(property, { ...chance, examples, numRuns: always.length + 1 });
    const limits = { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: seconds * 1000 };
    const run = await fc.check(property, { ...chance, ...limits });
    if (run.counterexample !== null) assert.fail(fc.defaultReportMessage(run));
  };
  const open = async (point: Point, branch: Branch) => {
    const { id, revision } = await fuzzed.create(point, branch);
    return fuzzed.bot.send(() => fuzzed.call(rep, cardAction({ onboarding: { verb: 'open', id, revision } })));
  };

  it('as an activity is answered', () => {
    const members = [
      ...['type', 'id', 'timestamp', 'channelId', 'serviceUrl', 'from', 'from.id', 'from.name', 'from.aadObjectId'],
      ...['recipient', 'recipient.id', 'conversation', 'conversation.id', 'conversation.conversationType', 'locale'],
      ...['conversation.isGroup', 'conversation.tenantId', 'conversation.name', 'conversation.a', 'channelData'],
      ...['channelData.tenant', 'channelData.tenant.id', 'channelData.team', 'text', 'name', 'value', 'value.action'],
      ...['value.action.data', 'value.data', 'value.queryText', 'value.dataset', 'action', 'entities', 'membersAdded'],
      ...['replyToId', 'attachments', 'localTimestamp', 'textFormat', 'relatesTo', 'deliveryMode', '__proto__'],
      ...['value.parameters', 'value.queryOptions', 'value.url', 'value.messagePayload', 'value.messagePayload.body'],
    ];
    const mention = { type: 'mention', text: 'x', mentioned: { id: '28:onboarding-bot' } };
    const extension = {
      parameters: [],
      queryOptions: {},
      url: 'x',
      messagePayload: { body: { content: 'Ann<br>ABC' } },
    };
    const value = { action: { data: {} }, data: {}, queryText: 'a', dataset: 'catalog/x', ...extension };
    const invokes = ['adaptiveCard/action', 'application/search', 'task/fetch', 'task/submit', 'signin/tokenExchange'];
    const ofExtension = ['query', 'queryLink', 'fetchTask'].map((name) => `composeExtension/${name}`);
    const others = ['messageReaction', 'event', 'typing', 'endOfConversation', 'handoff', 'trace'];
    const kinds = [
      { type: 'message', text: 'help', entities: [mention] },
      ...[...invokes, ...ofExtension, 'fileConsent/invoke', 'a'].map((name) => invoke(name, value)),
      ...['add', 'remove'].map((action) => ({ type: 'installationUpdate', action })),
      { type: 'conversationUpdate', membersAdded: [{ id: '28:onboarding-bot' }] },
      ...others.map((type) => ({ type })),
    ];
    const odd = fc.array(fc.tuple(fc.constantFrom(...members), oddValue), { minLength: 1, maxLength: 3 });
    const isAnswered = async ({ kind, odd }: { kind: object; odd: [string, unknown][] }) => {
      await fuzzed.bot.send(() => {
        const { body, ...call } = fuzzed.call(rep, kind);
        return { ...call, body: written(replaced(JSON.parse(body), odd)) };
      });
    };
    const tooLong: [string, unknown] = ['text', 'x'.repeat(300_000)];
    const always = [
      { kind: invoke('a', value), odd: [] },
      { kind: { type: 'message' }, odd: [tooLong] },
    ];
    return holds(fc.record({ kind: fc.constantFrom<object>(...kinds), odd }), isAnswered, ...always);
  });

  it('as a click is answered', () => {
    const shown = new Map<string, readonly Field[]>();
    const fieldsOf = async (point: Point, branch: Branch) => {
      const known = shown.get(`${point} ${branch}`);
      if (known !== undefined) return known;
      const [, card = ''] = (await open(point, branch)).split('\r\n\r\n');
      const { fields } = readCard(JSON.parse(card).value);
      shown.set(`${point} ${branch}`, fields);
      return fields;
    };
    const button = fc.tuple(fc.constantFrom('id', 'revision', 'index', 'part', 'name', 'a'), oddValue);
    const clicks = fc.record({
      ...place,
      who: fc.constantFrom(rep, rep, rep, manager, operator, nobody),
      verb: fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...verbs) }, { weight: 1, arbitrary: oddValue }),
      button: fc.array(button, { maxLength: 2 }),
      /** A number is one of the choices. */
      typed: fc.array(fc.tuple(fc.nat(30), fc.oneof(oddText, oddValue, fc.nat(3))), { maxLength: 6 }),
      others: fc.dictionary(oddText, oddValue, { maxKeys: 2 }),
      by: fc.constantFrom('execute', 'execute', 'submit', 'dialog', 'inDialog'),
    });
    return holds(clicks, async ({ who, point, branch, verb, button, typed, others, by }) => {
      const fields = await fieldsOf(point, branch);
      const answers = typed.flatMap(([place, value]) => {
        const field = fields[place % Math.max(1, fields.length)];
        const choice = typeof value === 'number' ? field?.choices[value % field.choices.length]?.value : undefined;
        return field === undefined ? [] : [[field.id, choice ?? value]];
      });
      const inputs = [...fields.map(({ id, value }) => [id, value]), ...answers];
      await fuzzed.bot.send(async () => {
        const { id, revision } = await fuzzed.create(point, branch);
        const onboarding = replaced({ verb, id, revision, index: 0 }, button);
        const data = { ...Object.fromEntries(inputs), ...others, onboarding };
        const ways = { execute: cardAction(data), submit: { type: 'message', value: data } };
        const dialogs = { dialog: invoke('task/fetch', { data }), inDialog: invoke('task/submit', { data }) };
        return fuzzed.call(who, { ...ways, ...dialogs }[by]);
      });
    });
  });

  it('as a typed text is answered', () => {
    const starts = [
      '',
      'onboard ',
      'status ',
      'my onboardings',
      'approvals',
      'resume ',
      'cancel',
      'yes',
      'no',
      'Start ',
    ];
    const text = fc.tuple(fc.constantFrom(...starts), oddText).map((parts) => parts.join(''));
    return holds(fc.record({ ...place, text }), async ({ point, branch, text }) => {
      await open(point, branch);
      await fuzzed.bot.send(() => fuzzed.call(rep, { type: 'message', text }));
    });
  });

  it('as a search is answered', () =>
    holds(fc.record({ ...place, queryText: oddText, odd: oddText }), async ({ point, branch, queryText, odd }) => {
      const { id } = await fuzzed.create(point, branch);
      for (const dataset of [`catalog/${id}`, `catalog/${odd}`, `${odd}/${id}`]) {
        await fuzzed.bot.send(() => fuzzed.call(rep, invoke('application/search', { queryText, dataset })));
      }
    }));

  it('in place of the channel’s token is refused', () => {
    const claims = fc.dictionary(fc.constantFrom('aud', 'iss', 'exp', 'serviceurl', 'kid', 'crit', 'alg'), oddValue);
    const forged = fc.oneof(
      fc.record({ text: headerText }),
      fc.record({ at: fc.nat(700), length: fc.nat(3), by: fc.string({ maxLength: 3 }).map((text) => text.trim()) }),
      fc.record({ claims }),
      fc.record({ header: claims }),
    );
    // Other letters may mean the same bytes.
    const bytesOf = (token: string) => token.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'));
    return holds(forged, async (how) => {
      const right = fuzzed.authorization();
      const { head, text } =
        'text' in how
          ? { head: 'Bearer ', text: how.text }
          : 'at' in how
            ? { head: '', text: right.slice(0, 8 + how.at) + how.by + right.slice(8 + how.at + how.length) }
            : {
                head: '',
                text: 'claims' in how ? fuzzed.authorization(how.claims) : fuzzed.authorization({}, how.header),
              };
      const given = `${head}${text}`.slice(0, 12_000);
      const call = fuzzed.call(rep, { type: 'message', text: 'help' });
      const answer = await fuzzed.bot.send(() => ({ ...call, headers: { ...call.headers, Authorization: given } }));
      const isRight = String(bytesOf(given)) === String(bytesOf(right));
      const isSigned = 'claims' in how || 'header' in how;
      // 408: the machine stood still before the head was read.
      assert.match(answer, isRight || isSigned ? /^HTTP\/1\.1 (200|401|408)/ : /^HTTP\/1\.1 4(00|01|08|31)/);
    });
  });

  it('as a webhook is refused, or taken when it is signed', () => {
    const member = fc.constantFrom('EventName', 'ResourceUri', 'ResourceChangeUtcDate', 'a', '__proto__');
    const events = fc.array(fc.tuple(member, oddValue), { maxLength: 2 }).map((odd) => {
      const ResourceUri = `https://x/v1/customers/${randomUUID()}`;
      const ResourceChangeUtcDate = new Date().toISOString();
      const event = { EventName: 'reseller-relationship-accepted-by-customer', ResourceUri, ResourceChangeUtcDate };
      return written(replaced(event, odd));
    });
    const header = fc.constantFrom(
      ...['X-MS-Certificate-Url', 'X-MS-Signature-Algorithm', 'Authorization', 'x-ms-signature', 'Expect'],
    );
    const deliveries = fc.record({
      body: fc.oneof({ weight: 4, arbitrary: events }, { weight: 1, arbitrary: oddText }, oddValue.map(written)),
      headers: fc.dictionary(header, headerText, { maxKeys: 1 }),
      /** Bytes of the certificate. */
      other: fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 3 }),
    });
    return holds(deliveries, async ({ body, headers, other }) => {
      const certificate = Buffer.from(fuzzed.certificate);
      for (const [at, byte] of other) certificate[at % certificate.length] = byte;
      await fuzzed.bot.send(() => {
        const delivery = fuzzed.delivery(body, other.length === 0 ? undefined : certificate);
        return { ...delivery, headers: { ...delivery.headers, ...headers } };
      });
    });
  });

  it('as a request is answered', () => {
    const sources = globSync('bot/http/*.ts').map((file) => readFileSync(file, 'utf8'));
    const routes = sources.flatMap((source) => [...source.matchAll(/['`](\/[\w./:-]+)['`]/g)].map(([, path]) => path));
    assert.ok(routes.includes('/api/messages'));
    const methods = [
      'GET',
      'HEAD',
      'POST',
      'PUT',
      'PATCH',
      'DELETE',
      'OPTIONS',
      'TRACE',
      'PROPFIND',
      'GE T',
      'get',
      '',
    ];
    const odd = fc.oneof(
      headerText.map((text) => text.replace(/[\0-\x20]/g, '')),
      oddText.map((text) => encodeURIComponent(text.toWellFormed().slice(0, 2000))),
    );
    const header = fc.constantFrom(
      ...['Accept', 'Cookie', 'Content-Type', 'Content-Encoding', 'If-None-Match', 'Range', 'Origin', 'Host'],
      ...['Authorization', 'Sec-Fetch-Site', 'Accept-Version', 'Transfer-Encoding'],
    );
    const requests = fc.record({
      method: fc.constantFrom(...methods),
      route: fc.constantFrom(...routes, '/privacy', '/', '*', 'http://evil.example/'),
      more: fc.array(odd, { maxLength: 2 }),
      query: fc.option(fc.tuple(fc.constantFrom('to=/credentials/x/', 'to=', 'code=x&state=', ''), odd)),
      headers: fc.dictionary(header, headerText, { maxKeys: 2 }),
      body: fc.oneof(fc.constantFrom('', 'do=stored&key=x'), oddText),
    });
    return holds(requests, async ({ route = '', more: [first = 'x', ...rest], query, ...request }) => {
      const path = [route.replace(/:\w+/g, () => first), ...rest].join('/');
      await fuzzed.bot.send(() => ({ ...request, path: query === null ? path : `${path}?${query.join('')}` }));
    });
  });

  it('is not only refused', () => {
    const wanted = ['200', '400', '401', '404', '405', '413', '501', '503'];
    assert.deepEqual(
      wanted.filter((status) => !fuzzed.bot.statuses.has(status)),
      [],
    );
  });
});
