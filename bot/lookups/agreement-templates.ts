import type { AgreementTemplate } from '../../onboarding/steps/agreement.ts';
import type { Agreements } from '../providers/ports.ts';

/** The agreements a rep can choose from: Microsoft's newest first, then the partner's own as configured. */
export async function agreementTemplates(
  agreements: Agreements,
  own: readonly Omit<AgreementTemplate, 'publisher'>[],
): Promise<readonly AgreementTemplate[]> {
  const published = await agreements.agreementTemplates();
  const microsofts = published
    .toSorted((one, other) => other.versionRank - one.versionRank)
    .map(({ templateId, agreementLink, versionRank }) => ({
      id: templateId,
      name: 'Microsoft Customer Agreement',
      // Microsoft ranks its versions from 0 on; a single one has no number that anybody would know it by.
      version: versionRank === 0 ? '' : String(versionRank),
      link: agreementLink ?? 'https://aka.ms/customeragreement',
      publisher: 'microsoft' as const,
    }));
  return [...microsofts, ...own.map((template) => ({ ...template, publisher: 'partner' as const }))];
}
