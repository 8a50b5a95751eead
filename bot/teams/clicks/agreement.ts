import { agreementTemplates } from '../../enquiries/agreement-templates.ts';
import { readAgreementForm } from '../../onboarding/parts/agreement.ts';
import type { Inputs } from '../../onboarding/parts/form.ts';
import { today } from '../draw-onboarding.ts';
import type { Services } from '../services.ts';
import { changeFrom, type Reading } from './read-change.ts';

export async function readAgreementChange(services: Services, inputs: Inputs): Promise<Reading> {
  const templates = await agreementTemplates(services.partnerCenter, services.ownTemplates);
  const read = readAgreementForm(inputs, templates, today(services.now()));
  return changeFrom(read, inputs, (agreement) => ({ kind: 'save-agreement', agreement }));
}
