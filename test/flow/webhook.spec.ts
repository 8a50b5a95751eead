import assert from 'node:assert/strict';
import { atDesk } from '../tab/ask-tab.ts';
import { openLinkIn } from './customer.ts';
import { answerNo, startAccount } from './fill-in.ts';
import { connected } from './journeys.ts';
import { type Product, people, startProduct } from './start-product.ts';

const pat = { 'First name': 'Pat', 'Last name': 'Price', 'E-mail': 'pat@fabrikam.com' };

describe('a webhook of Partner Center', () => {
  let product: Product;
  beforeEach(async () => {
    // Polling alone would tell nothing before tomorrow.
    product = await startProduct({ settings: { PARTNER_CENTER_POLL_SECONDS: '86400' } });
    await product.untilLogged(/registered for webhooks/);
  });
  afterEach(() => product.close());

  const invite = async (account: string) => {
    await startAccount(product.rep, account, pat);
    await answerNo(product.rep);
    await product.rep.press('Send now');
    const mail = await product.mailTo('pat@fabrikam.com');
    await product.untilLogged(/"check-relationship".*still-waiting/);
    return openLinkIn(mail);
  };
  const deliveries = () => product.simulator.state.webhooks.deliveries;
  const send = async (headers: Record<string, string>, body: string) => {
    const answer = await fetch(`${product.botUrl}/api/partner-center/webhook`, { method: 'POST', headers, body });
    return { status: answer.status, text: await answer.text() };
  };

  it('tells at once that the customer has accepted us', async () => {
    const page = await invite('Fabrikam');
    await page.submit({ tenant: 'fabrikam.com' });
    await product.untilLogged(connected(product.rep));
    assert.deepEqual(
      deliveries().map(({ attempts }) => attempts.map(({ status }) => status)),
      [[200]],
    );
  });

  it('counts once, however often it comes', async () => {
    const page = await invite('Fabrikam');
    await page.submit({ tenant: 'fabrikam.com' });
    await product.untilLogged(connected(product.rep));
    const [delivery] = deliveries();
    assert.ok(delivery);
    assert.equal((await send(delivery.headers, delivery.body)).status, 200);
    assert.match(product.logged(), /a webhook came again/);
    assert.equal(product.logged().match(/"result":"relationship-accepted"/g)?.length, 1);
  });

  it('of somebody else is refused and moves nothing, whatever it says', async () => {
    const page = await invite('Fabrikam');
    await page.submit({ tenant: 'wingtiptoys.com' });
    await product.untilLogged(/a webhook came"/);
    const [real] = deliveries();
    assert.ok(real);
    const fabrikam = product.simulator.state.tenants.find(({ displayName }) => displayName === 'Fabrikam');
    const forged = real.body.replace(/customers\/[0-9a-f-]{36}/, `customers/${fabrikam?.id}`);
    assert.notEqual(forged, real.body);
    assert.deepEqual(await send(real.headers, forged), { status: 401, text: '{"code":"webhook-refused"}' });
    assert.equal((await send({}, forged)).status, 401);
    assert.equal((await send({}, '')).status, 401);
    assert.equal((await send(real.headers, 'x'.repeat(300_000))).status, 413);
    assert.doesNotMatch(product.logged(), /"result":"relationship-accepted"/);
  });

  it('is no proof: what it says is looked up', async () => {
    const page = await invite('Fabrikam');
    await product.trouble('GET /v1/customers/*', '500', { times: 3 });
    await page.submit({ tenant: 'fabrikam.com' });
    await product.untilLogged(/"check-relationship".*a task failed and is tried again/);
    assert.doesNotMatch(product.logged(), /"result":"relationship-accepted"/);
    product.later(10_000);
    await product.untilLogged(connected(product.rep));
  });

  it('of last month, signed as it is, is refused', async () => {
    const page = await invite('Fabrikam');
    await page.submit({ tenant: 'wingtiptoys.com' });
    await product.untilLogged(/a webhook came"/);
    const [real] = deliveries();
    assert.ok(real);
    product.later(30 * 24 * 60 * 60_000);
    assert.equal((await send(real.headers, real.body)).status, 401);
    assert.match(product.logged(), /outside of the time that we accept/);
  });

  it('finds the bot again after its address has changed', async () => {
    await product.stopBot();
    const registration = product.simulator.state.webhooks.registration;
    assert.equal(registration?.webhookUrl, `${product.botUrl}/api/partner-center/webhook`);
    registration.webhookUrl = 'https://old.example/webhook';
    await product.startBot();
    await product.untilLogged(/registered for webhooks/, 2);
    assert.match(product.logged(), /webhooks went to another address before/);
    assert.equal(
      product.simulator.state.webhooks.registration?.webhookUrl,
      `${product.botUrl}/api/partner-center/webhook`,
    );
    await product.stopBot();
    await product.startBot();
    await product.untilLogged(/webhooks come to us already/);
    assert.equal(
      product.simulator.requests.filter(({ method, path }) => method === 'PUT' && path.includes('registration')).length,
      1,
    );
  });

  it('comes back within an hour after somebody else took the registration, and the operators hear of it once', async () => {
    await product.stopBot();
    await product.startBot({ OPERATORS: people.manager.aadObjectId });
    await product.untilLogged(/webhooks come to us already/);
    const ours = `${product.botUrl}/api/partner-center/webhook`;
    const { webhooks } = product.simulator.state;
    for (const times of [1, 2]) {
      assert.ok(webhooks.registration);
      webhooks.registration.webhookUrl = 'https://staging.example/webhook';
      while (webhooks.registration.webhookUrl !== ours) {
        product.later(60 * 60_000);
        await product.rep.say('help');
      }
      await product.untilLogged(/webhooks went to another address before/, times);
    }
    await product.manager.until(/went to https:\/\/staging\.example\/webhook/);
    assert.equal(product.manager.texts().filter((text) => /staging\.example/.test(text)).length, 1);
  });

  it('that cannot be registered for within an hour is told to the operators', async () => {
    await product.stopBot();
    await product.trouble('GET /webhooks/v1/registration/events', '500', { times: 100 });
    await product.startBot({ OPERATORS: people.manager.aadObjectId });
    await product.untilLogged(/not registered for webhooks yet/);
    product.later(60 * 60_000);
    await product.manager.until(/For an hour the bot could not see to its registration/);
  });

  it('is left to another environment where PARTNER_CENTER_WEBHOOK is off', async () => {
    await product.stopBot();
    const { registration } = product.simulator.state.webhooks;
    assert.ok(registration);
    registration.webhookUrl = 'https://production.example/webhook';
    await product.startBot({ PARTNER_CENTER_WEBHOOK: 'off', OPERATORS: people.manager.aadObjectId });
    const { health } = (await atDesk(product, people.manager).ask('/api/tab/operations')).body;
    assert.equal(health.find(({ about }) => about === 'webhook')?.state, 'off');
    await product.untilLogged(/webhooks are left to another environment/);
    product.later(2 * 60 * 60_000);
    await product.rep.say('help');
    assert.equal(product.simulator.state.webhooks.registration?.webhookUrl, 'https://production.example/webhook');
  });
});
