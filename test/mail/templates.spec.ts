import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { agreementLetter } from '../../bot/mail/agreement-letter.ts';
import type { About } from '../../bot/mail/letter.ts';
import { createLetters } from '../../bot/mail/letters.ts';
import { reminderLetter } from '../../bot/mail/reminder-letter.ts';
import type { MailLanguage } from '../../bot/settings/account-terms.ts';
import { letterKinds } from '../../bot/settings/letter-fields.ts';
import { mailTemplatesSetting } from '../../bot/settings/mail-templates.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { newFolder } from '../new-folder.ts';
import * as abc from '../onboarding/abc-corp.ts';
import { knownTenantReviewed } from '../onboarding/story.ts';
import { english } from '../words/english.ts';

const link = 'https://admin.microsoft.com/accept?x=1';

/** A folder with these files. */
function folderOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = newFolder('templates');
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const read = (files: Readonly<Record<string, string | Buffer>>, given: Readonly<Record<string, string>> = {}) =>
  mailTemplatesSetting({ production: true, given: { PROVIDERS: 'emea', ...given } }).safeParse(folderOf(files));
const faults = (...asked: Parameters<typeof read>) => read(...asked).error?.issues.map(({ message }) => message) ?? [];

describe('mail templates', () => {
  const good = 'Subject: {accountName}\n\nDear {contactName},\n\n{link}\n';

  it('are refused with a sentence for each fault, by file and line', () => {
    const files = {
      'agreement.txt':
        'Subject: A\n\nDear {custmer},\n\n{link} {domain, select, a {x} other {}}\n{isAnswered, select, ja {} other {}}',
      'agreement.de.txt': "Subject: A\n\nl'{accountName}\n{link}",
      'delegation.txt': 'Hello\n\n{link}',
      'delegation.en.txt': 'Subject: {link}\n\n{link}',
      'invitation.txt': 'Subject: A\n\n{link}\nor https://partner.example/x',
      'invitation-reminder.txt': `Subject: ${'x'.repeat(101)}\n\n{link}${'y'.repeat(3500)}`,
      'sign-in.txt': 'Subject: A\n\n{link\n\nx',
      'sign-in.de.txt': 'Subject: A\n\n{link} {until, date}',
      'sign-in-code.txt': Buffer.from([...Buffer.from('Subject: A\n\n{code} '), 0xe4]),
      'sign-in-reminder.germna.txt': good,
      'letter.txt': good,
      'asia/agreement.txt': good,
    };
    const lost = newFolder('templates');
    symlinkSync('/nowhere', join(lost, 'agreement.txt'));
    const unread = mailTemplatesSetting({ production: true, given: {} }).safeParse(lost);
    assert.match(String(unread.error), /agreement\.txt: cannot be read by the account that the bot runs as/);
    const said = faults(files).map((fault) => fault.replace(/; there are .*/, ''));
    assert.deepEqual(said, [
      'agreement.de.txt, line 3: a brace that is none of a field; before one, write ’ for an apostrophe',
      'agreement.txt, line 3: {custmer} is no field here',
      'agreement.txt, line 5: {domain} is no choice, and cannot be told apart',
      'agreement.txt, line 5: {domain} is yes or no, never “a”',
      'agreement.txt, line 6: {isAnswered} is yes or no, never “ja”',
      'asia: no account is called so',
      'delegation.en.txt, line 1: {link} is no field here',
      'delegation.txt, line 1: must be “Subject: …”',
      'invitation-reminder.txt, line 1: the subject has 101 characters; 100 is the most',
      'invitation-reminder.txt: it has 3506 characters; 3500 is the most',
      'invitation.txt, line 4: “https://partner.example/x”: the only link of this mail is {link}',
      'letter.txt: names no mail',
      'sign-in-code.txt: must be a text in UTF-8 of at most 16 KB',
      'sign-in-reminder.germna.txt: “germna” is no language, such as de or pt-br',
      'sign-in.de.txt, line 3: {until, …} has a form of its own already: write {until}',
      'sign-in.txt, line 3: what stands in braces cannot be read (malformed argument)',
    ]);
    assert.deepEqual(
      mailTemplatesSetting({ production: true, given: {} })
        .safeParse('/nowhere')
        .error?.issues.map(({ message }) => message),
      ['must be the path of a folder that can be read'],
    );
  });

  it('are refused without their link, in whichever case it is not there', () => {
    for (const kind of letterKinds) {
      const must = kind === 'sign-in-code' ? 'code' : 'link';
      assert.deepEqual(faults({ [`${kind}.txt`]: 'Subject: A\n\nDear {contactName}' }), [
        `${kind}.txt: {${must}} is missing, or not there in every case`,
      ]);
      assert.deepEqual(faults({ [`${kind}.txt`]: `Subject: A\n\n{${must}}` }), []);
    }
    assert.equal(faults({ 'agreement.txt': 'Subject: A\n\n{isNewTenant, select, yes {{link}} other {}}' }).length, 1);
    const glued = [
      '{link}jetzt',
      '{link},{contactName}',
      '{link}.evil.example',
      'https://x.example/?u={link}',
      'x{link}',
    ];
    for (const text of glued)
      assert.deepEqual(faults({ 'sign-in.txt': `Subject: A\n\n${text}` }), [
        'sign-in.txt: {link} is not a link as it stands there: put a blank on both sides of it',
      ]);
    for (const text of ['({link})', '„{link}“', '<{link}>.', 'Hier:{link}\n{contactName}', '请点击 {link}。谢谢'])
      assert.deepEqual(faults({ 'sign-in.txt': `Subject: A\n\n${text}` }), []);
    const asked = { PROVIDER_EMEA_GDAP_ROLES: 'x', AGREEMENT_TEMPLATES_FILE: 'x' };
    const both =
      '{hasDelegation, select, yes {{delegationLink}} other {}} {hasOwnAgreement, select, yes {{ownLink}} other {}}';
    assert.equal(faults({ 'agreement.txt': good }, asked).length, 2);
    assert.deepEqual(faults({ 'agreement.txt': `${good}${both}` }, asked), []);
  });

  describe('in use', () => {
    const files = {
      'README.md': 'Ours.',
      'agreement.txt~': 'Subject: Before',
      '.agreement.txt.swp': '',
      'Thumbs.db': '',
      'emea/.DS_Store': '',
      'agreement.txt': 'Subject: All {accountName}\n\n{link}',
      'agreement.de.txt': `\ufeffSubject: Vereinbarung für {accountName}\r\n\r\nGuten Tag {contactName},\r\n\r\nbitte hier:\r\n{link}\r\n\r\n{isNewTenant, select, yes {Neu.} other {}}\r\n\r\nMehr: https://partner.example/hilfe {isAnswered, select, yes {Fragen? Antworten Sie {repName}.} other {}}`,
      'agreement-reminder.de.txt': 'Subject: Noch offen: {subject}\n\nSeit {day}: {link}',
      'emea/agreement.txt': 'Subject: EMEA {accountName}\n\n{link}',
      'invitation.txt': 'Subject: {partnerName}\n\nDear {contactName}: {link}',
    };
    const { data: templates = [] } = read(files);
    const { record } = knownTenantReviewed();
    const deal = (providerId: string, country = 'US'): Onboarding => ({
      ...record,
      providerId,
      invitation: { ...abc.invitation, country },
    });
    const names = { contactName: 'Ann', accountName: 'ABC', repName: 'Robin', partnerName: 'Northwind' };
    const about: About = {
      ...names,
      to: 'ann@abc.example',
      domain: 'abc.example',
      isAnswered: true,
      isNewTenant: false,
    };
    const lettersIn = (language: MailLanguage | null) =>
      createLetters({ templates, languageOf: () => language, all: [english] });
    const agreement = agreementLetter(english, about, { link, invitation: null, own: null });
    const subjectIn = (language: MailLanguage | null, of: Onboarding) =>
      lettersIn(language).mailOf(of, about, agreement, 'one@p.example').subject;

    it('are the account’s own where there is one, and rather in the right language', () => {
      assert.equal(subjectIn(null, deal('partner-center')), 'All ABC');
      assert.equal(subjectIn(null, deal('emea')), 'EMEA ABC');
      assert.equal(subjectIn({ kind: 'fixed', language: 'de-at' }, deal('emea')), 'Vereinbarung für ABC');
      assert.equal(subjectIn({ kind: 'of-country' }, deal('partner-center', 'AT')), 'Vereinbarung für ABC');
      assert.equal(subjectIn({ kind: 'of-country' }, deal('partner-center', 'FR')), 'All ABC');
      assert.equal(subjectIn({ kind: 'of-country' }, deal('partner-center', '')), 'All ABC');
    });

    it('say the same as text and as HTML, with days in their language', () => {
      const letters = lettersIn({ kind: 'fixed', language: 'de' });
      const mail = letters.mailOf(deal('emea'), about, agreement, 'one@p.example');
      assert.equal(
        mail.text,
        `Guten Tag Ann,\n\nbitte hier:\n${link}\n\nMehr: https://partner.example/hilfe Fragen? Antworten Sie Robin.`,
      );
      assert.ok(mail.html.includes('<div lang="de"'));
      assert.deepEqual(mail.html.match(/href="[^"]*"/g), [`href="${link}"`, 'href="https://partner.example/hilfe"']);
      const subject = letters.subjectOf(deal('emea'), about, 'agreement');
      const reminder = reminderLetter(english, about, {
        what: 'agreement',
        subject,
        sentAt: Date.UTC(2026, 10, 29),
        link,
      });
      const reminded = letters.mailOf(deal('emea'), about, reminder, 'two@p.example');
      assert.equal(reminded.subject, 'Noch offen: Vereinbarung für ABC');
      assert.equal(reminded.text, `Seit 29. November 2026: ${link}`);
    });

    it('propose what the rep edits, with its place for the link', () => {
      const proposed = lettersIn(null).invitation(deal('emea'), names);
      assert.deepEqual(proposed, { subject: 'Northwind', text: 'Dear Ann: [link]' });
    });
  });
});
