import assert from 'node:assert/strict';
import { readAccountForm } from '../../../onboarding/steps/account.ts';
import { rushmore } from '../abc-corp.ts';
import { acceptedValue, describeMistakes, emptied } from './read-form.ts';

const right = {
  contact0FirstName: 'Ron',
  contact0LastName: 'Rushmore',
  contact0Email: 'ron@abccorp.com',
  contact0Phone: '+1 425 555 0100',
  website: '',
};
const second = {
  contact1FirstName: 'Ann',
  contact1LastName: 'Abel',
  contact1Email: 'ann@abc.example',
  contact1Phone: '',
};
const noSecond = { contact1FirstName: ' ', contact1LastName: '', contact1Email: '', contact1Phone: '' };

describe('the account form', () => {
  describeMistakes(readAccountForm, right, [
    [
      'nothing is filled in',
      emptied(right),
      { contact0FirstName: 'missing', contact0LastName: 'missing', contact0Email: 'missing' },
    ],
    [
      'two contacts have one address',
      { contact1FirstName: 'Ann', contact1LastName: 'Lee', contact1Email: 'RON@abccorp.com' },
      { contact1Email: 'contact-twice' },
    ],
    ['a name is only blanks', { contact0FirstName: ' \u200b ' }, { contact0FirstName: 'missing' }],
    ['a name is too long', { contact0LastName: 'x'.repeat(51) }, { contact0LastName: 'too-long' }],
    ['a name is a mailbox', { contact0LastName: 'ann＠evil.com' }, { contact0LastName: 'no-address-as-name' }],
    ['a name calls', { contact0FirstName: 'tel:+1900' }, { contact0FirstName: 'no-address-as-name' }],
    ['a name is a share', { contact0FirstName: '\\\\evil' }, { contact0FirstName: 'no-address-as-name' }],
    ['a name may have what names have', { contact0LastName: 'O’Neil-Ruiz, Jr.' }, {}],
    ['the address has no domain', { contact0Email: 'ron@abc' }, { contact0Email: 'not-an-email' }],
    ['the address is two', { contact0Email: 'ron@abc.com,ann@abc.com' }, { contact0Email: 'not-an-email' }],
    ['the address is markup', { contact0Email: '<at>ron@abc.com</at>' }, { contact0Email: 'not-an-email' }],
    ['Microsoft is no customer', { contact0Email: 'ron@Microsoft.com' }, { contact0Email: 'microsoft-address' }],
    ['the phone number is none', { contact0Phone: 'call me' }, { contact0Phone: 'not-a-phone-number' }],
    ['the phone number has no digits', { contact0Phone: '+(((((' }, { contact0Phone: 'not-a-phone-number' }],
    ['the website is none', { website: 'our site' }, { website: 'not-a-web-address' }],
    [
      'a further contact is half filled in',
      { ...noSecond, contact1FirstName: 'Ann' },
      { contact1LastName: 'missing', contact1Email: 'missing' },
    ],
    ['a further contact may be left empty', noSecond, {}],
    ['a phone number may be left out', { contact0Phone: '' }, {}],
    ['a phone number may begin with a bracket', { contact0Phone: '(425) 555-0100' }, {}],
  ]);

  const nobodys = {
    'not-a-web-address': ['127.0.0.1', 'http://169.254.169.254/latest', '1.0x7f', 'co.uk', 'com.au', 'or.jp', 'com.br'],
    'free-mail-domain': ['outlook.co.id', 'yahoo.com.vn', 'hotmail.be', 'live.cn', 'gmx.es', 'outlook.com'],
  };
  for (const [code, websites] of Object.entries(nobodys)) {
    it(`takes no website that tells no company: ${websites.join(', ')}`, () => {
      for (const website of websites) {
        assert.deepEqual(readAccountForm({ ...right, website }), { ok: false, errors: { website: { code } } }, website);
      }
    });
  }

  it('reads contacts cleaned, drops the empty one, and keeps who is primary', () => {
    const typed = { ...right, contact0FirstName: ' R\u202eon\t', contact0Email: ' RON@abccorp.com ', ...noSecond };
    const third = Object.fromEntries(Object.entries(second).map(([id, text]) => [id.replace('1', '2'), text]));
    assert.deepEqual(acceptedValue(readAccountForm({ ...typed, ...third, primary: '2' })), {
      contacts: [rushmore, { firstName: 'Ann', lastName: 'Abel', email: 'ann@abc.example', phone: '' }],
      primary: 1,
      domain: 'abc.example',
    });
    assert.equal(acceptedValue(readAccountForm({ ...typed, primary: '7' })).primary, 0);
  });

  const domains: [what: string, inputs: Record<string, string>, domain: string | null][] = [
    ['the primary’s mail domain', {}, 'abccorp.com'],
    ['that of the primary, not the first', { ...second, primary: '1' }, 'abc.example'],
    ['the website before the mail', { website: 'https://www.ABC.example/about?x#y' }, 'abc.example'],
    ['its domain below a country’s', { website: 'abc.co.uk' }, 'abc.co.uk'],
    ['its domain though it begins like a mail provider’s', { website: 'live.abccorp.com' }, 'live.abccorp.com'],
    ['nothing where the mail goes to a number', { contact0Email: 'ron@127.0.0.1' }, null],
    ['nothing where the mail is from a free provider', { contact0Email: 'ron@gmail.com' }, null],
  ];
  for (const [what, inputs, domain] of domains) {
    it(`knows the customer by ${what}`, () => {
      assert.equal(acceptedValue(readAccountForm({ ...right, ...inputs })).domain, domain);
    });
  }
});
