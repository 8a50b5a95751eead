import assert from 'node:assert/strict';
import { htmlOf } from '../../bot/mail/html-of.ts';
import { createLocalMailbox } from '../../bot/mail/local-mailbox.ts';
import { renderMailboxPage } from '../../bot/mail/mailbox-page.ts';
import type { Mail } from '../../bot/mail/mailer.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { english } from '../words/english.ts';

const mail = (messageId: string, more: Partial<Mail> = {}): Mail => ({
  to: 'ada@abc.example',
  subject: `Subject of ${messageId}`,
  text: 'Please accept: https://a.example/accept?x=1&y=2.',
  html: '<p>Please accept</p>',
  messageId,
  ...more,
});

describe('the local mailbox', () => {
  let store: Store;
  beforeEach(() => {
    store = openSqliteStore({ file: ':memory:' });
  });
  afterEach(() => store.close());

  it('lists each mail once, the newest first, with exactly the documented fields', async () => {
    let now = Date.UTC(2026, 0, 31);
    const mailbox = createLocalMailbox({ store, from: 'partner@p.example', now: () => now++ });
    await mailbox.send(mail('one@p.example'));
    await mailbox.send(mail('two@p.example', { from: 'rep@p.example' }));
    await mailbox.send(mail('one@p.example'));

    const common = { to: 'ada@abc.example', text: mail('').text, html: mail('').html, hasBounced: false };
    const [one, two] = ['one@p.example', 'two@p.example'];
    assert.deepEqual(await mailbox.list(), [
      { ...common, id: two, from: 'rep@p.example', subject: `Subject of ${two}`, sentAt: '2026-01-31T00:00:00.001Z' },
      {
        ...common,
        id: one,
        from: 'partner@p.example',
        subject: `Subject of ${one}`,
        sentAt: '2026-01-31T00:00:00.000Z',
      },
    ]);
  });

  it('has a mail come back, once somebody wants it', async () => {
    const mailbox = createLocalMailbox({ store, from: 'partner@p.example' });
    await mailbox.send(mail('one@p.example'));
    assert.match(renderMailboxPage(english, await mailbox.list()), /action="\/outbox\/one%40p\.example\/bounced"/);
    await mailbox.bounce('nobody@p.example');
    assert.deepEqual(await mailbox.bounces.look(), []);
    await mailbox.bounce('one@p.example');
    assert.deepEqual(await mailbox.bounces.look(), [{ messageId: 'one@p.example', status: '5.1.1' }]);
    assert.match(renderMailboxPage(english, await mailbox.list()), /It came back: no such address/);
  });

  it('shows addresses as links and everything else as text', async () => {
    const mailbox = createLocalMailbox({ store, from: 'partner@p.example' });
    assert.match(renderMailboxPage(english, await mailbox.list()), /No mail has been sent yet/);
    const text = `${mail('').text} <script>alert(1)</script> javascript:alert(1) https://b.example/"onclick="x`;
    await mailbox.send(mail('one@p.example', { text, subject: '<b>"ABC" & Co</b>', to: '"<i>"@abc.example' }));

    const page = renderMailboxPage(english, await mailbox.list());
    assert.ok(page.includes('<a href="https://a.example/accept?x=1&amp;y=2" target'));
    assert.ok(page.includes('<h2>&lt;b&gt;&quot;ABC&quot; &amp; Co&lt;/b&gt;</h2>'));
    assert.deepEqual(page.match(/(?<=<a )href="[^"]*"/g), [
      'href="https://a.example/accept?x=1&amp;y=2"',
      'href="https://b.example/&quot;onclick=&quot;x"',
    ]);
    assert.ok(!/<script|<i>|<b>|onclick="/.test(page));
    const html = htmlOf(text, ['https://a.example/accept?x=1&y=2']);
    assert.ok(html.includes('>https://a.example/accept?x=1&amp;y=2</a>. &lt;script'));
    assert.equal(html.match(/href=/g)?.length, 1);
  });
});
