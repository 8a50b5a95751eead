import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import https from 'node:https';
import sinon from 'sinon';
import { openLinkIn, passwordGiven } from '../flow/customer.ts';
import {
  acceptContract,
  askCustomerForAgreement,
  fillInCompany,
  goodAddress,
  orderSeats,
  startAccount,
} from '../flow/fill-in.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import { appId, type Identity, startIdentity } from '../teams/channel-identity.ts';
import { openBrowser } from './browser.ts';
import { type EchoingPartnerCenter, startEchoingPartnerCenter } from './echoing-partner-center.ts';
import { type Entra, pageApp, startEntra } from './entra-double.ts';
import { formsOf } from './forms-of.ts';
import { type MailServer, startMailServer } from './mail-server.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Nothing that could be known by its looks, with what is written differently in JSON, forms and pages. */
const canary = (name: string) => `c4n4ry of ${name}/"+&<é${randomBytes(9).toString('base64url')}`;

describe('secrets', () => {
  const key = randomBytes(32);
  const [clientSecret, refreshToken] = [canary('client'), canary('refresh')];
  const [appSecret, smtpPassword] = [canary('app'), canary('smtp')];
  let identity: Identity;
  let partnerCenter: EchoingPartnerCenter;
  let mailServer: MailServer;
  let product: Product;
  let entra: Entra;
  let ahead: number;
  let seen: { readonly where: string; readonly text: string }[];
  let pages: string[];
  let output: sinon.SinonSpy[];

  beforeEach(async () => {
    seen = [];
    ahead = 0;
    entra = await startEntra(() => Date.now() + ahead);
    entra.account = people.rep;
    pages = [];
    output = [sinon.spy(process.stderr, 'write'), sinon.spy(console, 'error'), sinon.spy(console, 'warn')];
    identity = await startIdentity();
    partnerCenter = await startEchoingPartnerCenter();
    mailServer = await startMailServer('bot@p.example', smtpPassword);
  });
  afterEach(async () => {
    sinon.restore();
    await product?.close();
    identity.close();
    entra.close();
    partnerCenter.close();
    mailServer.close();
  });

  const start = async (more: Readonly<Record<string, string>> = {}, bot = appId) => {
    product = await startProduct({
      // Teams' tokens hold however far the clock is put forward.
      identity: { ...identity, authorization: (url) => identity.authorization(url, { aud: bot, exp: 4_102_444_800 }) },
      settings: {
        ...{ PARTNER_CENTER_URL: partnerCenter.url, PARTNER_CENTER_LOGIN_URL: partnerCenter.url },
        ...{ PARTNER_CENTER_CLIENT_SECRET: clientSecret, PARTNER_CENTER_REFRESH_TOKEN: refreshToken },
        ...{ MAIL: 'smtp', MAIL_FROM: 'bot@p.example', SMTP_URL: mailServer.url },
        ...{ SECRETS_KEY: key.toString('base64'), MicrosoftAppId: bot },
        ...more,
      },
    });
    partnerCenter.standBefore(product.simulator.url, { canary: refreshToken, real: 'simulator-refresh-token' });
  };
  const later = (milliseconds: number) => {
    ahead += milliseconds;
    product.later(milliseconds);
  };
  /** What was written down up to now; of the store that is other bytes each time. */
  const look = () => seen.push({ where: 'the store', text: product.stored() });
  const places = () => {
    const { logged, teams } = product;
    return [
      ...seen,
      { where: 'the log', text: logged() },
      { where: 'the chats', text: teams.connector.received.join('\n') },
      { where: 'the answers to Teams', text: teams.answered.join('\n') },
      { where: 'the mails', text: mailServer.received.join('\n') },
      { where: 'the pages', text: pages.join('\n') },
      { where: 'the output', text: output.flatMap(({ args }) => args.flat().map(String)).join('\n') },
    ];
  };
  const assertNowhere = (...more: readonly string[]) => {
    const rolled = product.simulator.state.refreshTokens.map(({ token }) => token);
    const settings = [clientSecret, refreshToken, appSecret, smtpPassword, pageApp.secret, key, key.toString('base64')];
    const secrets = [...settings, ...rolled, ...partnerCenter.seen, 'a-token-of-the-bot', ...more];
    for (const secret of secrets) {
      for (const { where, text } of places()) {
        // Mails break their lines.
        const whole = text.replace(/=?\r?\n/g, '');
        const form = formsOf(secret).find((form) => text.includes(form) || whole.includes(form));
        assert.equal(form, undefined, `${where}: ${text.slice(text.indexOf(form ?? '') - 500).slice(0, 1000)}`);
      }
    }
  };

  it('stand nowhere, whatever goes wrong on the way from the command to the order', async () => {
    await start(entra.settings);
    const { rep, manager, teams } = product;
    await startAccount(rep);
    await rep.press('Yes, create a new tenant');
    for (const status of [400, 401, 500]) {
      partnerCenter.echo(/validations/, status, 3);
      await rep.press('Verify address', goodAddress);
      partnerCenter.echoNothing();
    }
    for (const [nth, status] of [400, 401, 500].entries()) {
      // Tokens, and what is remembered, have run out.
      later(2 * hour);
      partnerCenter.echo(/token/, status, 99);
      await rep.press('Verify address', goodAddress);
      partnerCenter.echoNothing();
      if (status !== 500) {
        await product.untilLogged(/the provider stays paused/, nth + 1);
        later(minute);
        await product.untilLogged(/the provider lets us in again/, nth + 1);
      }
      await rep.press('Try again');
    }
    await fillInCompany(rep);
    await askCustomerForAgreement(rep);
    await acceptContract(rep);
    await orderSeats(rep);
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    partnerCenter.echo(/^POST \/v1\/customers$/, 500, 1);
    mailServer.repeatsAt = 'AUTH';
    await manager.press('Approve');
    await product.untilLogged(/"create-customer".*a task failed/);
    later(10 * minute);
    await rep.until(/The tenant of ABC Corp is there/);
    look();
    await rep.press('Hand over to Ann Carter', {}, rep.news().at(-1));
    await product.untilLogged(/535 5\.7\.8/);
    look();

    await rep.press('Open credentials');
    const link = rep.card().buttons.find(({ title }) => title === 'Show credentials')?.url ?? '';
    const browser = openBrowser();
    const asked = await browser.signIn(await browser.get(link));
    const shown = await browser.press(asked);
    const password = passwordGiven(product);
    assert.ok(shown.html.includes(password));
    look();
    const taken = [await browser.press(shown), await browser.press(asked)];
    pages.push(
      ...[asked, ...taken].map(({ html }) => html),
      browser.cookies.join('\n'),
      shown.html.replaceAll(password, ''),
    );
    look();

    mailServer.repeatsAt = '';
    later(10 * minute);
    await product.untilLogged(/"send-agreement".*"result":"agreement-asked"/);
    const mail = { text: mailServer.received.join('\n').replace(/=\n/g, '').replaceAll('=3D', '=') };
    await (await openLinkIn(mail)).submit({ customer: 'abccorp.onmicrosoft.com' });
    later(minute);
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);

    teams.connector.block(rep.conversationId, { status: 403, code: 'No', message: 'you are a-token-of-the-bot' });
    await assert.rejects(rep.say('help'), /503/);
    for (const path of ['/privacy', '/terms', '/readyz', '/outbox', '/credentials/x', '/x']) {
      pages.push(await (await fetch(`${product.botUrl}${path}`)).text());
    }
    look();
    await product.stopBot();
    look();
    for (const where of ['the store', 'the chats', 'the answers to Teams', 'the mails', 'the pages']) {
      const texts = places().filter((place) => place.where === where);
      assert.ok(
        texts.some(({ text }) => formsOf('ABC Corp').some((form) => text.includes(form))),
        `${where} was read`,
      );
    }
    assertNowhere(password);
    // More when others than the rep ask for a token at that moment.
    assert.ok(partnerCenter.echoed >= 17, `${partnerCenter.echoed} answers repeated secrets`);
  });

  it('of the bot itself stand nowhere when Entra repeats them', async () => {
    // Entra is asked over https only, at its own address.
    const { hostname, port } = new URL(partnerCenter.url);
    sinon
      .stub(https, 'request')
      .callsFake((options) =>
        request({ ...Object(options), protocol: 'http:', agent: undefined, host: hostname, hostname, port }),
      );
    partnerCenter.echo(/token/, 401, 99);
    // The SDK keeps the tokens of a bot for the whole process.
    await start({ MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: appSecret }, randomUUID());
    await assert.rejects(product.rep.say('help'), /503/);
    assert.ok(partnerCenter.seen.has(appSecret));
    assertNowhere();
  });

  it('of the pages stand nowhere when Entra repeats them to somebody who signs in', async () => {
    const secret = canary('pages');
    const app = { SIGN_IN_APP_ID: randomUUID(), SIGN_IN_APP_SECRET: secret };
    await start({ ...app, ToChannelFromBotLoginUrl: partnerCenter.url });
    partnerCenter.echo(/token/, 401, 99);
    const begun = await fetch(`${product.botUrl}/sign-in?to=/credentials/x/y`, { redirect: 'manual' });
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state');
    const Cookie = begun.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
    const back = `${product.botUrl}/sign-in/callback?code=x&state=${state}`;
    pages.push(await (await fetch(back, { headers: { Cookie } })).text());
    assert.ok(partnerCenter.seen.has(secret));
    assertNowhere(secret);
  });
});
