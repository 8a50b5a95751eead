import assert from 'node:assert/strict';
import type { Window } from '../teams/chat-window.ts';
import { agreementAlreadySigned, fillInNewTenant } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

const minute = 60_000;
const heldUp = /a task waits for its provider/;

describe('a sign-in that has ended', () => {
  let product: Product;
  let operators: Window;
  beforeEach(async () => {
    const chat = '19:operators@thread.v2';
    product = await startProduct({ settings: { OPERATORS: chat } });
    operators = product.teams.window(people.nobody, 'teams', chat);
    await operators.open();
  });
  afterEach(async () => {
    await product.close();
  });

  const alarms = () => operators.texts().filter((text) => /lets us/.test(text));

  it('for want of MFA, mended at Microsoft alone, goes on without npm run connect', async () => {
    const { rep, manager, simulator } = product;
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    for (const asked of ['GET /v1/profiles/organization', 'POST /v1/customers/*/agreements']) {
      await product.trouble(asked, '401-mfa', { times: 1000 });
    }
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await operators.until(/lets us do nothing any more\. Partner Center wants a sign-in with multi-factor/);
    await product.untilLogged(heldUp);
    await product.untilLogged(/the provider stays paused/);
    await fetch(`${simulator.url}/_faults`, { method: 'DELETE' });
    product.later(minute);
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    assert.ok(!rep.texts().some((text) => /needs you/.test(text)));
  });

  it('of a sign-in without MFA that is still taken, is known at the start, once, before anything fails', async () => {
    const { simulator } = product;
    const post = (path: string, body: string) => fetch(`${simulator.url}${path}`, { method: 'POST', body });
    await product.untilLogged(/"isSatisfied":true/);
    await post('/_switches', '{"mfa":"reported"}');
    for (const token of simulator.state.refreshTokens) token.mfa = false;
    for (let looks = 1; looks <= 4; looks++) {
      product.later(7 * 60 * minute);
      await product.untilLogged(/"isSatisfied":false/, looks);
      // A token that ran out under way would be another fault.
      await product.untilLogged(/webhooks come to us already/, looks);
    }
    assert.match(await operators.until(/without multi-factor/), /npm run connect -- partner-center\.$/);
    assert.equal(operators.texts().filter((text) => /without multi-factor/.test(text)).length, 1);
  });

  it('is not what a redeployment without the refresh token brings about', async () => {
    const { rep, manager } = product;
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await product.stopBot();
    await product.startBot({ PARTNER_CENTER_REFRESH_TOKEN: '' });
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    assert.deepEqual(alarms(), []);
  });
});
