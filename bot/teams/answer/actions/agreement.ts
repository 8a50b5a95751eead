import type { Inputs } from '../../../../onboarding/form.ts';
import { readAgreementForm } from '../../../../onboarding/steps/agreement.ts';
import { agreementTemplates } from '../../../lookups/agreement-templates.ts';
import { today } from '../../draw/draw-onboarding.ts';
import type { Services } from '../../services.ts';
import { changeFrom, type Reading } from './read-change.ts';

export async function readAgreementChange(services: Services, inputs: Inputs): Promise<Reading> {
  const templates = await agreementTemplates(services.partnerCenter, services.ownTemplates);
  const read = readAgreementForm(inputs, templates, today(services.now()));
  return changeFrom(read, inputs, (agreement) => ({ kind: 'save-agreement', agreement }));
}
