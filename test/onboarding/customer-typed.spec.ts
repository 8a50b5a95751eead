import assert from 'node:assert/strict';
import { contactsOf, namedByAddress, readCustomerTyped } from '../../onboarding/customer-typed.ts';

const ann = 'ann@abccorp.com';

describe('a customer typed with what is known of it', () => {
  const typed: readonly [typed: string, name: string, emails: readonly string[], website: string][] = [
    ['ABC Corp', 'ABC Corp', [], ''],
    [`ABC Corp ${ann}`, 'ABC Corp', [ann], 'abccorp.com'],
    [`${ann} ABC Corp`, 'ABC Corp', [ann], 'abccorp.com'],
    [`ABC ${ann} Corp`, 'ABC Corp', [ann], 'abccorp.com'],
    ['ABC Corp Ann@ABCcorp.com.', 'ABC Corp', [ann], 'abccorp.com'],
    [`ABC Corp, contact ${ann}`, 'ABC Corp', [ann], 'abccorp.com'],
    [`ABC Corp - contact: ${ann}!`, 'ABC Corp', [ann], 'abccorp.com'],
    [`Contact Energy Ltd contact ${ann}`, 'Contact Energy Ltd', [ann], 'abccorp.com'],
    [`ABC (UK) Ltd. (${ann})`, 'ABC (UK) Ltd.', [ann], 'abccorp.com'],
    // As clients write what was typed or pasted.
    [`ABC Corp <${ann}>`, 'ABC Corp', [ann], 'abccorp.com'],
    [`ABC Corp<${ann}>`, 'ABC Corp', [ann], 'abccorp.com'],
    [`ABC Corp mailto:${ann}`, 'ABC Corp', [ann], 'abccorp.com'],
    [`ABC Corp [${ann}](mailto:${ann})`, 'ABC Corp', [ann], 'abccorp.com'],
    [`ABC Corp <a href="mailto:${ann}" title="x">${ann}</a>`, 'ABC Corp', [ann], 'abccorp.com'],
    [`ABC Corp <mailto:${ann}|${ann}>`, 'ABC Corp', [ann], 'abccorp.com'],
    // Several addresses; the first one's domain is the customer's unless anybody can have it.
    [`ABC Corp ${ann}, bob@abc.example and ${ann}`, 'ABC Corp', [ann, 'bob@abc.example'], 'abccorp.com'],
    [`ABC Corp ${ann};bob@abc.example`, 'ABC Corp', [ann, 'bob@abc.example'], 'abccorp.com'],
    ['ABC Corp ann@gmail.com', 'ABC Corp', ['ann@gmail.com'], ''],
    // A domain by itself.
    ['ABC Corp abccorp.com', 'ABC Corp', [], 'abccorp.com'],
    ['ABC Corp abccorp.com ann@gmail.com', 'ABC Corp', ['ann@gmail.com'], 'abccorp.com'],
    ['ABC Corp (https://www.abccorp.com/about) and more', 'ABC Corp and more', [], 'abccorp.com'],
    ['abccorp.com', 'abccorp.com', [], 'abccorp.com'],
    ['Booking.com', 'Booking.com', [], ''],
    ['Amazon.com Inc', 'Amazon.com Inc', [], ''],
    ['ABC pty.ltd', 'ABC pty.ltd', [], ''],
    // What is no name, and what is none of ours to take apart.
    [ann, '', [ann], 'abccorp.com'],
    ['', '', [], ''],
    ['A@B Corp', 'A@B Corp', [], ''],
    ['Caffè A@B', 'Caffè A@B', [], ''],
    ['ABC Corp ann@localhost', 'ABC Corp', ['ann@localhost'], ''],
    ['ABC Corp, contact ann@@abccorp', 'ABC Corp', ['ann@@abccorp'], ''],
    ['<a href=evil.example>Sign in</a> [x](y)', '<a href=evil.example>Sign in</a> [x](y)', [], ''],
  ];
  for (const [text, name, emails, website] of typed) {
    it(`as “${text}” is “${name}”`, () => {
      const { contact: _, ...read } = readCustomerTyped(text);
      assert.deepEqual(read, { name, emails, website });
    });
  }

  it('is somebody who was named, unless that word is the company’s', () => {
    const called = (text: string) => {
      const read = readCustomerTyped(text);
      return [
        read.name,
        ...contactsOf(read)
          .map(namedByAddress)
          .map(({ firstName, lastName }) => [firstName, lastName].join('|')),
      ];
    };
    assert.deepEqual(called(`ABC Corp contact Ann Lee ${ann}`), ['ABC Corp', 'Ann|Lee']);
    assert.deepEqual(called(`ABC Corp, Contact: Ann van Lee <${ann}>, bo.li@abc.example`), [
      'ABC Corp',
      'Ann van|Lee',
      'Bo|Li',
    ]);
    assert.deepEqual(called(`ABC Corp (contact Ann, ${ann})`), ['ABC Corp', 'Ann|']);
    assert.deepEqual(called(`First Contact Partners ${ann}`), ['First Contact Partners', '|']);
    assert.deepEqual(called(`Energy, contact GmbH ${ann}`), ['Energy, contact GmbH', '|']);
  });

  it('is somebody by name where the address tells it plainly', () => {
    const named = (email: string) =>
      contactsOf({ emails: [email], contact: '' })
        .map(namedByAddress)
        .map(({ firstName, lastName }) => `${firstName} ${lastName}`);
    assert.deepEqual(named('ann.lee@abccorp.com'), ['Ann Lee']);
    assert.deepEqual(named('jean-luc_picard@abccorp.com'), ['Jean-Luc Picard']);
    for (const unclear of [
      'ann',
      'alee',
      'a.lee',
      'ann.b.lee',
      'info.desk',
      'sales.team',
      'ann.lee2',
      'customer.service',
    ])
      assert.deepEqual(named(`${unclear}@abccorp.com`), [' '], unclear);
  });
});
