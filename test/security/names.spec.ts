import assert from 'node:assert/strict';
import { faultInName } from '../../onboarding/name-fault.ts';
import { nameShown } from '../../onboarding/person.ts';
import { annCarter, fillInNewTenant, startAccount } from '../flow/fill-in.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';

describe('a name', () => {
  const refused: [name: string, letter: string][] = [
    ['Mіcrosoft', 'U+0456 Cyrillic'],
    ['АBC Corp', 'U+0410 Cyrillic'],
    ['Contοso', 'U+03BF Greek'],
    ['Русcкий', 'U+0063 Latin'],
    ['Αпекс', 'U+0391 Greek'],
    ['Սuper', 'U+054D other'],
    ['АВС Corp', 'U+0410 Cyrillic'],
    ['ΑΒΕ-Ltd', 'U+0391 Greek'],
    ['Acme рау', 'U+0440 Cyrillic'],
    ['Acme ооо', 'U+043E Cyrillic'],
  ];
  for (const [name, letter] of refused) {
    it(`of two alphabets in one word is refused with the letter: ${name}, ${letter}`, () => {
      const { code, alphabet } = faultInName(name)?.values ?? {};
      assert.equal(`U+${code} ${alphabet}`, letter);
    });
  }

  const taken = [
    'Москва Trading GmbH',
    'ООО «Ромашка»',
    'ООО Acme',
    'Acme АО, ЗАО Contoso, ИП Smith, Fabrikam ЕООД, Ajax ΑΕ',
    'ABC-Строй',
    '1С',
    'АВС',
    'Ελλάδα Α.Ε.',
    '日本マイクロソフト株式会社',
    'サクラ化粧品Co. LTD',
    '삼성SDS 韓國',
    'شركة مايكروسوفت',
    'מיקרוסופט Israel',
    'Müller & Söhne, Šťastný, Đặng Văn',
    "Мар'яна, Мар’яна, Марʼяна",
    'नमस्ते ไทย հայ',
    'Booking.com B.V.',
    'A.P. Møller/Mærsk A/S, $12.50/user and/or U.S./Canada 24/7',
    '!!!',
  ];
  for (const name of taken) {
    it(`of one alphabet in each word is taken: ${name}`, () => assert.equal(faultInName(name), undefined));
  }

  const shown: [name: string, as: string][] = [
    ['Max Moreno', 'Max Moreno'],
    ['Елена', 'Елена'],
    ['\u202eonerom xaM\u2066', 'onerom xaM'],
    ['Max\u200b\u3164 Mo\u0000reno', 'Max Mo reno'],
    ['\u3164\u2800 \u202e\ufe0f', 'the-id'],
    ['Mаx Moreno', 'Mаx Moreno (the-id)'],
    [`Z\u0335${'\u0336'.repeat(50)}`, 'Z\u0335\u0336\u0336\u0336'],
  ];
  for (const [name, as] of shown) {
    it(`in Teams, ${JSON.stringify(name.slice(0, 20))}, is shown as ${as}`, () => {
      assert.equal(nameShown(name, 'the-id'), as);
    });
  }
});

describe('names in a conversation', () => {
  let product: Product;
  before(async () => {
    product = await startProduct();
  });
  after(() => product.close());

  it('that read like others start nothing and fill in nothing, and are told by their letter', async () => {
    const { rep } = product;
    await rep.say('onboard Соntoso Ltd');
    assert.match(rep.texts().join('\n'), /In “Соntoso”, “С” \(U\+0421\) is a Cyrillic letter among those of another/);
    await rep.say('onboard \u3164');
    assert.match(rep.texts().join('\n'), /Which customer\?/);
    await startAccount(rep, 'Contoso\u200b Ltd', { ...annCarter, 'First name': 'Аnn', 'Last name': '\u3164' });
    assert.match(rep.mistakes()['First name'] ?? '', /“А” \(U\+0410\) is a Cyrillic letter/);
    assert.match(rep.mistakes()['Last name'] ?? '', /missing/);
    await rep.press('Continue', annCarter);
    assert.deepEqual(rep.mistakes(), {});
    assert.ok(product.stored().includes('"accountName":"Contoso Ltd"'));
  });

  it('that are web addresses start nothing, and markup in one is none in a notification', async () => {
    const { rep, manager, teams } = product;
    await rep.say('onboard https://evil.example/x');
    assert.match(rep.texts().join('\n'), /This is a web address/);
    const contact = { ...annCarter, 'E-mail': 'ann@markup.example' };
    await fillInNewTenant(rep, { name: '<a href=evil.com>Sign in</a> [Login](evil.com)', contact });
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    const summaries = teams.connector.received.map((activity) => String(JSON.parse(activity).summary));
    assert.ok(summaries.some((summary) => summary.includes('‹a href=evil.com›Sign in‹/a› [Login] (evil.com)')));
    assert.ok(!summaries.some((summary) => /<|\]\(/.test(summary)));
  });

  it('of people are shown to others as what they are', async () => {
    const { aadObjectId } = people.nobody;
    const window = product.teams.window({ name: '\u202eMаx\u2069', aadObjectId });
    await window.say('onboard Fabrikam');
    await product.rep.say('onboard Fabrikam');
    assert.ok(product.rep.texts().some((text) => text.includes(`Mаx (${aadObjectId})`)));
  });
});
