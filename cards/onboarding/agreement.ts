import type { Onboarding } from '../../onboarding/onboarding.ts';
import { primaryContact } from '../../onboarding/steps/account.ts';
import type { AgreementTemplate, Signatory } from '../../onboarding/steps/agreement.ts';
import type { Card } from '../card.ts';
import { renderView } from '../render.ts';

export interface AgreementContext {
  readonly step: 'agreement';
  readonly templates: readonly AgreementTemplate[];
  /** `yyyy-mm-dd` */
  readonly today: string;
}

/** Which agreement, who signs it for the customer, and whether that has happened already. */
export function agreementForm(record: Onboarding, { templates, today }: AgreementContext): Card {
  const { agreement } = record;
  const how = agreement?.how ?? { kind: 'ask-customer' };
  return renderView(
    'onboarding/agreement',
    {
      templates: templates.map(({ id, name, version }) => ({
        title: version === '' ? name : `${name} (version ${version})`,
        value: id,
      })),
      template: agreement?.template.id ?? templates[0]?.id ?? '',
      links: templates.map(({ name, link }) => ({ title: `Read the ${name}`, link })),
      hasOwnTemplates: templates.some(({ publisher }) => publisher === 'partner'),
      signatory: agreement?.signatory ?? signatoryProposed(record),
      how: how.kind,
      signedOn: how.kind === 'already-signed' ? how.signedOn : '',
      today,
    },
    record,
  );
}

function signatoryProposed({ account }: Onboarding): Signatory {
  return account === null ? { firstName: '', lastName: '', email: '', phone: '' } : primaryContact(account);
}
