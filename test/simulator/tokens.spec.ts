import assert from 'node:assert/strict';
import { partnerOfEachTest, type Reply } from './partner.ts';

const dayMs = 24 * 60 * 60 * 1000;
const sheet = "/v1.0/sales/pricesheets(Market='US',PricesheetView='updatedlicensebased')/$value";

describe('simulator: tokens', () => {
  const partner = partnerOfEachTest();

  const redeem = (refresh_token: unknown = 'simulator-refresh-token', more = {}, path?: string) =>
    partner.token({ grant_type: 'refresh_token', refresh_token: String(refresh_token), ...more }, path);
  const why = ({ at }: Reply) => [at('error'), at('error_codes.0')];
  const appToken = async (scope: string) => {
    const headers = await partner.token({ grant_type: 'client_credentials', scope });
    return `Bearer ${headers.at('access_token')}`;
  };

  it('rolls the refresh token: each works once, the first of all always', async () => {
    const rolled = (await redeem()).at('refresh_token');
    const next = await redeem(rolled);
    const again = await redeem(rolled);
    await partner.send('POST', '/_switches', { body: { usedRefreshToken: 'accepted' } });
    const anyway = await redeem(rolled);

    assert.notEqual(next.at('refresh_token'), rolled);
    assert.deepEqual([next.status, again.status, anyway.status], [200, 400, 200]);
    assert.equal(again.at('error'), 'invalid_grant');
  });

  it('hands out a refresh token only to who asks for it, and no token without the partner’s tenant', async () => {
    const forgotten = await redeem(undefined, { scope: 'https://api.partnercenter.microsoft.com/.default' });
    const common = await redeem(undefined, {}, '/common/oauth2/v2.0/token');
    assert.deepEqual([forgotten.status, forgotten.at('refresh_token')], [200, undefined]);
    assert.deepEqual([common.status, common.at('error_codes.0')], [400, 50059]);
  });

  it('refuses a missing, forged, expired or wrongly addressed token with 401', async () => {
    const wrong = ['', 'Bearer a.b.c', await appToken('https://graph.windows.net/.default')];
    const ask = (headers = {}) => partner.send('GET', '/v1/profiles/legalbusiness', { headers });
    const replies = [];
    for (const Authorization of wrong) replies.push(await ask({ Authorization }));
    partner.wait(3_600_000);
    replies.push(await ask());
    const codes = replies.map(({ status, at }) => `${status} ${at('code')}`);
    assert.deepEqual(codes, ['401 400', '401 400', '401 900420', '401 400']);
  });

  it('takes a pricing token for the price sheet only', async () => {
    const scope = 'https://api.partner.microsoft.com/.default';
    const headers = { Authorization: `Bearer ${(await redeem(undefined, { scope })).at('access_token')}` };
    const prices = await partner.send('GET', sheet, { headers });
    const profile = await partner.send('GET', '/v1/profiles/legalbusiness', { headers });
    assert.deepEqual([prices.status, profile.status, profile.at('code')], [200, 401, 900420]);
    assert.equal((await partner.send('GET', sheet)).status, 200);
  });

  it('ends refresh tokens after 90 days, and by a sign-out of everything', async () => {
    const [one, two] = [await redeem(), await redeem()];
    partner.wait(89 * dayMs);
    const inTime = await redeem(one.at('refresh_token'));
    partner.wait(dayMs);
    const late = await redeem(two.at('refresh_token'));
    await partner.send('POST', '/_sign-outs');
    const afterwards = [await redeem(inTime.at('refresh_token')), await redeem()];

    assert.equal(inTime.status, 200);
    assert.deepEqual(why(late), ['invalid_grant', 70008]);
    for (const reply of afterwards) assert.deepEqual(why(reply), ['invalid_grant', 50173]);
  });
});
