import assert from 'node:assert/strict';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { english } from '../../words/english.ts';
import { agreementAlreadySigned, fillInNewTenant } from './fill-in.ts';
import { runConnect } from './run-connect.ts';
import { type Product, startProduct } from './start-product.ts';

describe('npm run connect', () => {
  let product: Product;
  let said: string[];
  beforeEach(async () => {
    product = await startProduct();
    said = [];
  });
  afterEach(() => product.close());

  const run = (outcome: 'mfa' | 'no-mfa' | 'refuse', settings = {}) => runConnect(product, outcome, { settings, said });

  it('signs a person in, keeps the refresh token, and says for whom', async () => {
    assert.match(await run('mfa', { PARTNER_CENTER_REFRESH_TOKEN: '' }), /You can close this window/);
    assert.match(said.join('\n'), /Signed in for Northwind Cloud, US\./);
    const tokens = product.simulator.state.refreshTokens.map((kept) => (typeof kept === 'string' ? kept : kept.token));
    for (const token of tokens) {
      assert.ok(!said.join().includes(token));
      assert.ok(!product.stored().includes(token));
    }
  });

  it('keeps nothing when Microsoft refuses what came without MFA, and says so', async () => {
    await assert.rejects(run('no-mfa'), (error: unknown) => {
      assert.ok(error instanceof OnboardingError);
      assert.match(english.tell(error.says), /multi-factor authentication.*npm run connect, with MFA/);
      return true;
    });
    await fetch(`${product.simulator.url}/_switches`, { method: 'POST', body: '{"mfa":"reported"}' });
    await assert.rejects(run('no-mfa'), (error: unknown) => {
      assert.ok(error instanceof OnboardingError);
      assert.match(english.tell(error.says), /The sign-in was without multi-factor authentication/);
      return true;
    });
    assert.doesNotMatch(said.join(), /Signed in/);
  });

  it('gives a sentence when the person refuses', async () => {
    await assert.rejects(run('refuse'), (error: unknown) => {
      assert.ok(error instanceof OnboardingError);
      assert.equal(english.tell(error.says), 'The sign-in was not completed. Run npm run connect again.');
      return true;
    });
  });

  it('sets a bot going again whose sign-in has ended, without a restart', async () => {
    const { rep, manager } = product;
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await rep.press('Submit for approval');
    await fetch(`${product.simulator.url}/_sign-outs`, { method: 'POST' });
    product.later(2 * 60 * 60_000);
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await manager.until(/npm run connect/);
    await run('mfa');
    product.later(60_000);
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
  });
});
