import { readAgreementForm } from '../../../onboarding/steps/agreement.ts';
import { today } from '../../../onboarding/today.ts';
import { agreementTemplates } from '../../lookups/agreement-templates.ts';
import { changeFrom, formAgain } from '../action.ts';
import type { ContextOf, StepRow } from './step.ts';

export const agreement = {
  gather: async ({ services, lookups }) => ({
    step: 'agreement',
    templates: await agreementTemplates(lookups.agreements, services.ownTemplates),
    today: today(services.now()),
  }),
  understand({ services: { words }, text }) {
    if (/\b(not|ask|customer|mail)\b/i.test(text)) {
      const notice = { tone: 'info', text: words.say('chat.typed.askCustomer') } as const;
      return { ...formAgain(null), notice, answered: { how: 'ask-customer' } };
    }
    if (!/\b(already|signed)\b/i.test(text)) return undefined;
    const notice = { tone: 'info', text: words.say('chat.typed.signedWhen') } as const;
    return { ...formAgain(null), notice, answered: { how: 'already-signed' } };
  },
  actions: {
    'save-agreement': {
      effect: 'writes',
      does: 'save-part',
      read: async ({ services, lookups, record, inputs }) => {
        const templates = await agreementTemplates(lookups.agreements, services.ownTemplates);
        const read = readAgreementForm(inputs, templates, today(services.now()), record.account);
        return changeFrom(read, inputs, (agreement) => ({
          kind: 'save-part',
          part: 'agreement',
          filled: { agreement },
        }));
      },
    },
  },
} satisfies StepRow<ContextOf<'agreement'>>;
