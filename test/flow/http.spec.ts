import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { answerNo, startAccount } from './fill-in.ts';
import { type Product, startProduct } from './start-product.ts';

describe('the HTTP side of the bot', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  const post = (
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = { 'Content-Type': 'application/json' },
  ) => fetch(`${product.botUrl}/api/messages`, { method: 'POST', headers, body });

  it('takes only activities, and outlives everything else', async () => {
    const json = { 'Content-Type': 'application/json' };
    const nonsense: readonly [string, number, () => Promise<Response>][] = [
      ['no type of body', 415, () => post(new Uint8Array([1, 2, 3]), {})],
      ['a form', 415, () => post('type=message', { 'Content-Type': 'application/x-www-form-urlencoded' })],
      ['no JSON', 400, () => post('{"type":')],
      ['nothing', 400, () => post('')],
      ['a compressed body', 415, () => post(gzipSync('{"type":"message"}'), { ...json, 'Content-Encoding': 'gzip' })],
      ['300 KB', 413, () => post(JSON.stringify({ type: 'message', text: 'x'.repeat(300 * 1024) }))],
      ['a list', 400, () => post('[{"type":"message"}]')],
      ['a text', 400, () => post('"message"')],
      ['null', 400, () => post('null')],
      ['{}', 400, () => post('{}')],
      ['a type that is none', 400, () => post('{"type":7}')],
      ['__proto__', 400, () => post('{"__proto__":{"type":"message"}}')],
      ['GET', 405, () => fetch(`${product.botUrl}/api/messages`)],
      ['another route', 404, () => fetch(`${product.botUrl}/api/nothing`)],
      ['a made-up credentials link', 200, () => fetch(`${product.botUrl}/credentials/none/${'x'.repeat(43)}`)],
    ];
    for (const [what, status, send] of nonsense) assert.equal((await send()).status, status, what);
    for (const activity of [
      { type: 'message' },
      { type: 'message', from: {}, conversation: {} },
      { type: 'invoke' },
      { type: 'event', name: 'ContinueConversation' },
      { type: 'no such type', channelId: 'msteams', serviceUrl: 'http://127.0.0.1:1' },
    ]) {
      await (await post(JSON.stringify(activity))).arrayBuffer();
    }
    const dropped = connect(Number(new URL(product.botUrl).port), '127.0.0.1');
    dropped.end(
      'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
    );
    await startAccount(product.rep);
    assert.ok(product.rep.texts().includes('First registration with Provider?'));
  });

  it('says on every card, page and mail of a test system which one it is', async () => {
    await product.stopBot();
    await product.startBot({ ENVIRONMENT_LABEL: 'TEST', BRAND_COLOR: '#0b5cad' });
    const { rep, teams, botUrl } = product;
    const before = { sent: teams.connector.received.length, answered: teams.answered.length };
    await startAccount(rep);
    await answerNo(rep);
    await rep.press('They have a tenant under another domain');
    await rep.press('Send now');
    const sent = teams.connector.received.slice(before.sent).map((json) => JSON.parse(json));
    const cards = [...sent, ...teams.answered.slice(before.answered)].map((wire) =>
      typeof wire === 'string' ? wire : JSON.stringify(wire),
    );
    const shown = cards.filter((wire) => wire.includes('"AdaptiveCard"'));
    assert.ok(shown.length > 5);
    for (const card of shown) assert.equal(card.split('"text":"[TEST]"').length, card.split('"AdaptiveCard"').length);
    const read = sent.flatMap(({ text, summary }) => [text, summary]).filter((text) => text !== undefined);
    assert.ok(read.length > 0 && read.every((text) => text.startsWith('[TEST] ')));
    const { subject, text, html } = await product.mailTo('ann@abccorp.com');
    assert.ok(subject.startsWith('[TEST] ') && text.startsWith('TEST · not production\n\n'));
    assert.ok(html.includes('>TEST · not production</p>'));
    const styles = await (await fetch(`${botUrl}/brand.css`)).text();
    assert.match(styles, /body::before\{content:"TEST · not production"/);
    assert.match(styles, /--brand:#0b5cad/);
    for (const path of ['privacy', 'outbox', 'credentials/none/none', 'hand-over/x/y']) {
      const page = await (await fetch(`${botUrl}/${path}`)).text();
      assert.ok(page.includes('<link rel="stylesheet" href="/brand.css">'), path);
    }
  });

  it('tells the platform that it is alive, and how each stands that it rests on', async () => {
    for (const [route, says] of [
      ['/healthz', { status: 'alive' }],
      ['/readyz', { status: 'ready', store: 'ok', vault: 'ok', partnerCenter: 'ok' }],
    ] as const) {
      const answer = await fetch(`${product.botUrl}${route}`);
      assert.deepEqual([answer.status, await answer.json()], [200, says]);
    }
  });

  it('shows the mails that would have been sent, with their links', async () => {
    const { rep } = product;
    await startAccount(rep, 'Fabrikam', {
      'First name': '<i>Pat',
      'Last name': 'Price',
      'E-mail': 'pat@fabrikam.com',
    });
    await answerNo(rep);
    await rep.press('Send now');
    const mail = await product.mailTo('pat@fabrikam.com');
    const page = await (await fetch(`${product.botUrl}/outbox`)).text();
    const link = /http\S+/.exec(mail.text)?.[0].replaceAll('&', '&amp;');
    assert.ok(page.includes(`href="${link}"`));
    assert.ok(!page.includes('<i>'));
    const [json] = JSON.parse(await (await fetch(`${product.botUrl}/outbox.json`)).text());
    assert.deepEqual(Object.keys(json).toSorted(), ['from', 'html', 'sentAt', 'subject', 'text', 'to']);
  });

  it('has the pages that the app package links to', async () => {
    for (const [page, words] of [
      ['privacy', 'administrator password is kept encrypted'],
      ['terms', 'Terms of use'],
    ]) {
      const answer = await fetch(`${product.botUrl}/${page}`);
      assert.equal(answer.status, 200);
      assert.ok((await answer.text()).includes(String(words)), page);
    }
  });
});
