import assert from 'node:assert/strict';
import { LinkifyIt } from 'linkify-it';
import { agreementLetter } from '../../bot/mail/agreement-letter.ts';
import { invitationMail } from '../../bot/mail/invitation-mail.ts';
import { aboutOf, letterMail } from '../../bot/mail/letter.ts';
import { createLetters } from '../../bot/mail/letters.ts';
import type { Mail } from '../../bot/mail/mailer.ts';
import { createMailsToAddress, mostMailsToAddress } from '../../bot/store/mails-to-address.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import { mostMailsADay } from '../../onboarding/sent-mails.ts';
import { signatoryOf } from '../../onboarding/signatory.ts';
import { annCarter, answerNo, fillInCompany, fillInNewTenant, startAccount } from '../flow/fill-in.ts';
import { takeCredentials } from '../flow/hand-over.ts';
import { type Product, startProduct } from '../flow/start-product.ts';
import * as abc from '../onboarding/abc-corp.ts';
import { knownTenantReviewed, planned, type Story, taskOf, tellStory } from '../onboarding/story.ts';
import { english } from '../words/english.ts';

const hour = 60 * 60_000;
const evil = [
  'https://evil.example/login',
  'www.evil.com',
  'evil.com/login',
  'evil.com',
  '\\\\evil.com\\share',
  '10.1.2.3',
  'www.evil.com/@x.com',
  'phish@evil.com',
  'phish＠evil．com',
  'tel:+1900555',
  'skype:x?call',
  'search-ms:query=x',
  'msteams:/l/x',
  'javascript:alert(1)',
  'h323：x',
  'evil․com',
  'evil﹒com',
  'evil｡com',
];
const link = 'https://admin.microsoft.com/accept?x=1';

describe('mails by a rep who means ill', () => {
  let product: Product;
  before(async () => {
    product = await startProduct();
  });
  after(() => product.close());

  it('are few, to contacts only, each once; and an honest correction leaves', async () => {
    const { rep } = product;
    await startAccount(rep);
    await answerNo(rep);
    await rep.press('They have a tenant under another domain');
    const sent = async () => (await product.mails()).length;
    await rep.press('Send now', { Text: 'Win a prize: [link] https://evil.example/login' });
    assert.match(rep.mistakes().Text ?? '', /Leave “https:\/\/evil\.example\/login” out/);
    assert.equal(await sent(), 0);
    const texts = ['Plase accept: [link]', 'Please accept: [link]', 'One: [link]', 'Two: [link]'];
    for (const [index, Text] of texts.entries()) {
      await rep.press('Send now', { Text });
      await product.untilLogged(/"send-invitation".*"result":"invitation-sent"/, index + 1);
      await rep.press('Edit reseller invitation');
    }
    for (const Text of texts) {
      await rep.press('Send now', { Text });
      await rep.press('Edit reseller invitation');
    }
    await rep.press('Send now', { Text: 'Another one: [link]' });
    assert.ok(rep.texts().some((text) => text.includes(`At most ${mostMailsADay} mails go out`)));
    const mails = await product.mails();
    assert.deepEqual(
      mails.map(({ text }) => text.split(':')[0]).toSorted(),
      texts.map((text) => text.split(':')[0]).toSorted(),
    );
    assert.ok(mails.every(({ to }) => to === 'ann@abccorp.com'));
  });

  it('ask no stranger for the agreement, but a contact', async () => {
    const { rep } = product;
    await startAccount(rep, 'Fabrikam', { ...annCarter, 'E-mail': 'ann@fab.example' });
    await rep.press('Yes, create a new tenant');
    await fillInCompany(rep);
    await rep.press('Edit agreement');
    await rep.press('Continue', {
      'How is it signed?': 'Ask the customer (we mail the link)',
      'E-mail': 'eve@evil.example',
    });
    assert.match(rep.mistakes()['E-mail'] ?? '', /contacts only/);
    await rep.press('Continue', { 'E-mail': 'ann@fab.example' });
    assert.deepEqual(rep.mistakes(), {});
  });
});

describe('mails to one address', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  const contactAt = (email: string, website: string) =>
    ({ ...annCarter, 'E-mail': email, 'Website or mail domain (optional)': website }) as const;

  /** From an onboarding of its own. @returns whether the rep was told nothing */
  const invite = async (email: string, text: string) => {
    const { rep } = product;
    const name = `deal${rep.texts().length}`;
    await startAccount(rep, name, contactAt(email, `${name}.example`));
    await answerNo(rep);
    await rep.press('They have a tenant under another domain');
    const sent = product.logged().match(/"result":"invitation-sent"/g)?.length ?? 0;
    const refusals = () => rep.texts().filter((said) => said.includes('go out to one address')).length;
    const before = refusals();
    await rep.press('Send now', { Text: `${text} [link]` });
    if (refusals() > before) return false;
    await product.untilLogged(/"send-invitation".*"result":"invitation-sent"/, sent + 1);
    return true;
  };

  /** So many have gone to an address already, from other onboardings. */
  const haveGone = async (count: number, to: string) => {
    const store = openSqliteStore({ file: product.settings.SQLITE_FILE ?? '' });
    const { take } = createMailsToAddress(store, product.now);
    for (let nth = 0; nth < count; nth++) await take({ to, text: `Mail ${nth}`, messageId: `${nth}` });
    await store.close();
  };

  it('are few, each once, from many onboardings; others are written to', async () => {
    const { mails } = product;
    await haveGone(mostMailsToAddress - 2, 'ann@abccorp.com');
    const left: boolean[] = [];
    for (const [index, text] of ['The same', 'The same', 'Another', 'One too many'].entries()) {
      left.push(await invite(index % 2 === 0 ? 'ann@abccorp.com' : 'ann+x@abccorp.com', text));
    }
    assert.deepEqual(left, [true, true, true, false]);
    assert.equal((await mails()).length, 2);
    assert.ok(await invite('bob@abccorp.com', 'The same'));
    assert.equal((await mails()).length, 3);
  });

  it('wait for their day where the bot sends them later', async () => {
    const { rep, manager, later, mails } = product;
    await haveGone(mostMailsToAddress, 'ann@abccorp.com');
    await fillInNewTenant(rep, { name: 'New', contact: contactAt('ann@abccorp.com', 'new.example') });
    await rep.press('Submit for approval');
    await manager.say('approvals');
    await manager.press('Approve');
    await rep.until(/^The tenant of New is there/);
    await takeCredentials(rep, 'New');
    await product.untilLogged(/"send-agreement".*is tried again/);
    assert.equal((await mails()).length, 0);
    later(31 * hour);
    await product.untilLogged(/"send-agreement".*"result":"agreement-asked"/);
    assert.equal((await mails()).length, 1);
  });
});

describe('the record', () => {
  const invite = (text: string, email = abc.rushmore.email) =>
    ({
      kind: 'save-invitation',
      invitation: {
        ...abc.invitation,
        mail: { recipient: { ...abc.rushmore, email }, subject: 'Hi', text, sentAt: null },
      },
    }) as const;
  const sent = (story: Story) => story.task('send-invitation', { kind: 'invitation-sent' });
  const again = (story: Story) => story.rep({ kind: 'start-over' }, abc.saveAccount, abc.answer('no', abc.tenant));

  it('sends the same mail once a day, also after starting over, and not while it may just be leaving', () => {
    const story = again(knownTenantReviewed()).rep(abc.saveInvitation);
    assert.deepEqual(planned(story.record), ['check-relationship']);
    const leaving = tellStory()
      .rep(abc.saveAccount, abc.answer('no', abc.tenant), abc.saveInvitation)
      .claim('send-invitation');
    assert.equal(leaving.refusal(abc.rep, { kind: 'start-over' }).reason, 'mail-being-sent');
    assert.equal(leaving.refusal(abc.rep, abc.answer('yes', abc.noTenant)).reason, 'mail-being-sent');
    assert.equal(leaving.rep({ kind: 'cancel' }).record.stage.kind, 'cancelled');
  });

  it('counts the mails of a day across starting over', () => {
    let story = tellStory().rep(abc.saveAccount, abc.answer('no', abc.tenant));
    for (let count = 1; count <= mostMailsADay; count++) story = again(sent(story.rep(invite(`${count} [link]`))));
    assert.equal(story.refusal(abc.rep, invite('5 [link]')).reason, 'too-many-mails');
    const tomorrow = tellStory({ ...story.record, createdAt: story.now + 24 * hour });
    assert.deepEqual(planned(sent(tomorrow.rep(invite('1 [link]'))).record), ['check-relationship']);
  });

  it('writes to nobody who is no contact, or no longer one', () => {
    const story = tellStory().rep(abc.saveAccount, abc.answer('no', abc.tenant));
    assert.equal(story.refusal(abc.rep, invite('[link]', 'eve@evil.example')).reason, 'no-contact');
    story.rep(abc.saveInvitation, abc.edit('account'), {
      kind: 'save-account',
      account: { ...abc.account, contacts: [{ ...abc.rushmore, email: 'ruth@abccorp.com' }] },
    });
    assert.deepEqual(planned(story.record), []);
    const signed = { ...abc.signedAgreement, signatory: { ...abc.rushmore, email: 'eve@evil.example' } };
    const asked = tellStory().rep(abc.saveAccount, abc.answer('yes', abc.noTenant), abc.saveAgreement(signed));
    assert.deepEqual(signatoryOf(asked.record), abc.rushmore);
  });

  it('lets the same agreement mail wait for a day when what was known of it is asked for again', () => {
    const found = { kind: 'relationship-accepted', customerId: 'abc-tenant', domain: 'abc.example' } as const;
    const signedNothing = { kind: 'agreement', signed: null, nextAt: 0 } as const;
    const accepted = (story: Story) => story.task('check-relationship', found).task('check-agreement', signedNothing);
    const story = accepted(knownTenantReviewed()).task('send-agreement', { kind: 'agreement-asked' });
    const first = story.now;
    accepted(again(story).rep(abc.saveInvitation));
    assert.equal(taskOf(story.record, 'send-agreement').dueAt, first + 24 * hour);
  });
});

describe('what people typed in a mail', () => {
  const finder = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true, fuzzyIP: true }).tlds('com', true);
  for (const app of ['tel:', 'skype:', 'search-ms:', 'msteams:', 'javascript:', 'h323:']) {
    finder.add(app, { validate: (text, at) => text.slice(at).search(/\s|$/) });
  }
  const linksIn = ({ text, subject, html }: Mail) => [
    ...new Set(
      [`${subject}\n${text}`, html].flatMap((each) =>
        (finder.match(each.normalize('NFKC')) ?? []).map(({ url }) => url),
      ),
    ),
  ];
  const names = evil.join(' ');
  const contact = { ...abc.rushmore, firstName: names };

  it('makes no link, wherever it stands; ours is one', () => {
    const invitation = invitationMail({
      recipient: contact,
      subject: names,
      text: `Dear ${names},\n\n[link]\n\n${evil.join('\n')} <a href="https://evil.example">x</a>`,
      link,
      messageId: 'one@p.example',
    });
    const from = { partnerName: 'Partner', isAnswered: true };
    const requester = { id: 'rep', tenantId: 't', name: names };
    const about = aboutOf({ accountName: names, requester, customer: null, registration: null }, contact, from);
    const letter = agreementLetter(english, about, { link, invitation: null, own: null });
    const agreement = letterMail(english, about, letter, 'one@p.example');
    for (const mail of [invitation, agreement]) {
      assert.deepEqual(linksIn(mail), [link]);
      assert.deepEqual(mail.html.match(/<a [^>]*/g), [`<a href="${link}" target="_blank" rel="noreferrer"`]);
    }
  });

  it('is no part of a template that it stands in', () => {
    const typed = `{link} {accountName, select, x {y} other {z}} ${link} <b>x</b> https://partner.example/help`;
    const template = {
      ...({ kind: 'agreement', provider: null, language: null, subject: '{accountName}' } as const),
      text: 'Dear {contactName} of {accountName},\n\n{link}\n\nhttps://partner.example/help',
    };
    const letters = createLetters({ templates: [template], languageOf: () => null, all: [english] });
    const requester = { id: 'rep', tenantId: 't', name: typed };
    const of = { accountName: typed, requester, customer: null, registration: null };
    const about = aboutOf(of, { ...contact, firstName: typed }, { partnerName: 'Partner', isAnswered: true });
    const letter = agreementLetter(english, about, { link, invitation: null, own: null });
    const mail = letters.mailOf(knownTenantReviewed().record, about, letter, 'one@p.example');
    assert.ok(mail.text.startsWith('Dear {link} {accountName, select, x {y} other {z}} '));
    assert.deepEqual(mail.html.match(/href="[^"]*"/g), [`href="${link}"`, 'href="https://partner.example/help"']);
    assert.deepEqual(linksIn(mail), [link, 'https://partner.example/help']);
    assert.ok(!mail.html.includes('<b>'));
  });

  it('reads as before', () => {
    const text = 'Dear Booking.com, and/or at 10:30 write to ada@partner.com. [link]';
    const mail = invitationMail({ recipient: contact, subject: 'Hi', text, link, messageId: 'one@p.example' });
    assert.equal(mail.text.replaceAll('\u200c', ''), text.replace('[link]', link));
    assert.ok(mail.text.includes('and/or at 10:30 write to '));
  });
});
