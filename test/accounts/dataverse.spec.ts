import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { Accounts, DealTold } from '../../bot/accounts/accounts.ts';
import { createDataverse } from '../../bot/accounts/dataverse.ts';
import { dataverseAccounts } from '../../bot/accounts/dataverse-accounts.ts';
import { account, accountId } from '../../crm/rows.ts';
import { type Crm, startCrm } from '../../crm/start-crm.ts';

const deal: DealTold = {
  onboardingId: 'abc-corp',
  title: 'Microsoft cloud: ABC Corp',
  note: 'Stage: provisioning\nTenant: <b>t</b>',
  stage: 'provisioning',
  tenantId: 't',
  domain: 'abccorp.onmicrosoft.com',
  contract: 'Monthly',
  subscriptions: '10 × Business Premium',
  link: 'https://bot.example.com',
};

describe('accounts of Dataverse', () => {
  let crm: Crm;
  let accounts: Accounts;
  let now = 0;
  beforeEach(async () => {
    crm = await startCrm({ port: 0 });
    now = 0;
    accounts = dataverseAccounts(createDataverse({ url: crm.url, token: async () => 'of-the-bot', now: () => now }), {
      form: 2000,
    });
  });
  afterEach(() => crm.close());

  const failure = (of: Promise<unknown>) =>
    of.then(
      () => assert.fail('it was answered'),
      (error: unknown) => error,
    );

  it('are found by any part of the name, whatever signs stand in it, and not when they are closed', async () => {
    const namesFor = async (typed: string) => (await accounts.find(typed)).map(({ name }) => name);
    assert.deepEqual(await namesFor('fabrikam'), ['Fabrikam Inc', 'Fabrikam, Inc.']);
    assert.deepEqual(await namesFor("o'neill & s"), ["O'Neill & Sons 100%"]);
    assert.deepEqual(await namesFor('100%'), ["O'Neill & Sons 100%"]);
    for (const nobody of ['100_', 'closed', "') or contains(name,'abc", '[a-z]', '#', '?$top=1&', 'a']) {
      assert.deepEqual(await namesFor(nobody), [], nobody);
    }
  });

  it('of one name are those that mean the same company', async () => {
    const cities = async (name: string) => (await accounts.named(name)).map(({ city }) => city);
    assert.deepEqual(await cities('fabrikam incorporated'), ['Seattle', 'Boston']);
    assert.deepEqual(await cities('ABC'), ['Redmond']);
    assert.deepEqual(await cities('Fabrikam Ltd'), []);
    assert.deepEqual(await cities('Contoso'), []);
  });

  it('are read with their primary contact and address, as the forms take them', async () => {
    const read = await accounts.read(accountId(2));
    assert.deepEqual(read?.known, {
      contacts: [
        { firstName: 'Cora', lastName: 'Stone', email: 'cora.stone@contoso-retail.com', phone: '+1 425 555 0102' },
      ],
      website: 'contoso-retail.com',
      market: { country: 'US', segment: 'commercial' },
      company: {
        legalName: 'Contoso Retail Ltd',
        address: {
          addressLine1: '500 108th Ave NE',
          addressLine2: '',
          city: 'Bellevue',
          state: 'Washington',
          postalCode: '98004',
          country: 'US',
        },
        culture: '',
        registrationNumber: '',
      },
    });
    assert.equal(await accounts.read(accountId(99)), undefined);
    const asked = crm.calls.length;
    assert.equal(await accounts.read('../contacts'), undefined);
    assert.equal(crm.calls.length, asked, 'what is no id becomes no part of an address');
  });

  it('with hostile texts are cleaned, or are not offered', async () => {
    crm.state.accounts.push(
      account(20, 'Evil https://evil.example/login'),
      account(21, `Evil ${'x'.repeat(200)}`),
      account(22, 'Evil \u202e\u0000Corp', {
        websiteurl: 'https://www.linkedin.com/company/evil',
        address1_city: `<b>${'y'.repeat(200)}`,
        address1_country: 'Nowhere',
      }),
    );
    const found = await accounts.find('evil');
    assert.deepEqual(found, [{ id: accountId(22), name: 'Evil Corp', city: '' }]);
    assert.equal((await accounts.read(accountId(22)))?.known, null);
  });

  it('are told of a deal once, however often it is told, and without a tag', async () => {
    assert.equal(await accounts.tell(accountId(1), deal), 'told');
    assert.equal(await accounts.tell(accountId(1), deal), 'told');
    const [note, ...others] = crm.state.notes;
    assert.equal(others.length, 0);
    assert.deepEqual([note?.objectid, note?.version], [accountId(1), 1]);
    assert.match(note?.notetext ?? '', /Tenant: ‹b›t‹\/b›/);
    const [abc] = crm.state.accounts;
    assert.deepEqual([abc?.cspbot_tenantid, abc?.cspbot_stage, abc?.version], ['t', 'provisioning', 2]);
    await accounts.tell(accountId(1), { ...deal, stage: 'completed' });
    await accounts.tell(accountId(1), { ...deal, onboardingId: 'abc-corp-2' });
    assert.equal(crm.state.notes.length, 2, 'another deal has a note of its own');
  });

  it('keep what somebody wrote into the note: the deal goes on in another one', async () => {
    await accounts.tell(accountId(1), deal);
    const remarked = { notetext: `${crm.state.notes[0]?.notetext}\nCall them in May`, _modifiedby_value: accountId(7) };
    Object.assign(crm.state.notes[0] ?? assert.fail(), remarked);
    for (const stage of ['ordered', 'completed', 'completed']) {
      assert.equal(await accounts.tell(accountId(1), { ...deal, note: stage, stage }), 'told');
    }
    assert.deepEqual(
      crm.state.notes.map(({ notetext }) => notetext),
      [remarked.notetext, 'completed'],
    );
  });

  it('keep the tenant that an earlier deal told, and lose what no longer is', async () => {
    await accounts.tell(accountId(1), deal);
    await accounts.tell(accountId(1), { ...deal, onboardingId: 'second', tenantId: '', domain: '', subscriptions: '' });
    const [abc] = crm.state.accounts;
    assert.deepEqual([abc?.cspbot_tenantid, abc?.cspbot_domain], ['t', 'abccorp.onmicrosoft.com']);
    assert.equal(abc?.cspbot_subscriptions, '');
  });

  it('are told once where the answers are lost', async () => {
    crm.switches.losesAnswers = 2;
    for (const _ of [1, 2]) {
      await failure(accounts.tell(accountId(1), deal));
      now += 60_000;
    }
    assert.equal(await accounts.tell(accountId(1), deal), 'told');
    assert.deepEqual(
      crm.state.notes.map(({ version }) => version),
      [1],
    );
  });

  it('keep what somebody else changes meanwhile', async () => {
    await accounts.tell(accountId(1), deal);
    crm.switches.changesMeanwhile = 3;
    const [abc] = crm.state.accounts;
    if (abc) abc.address1_city = 'Kirkland';
    await accounts.tell(accountId(1), { ...deal, domain: 'abc.example', note: 'more' });
    assert.deepEqual([abc?.address1_city, abc?.cspbot_domain], ['Kirkland', 'abc.example']);
    assert.equal(crm.state.notes[0]?.notetext, 'more');
    crm.switches.changesMeanwhile = 9;
    assert.match(String(await failure(accounts.tell(accountId(1), deal))), /errors\.crm\.changing/);
  });

  it('are told by the note alone where nobody added the columns; one that is gone is not', async () => {
    crm.switches.hasColumns = false;
    assert.equal(await accounts.tell(accountId(1), deal), 'told');
    assert.equal(crm.state.notes.length, 1);
    assert.equal(crm.state.accounts[0]?.version, 1);
    assert.equal(await accounts.tell(accountId(99), deal), 'gone');
    crm.switches.hasColumns = true;
    assert.equal(await accounts.tell(accountId(99), deal), 'gone');
  });

  it('that may only be read say so by a code, and nothing of what was asked', async () => {
    crm.switches.isReadOnly = true;
    const error = await failure(accounts.tell(accountId(1), deal));
    assert.match(String(error), /crm-refused.*notAllowed.*0x80040220/);
    crm.switches.isReadOnly = false;
    crm.switches.refusesToken = true;
    assert.match(String(await failure(accounts.find('ABC Corp'))), /crm-not-reached: errors.crm.signIn$/);
  });

  it('are left alone for as long as they ask, and for half a minute where nothing comes', async () => {
    crm.switches.throttledSeconds = 120;
    await failure(accounts.find('abc'));
    crm.switches.throttledSeconds = 0;
    const asked = crm.calls.length;
    now = 119_000;
    await failure(accounts.find('abc'));
    assert.equal(crm.calls.length, asked);
    now = 120_000;
    assert.equal((await accounts.find('abc')).length, 1);
    crm.switches.isDown = true;
    await failure(accounts.find('abc'));
    crm.switches.isDown = false;
    now += 29_000;
    await failure(accounts.find('abc'));
    now += 1000;
    assert.equal((await accounts.find('abc')).length, 1);
  });

  it('get the token, and nobody else does', async () => {
    const elsewhere = createServer((_, response) => response.end());
    let calls = 0;
    elsewhere.on('request', () => {
      calls += 1;
    });
    const moved = createServer((_, response) => {
      const address = elsewhere.address();
      const port = typeof address === 'object' ? address?.port : 0;
      response.writeHead(302, { Location: `http://127.0.0.1:${port}/` });
      response.end();
    });
    await Promise.all(
      [elsewhere, moved].map((server) => new Promise<void>((done) => server.listen(0, '127.0.0.1', done))),
    );
    const address = moved.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const others = dataverseAccounts(createDataverse({ url, token: async () => 'of-the-bot', now: () => now }), {
      form: 2000,
    });
    assert.match(String(await failure(others.find('abc'))), /crm-not-reached/);
    assert.equal(calls, 0);
    elsewhere.close();
    moved.close();
  });
});
