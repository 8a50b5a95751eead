import assert from 'node:assert/strict';
import { createLimits } from '../../bot/limits.ts';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { english } from '../../words/english.ts';
import { annCarter, answerNo, fillInCompany, fillInNewTenant, startAccount } from '../flow/fill-in.ts';
import { takeCredentials } from '../flow/hand-over.ts';
import { pat } from '../flow/journeys.ts';
import { type Product, startProduct } from '../flow/start-product.ts';

const hour = 60 * 60_000;

describe('what one person may do within an hour', () => {
  let product: Product | undefined;
  afterEach(async () => {
    await product?.close();
    product = undefined;
  });

  it('is so many onboardings: the next is begun when the first is an hour old, and others are not hindered', async () => {
    product = await startProduct({ settings: { HOURLY_ONBOARDINGS: '2' } });
    const { rep, manager, later } = product;
    for (const name of ['One', 'Two', 'Three']) await rep.say(`onboard ${name} Corp`);
    assert.match(rep.texts().at(-1) ?? '', /^You have started 2 onboardings within an hour.*in (60|59) minutes\.$/);
    await rep.say('onboard Two Corp');
    assert.match((await rep.press('Start another anyway')) ?? '', /^You have started 2 onboardings/);
    assert.ok(!product.stored().includes('three-corp') && !product.stored().includes('two-corp-2'));
    await manager.say('onboard Three Corp');
    assert.ok(manager.card().texts.includes('Three Corp'));
    later(hour);
    await rep.say('onboard Four Corp');
    assert.ok(rep.card().texts.includes('Four Corp'));
  });

  it('is so many messages and clicks', async () => {
    product = await startProduct({ settings: { HOURLY_COMMANDS: '5' } });
    const { rep, manager, later } = product;
    await rep.say('onboard ABC Corp');
    const form = rep.card();
    for (let count = 0; count < 4; count++) await rep.say('help');
    await rep.say('help');
    const told = /^That was more than I take from one person: 5 messages and clicks within an hour\. You can go on in/;
    assert.match(rep.texts().at(-1) ?? '', told);
    assert.match((await rep.press('Continue', annCarter, form)) ?? '', told);
    assert.match(JSON.stringify(await rep.forgeDialog({})), /That was more than I take/);
    assert.ok(!product.stored().includes('Carter'));
    await manager.say('status ABC Corp');
    assert.ok(manager.card().texts.some((text) => text.startsWith('ABC Corp   with Robin Reyes')));
    later(hour);
    await rep.press('Continue', annCarter, form);
    assert.ok(product.stored().includes('Carter'));
  });

  it('is so many messages: of more they are told once a minute, and the log gets short lines, few a minute', async () => {
    product = await startProduct({ settings: { HOURLY_COMMANDS: '1' } });
    const { rep, manager, later } = product;
    for (let count = 0; count < 30; count++) await rep.say('help');
    const told = () => rep.texts().filter((text) => text.startsWith('That was more than I take')).length;
    assert.equal(told(), 1);
    await manager.say('help');
    await manager.say('help');
    assert.match(manager.texts().at(-1) ?? '', /^That was more/);
    later(60_000);
    await rep.say('help');
    assert.equal(told(), 2);
    const lines = product.logged().split('\n');
    const refusals = lines.filter((line) => line.includes('a person was refused'));
    assert.equal(refusals.length, 20);
    assert.ok(refusals.every((line) => line.length < 400 && line.includes('"why":"errors.limits.commands"')));
    assert.ok(!lines.some((line) => line.includes('at check')));
  });

  it('is so many look-ups in Partner Center, by whatever asks for them; the form and what was typed stay', async () => {
    product = await startProduct({ settings: { HOURLY_LOOKUPS: '12' } });
    const { rep, manager, later, simulator } = product;
    // What is asked once for everybody has been asked.
    await startAccount(manager, 'Contoso', { ...annCarter, 'E-mail': 'ann@contoso.example' });
    await manager.press('Yes, create a new tenant');
    await startAccount(rep);
    const told = /You have had 12 things looked up in Partner Center within an hour/;
    for (let count = 0; count < 12; count++) await rep.say(`onboard Customer ${count}`);
    assert.match(rep.texts().at(-1) ?? '', told);
    const asked = simulator.requests.length;
    await rep.say('onboard ABC Corp');
    await rep.press('Open it');
    await rep.press('Yes, create a new tenant');
    assert.match(rep.card().texts.join('\n'), told);
    assert.doesNotMatch(product.logged(), /limit-reached/, 'nor the log more than a short line');
    assert.equal(simulator.requests.length, asked, 'Partner Center hears nothing of it');
    await manager.say('status Contoso');
    assert.ok('Legal name' in manager.values(), 'others are not hindered');
    later(hour);
    await rep.press('Yes, create a new tenant');
    await fillInCompany(rep);
    assert.ok(rep.card().fields.some(({ label }) => label === 'Product'));
  });

  it('is so many mails in their name: the next waits for its hour, and the rep reads when that is', async () => {
    product = await startProduct({ settings: { HOURLY_MAILS: '1' } });
    const { rep, later, mails, mailTo } = product;
    const write = async () => {
      await answerNo(rep);
      await rep.press('Send now');
    };
    await startAccount(rep, 'Fabrikam', pat);
    await write();
    await mailTo('pat@fabrikam.com');
    await startAccount(rep, 'Wingtip', { ...pat, 'E-mail': 'wes@wingtiptoys.com' });
    await write();
    assert.match(rep.card().texts.join('\n'), /One mail went out in your name within an hour.*The next one can go in/);
    assert.equal((await mails()).length, 1);
    later(hour);
    await rep.press('Send now');
    await mailTo('wes@wingtiptoys.com');
  });

  it('is so many mails also where the bot sends them later: they wait, and none is given up', async () => {
    product = await startProduct({ settings: { HOURLY_MAILS: '1' } });
    const { rep, manager, later, mails, mailTo } = product;
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    await startAccount(rep, 'Fabrikam', pat);
    await answerNo(rep);
    await rep.press('Send now');
    await mailTo('pat@fabrikam.com');
    await manager.say('approvals');
    await manager.press('Approve');
    await rep.until(/^The tenant of ABC Corp is there/);
    await takeCredentials(rep);
    await product.untilLogged(/"send-agreement".*"why":"errors\.limits\.mails",.*is tried again/);
    assert.equal((await mails()).length, 1);
    later(2 * hour);
    await mailTo('ann@abccorp.com');
  });

  it('slides, and what is not taken does not count', () => {
    let now = 0;
    const limits = createLimits({ onboardings: 1, imported: 1, mails: 2, commands: 1, lookups: 1 }, () => now);
    const refused = (minutes: number) => (thrown: unknown) =>
      thrown instanceof OnboardingError &&
      thrown.code === 'limit-reached' &&
      english.tell(thrown.says).includes(minutes === 1 ? 'in a minute' : `in ${minutes} minutes`);
    limits.check('mails', 'ann');
    limits.take('mails', 'ann');
    now = hour / 2;
    limits.take('mails', 'ann');
    for (let count = 0; count < 5; count++) assert.throws(() => limits.take('mails', 'ann'), refused(30));
    limits.take('mails', 'bob');
    now = hour - 1;
    assert.throws(() => limits.check('mails', 'ann'), refused(1));
    now = hour;
    limits.take('mails', 'ann');
    assert.throws(() => limits.take('mails', 'ann'), refused(30));
  });
});
