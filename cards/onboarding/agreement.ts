import type { Onboarding } from '../../onboarding/onboarding.ts';
import { fullName, primaryContact } from '../../onboarding/steps/account.ts';
import type { AgreementTemplate, Signatory } from '../../onboarding/steps/agreement.ts';
import type { Words } from '../../words/words.ts';
import type { Card } from '../card.ts';
import { renderView } from '../render.ts';
import { joined, proposableInSight, proposedWords, type Shown } from './part-view.ts';

export interface AgreementContext {
  readonly templates: readonly AgreementTemplate[];
  /** `yyyy-mm-dd` */
  readonly today: string;
}

/** Which agreement, who signs it for the customer, and whether that has happened already. */
export const agreement = { form, summary, isLong: () => true, isInSight };

function form(words: Words, record: Onboarding, _: Shown, { templates, today }: AgreementContext): Card {
  const { agreement } = record;
  const how = agreement?.how ?? { kind: 'ask-customer' };
  return renderView(
    words,
    'onboarding/agreement',
    {
      templates: templates.map(({ id, name, version }) => ({
        title: version === '' ? name : words.say('cards.agreement.version', { name, version }),
        value: id,
      })),
      template: agreement?.template.id ?? templates[0]?.id ?? '',
      links: templates.map(({ name, link }) => ({ title: words.say('cards.agreement.read', { name }), link })),
      hasOwnTemplates: templates.some(({ publisher }) => publisher === 'partner'),
      signatory: agreement?.signatory ?? signatoryProposed(record),
      how: how.kind,
      signedOn: how.kind === 'already-signed' ? how.signedOn : '',
      today,
    },
    record,
  );
}

function summary(words: Words, record: Onboarding): string {
  const { agreement } = record;
  if (agreement === null) return '';
  const { template, signatory, how } = agreement;
  const name = fullName(signatory);
  const signing =
    how.kind === 'already-signed'
      ? words.say('cards.summary.signedBy', { name, day: words.calendarDay(how.signedOn) })
      : words.say('cards.summary.getsLink', { name });
  return joined([template.name, signing, proposedWords(words, record, 'agreement')]);
}

function signatoryProposed({ account }: Onboarding): Signatory {
  return account === null ? { firstName: '', lastName: '', email: '', phone: '' } : primaryContact(account);
}

function isInSight(record: Onboarding): boolean {
  return proposableInSight(record, 'agreement');
}
