import { z } from 'zod';
import { readJsonFile } from './json-file.ts';

const agreementTemplates = z.array(
  z.object({
    id: z.string().min(1),
    name: z.string().min(1),
    version: z.string().min(1),
    /** Where a customer reads the agreement. */
    link: z.url({ protocol: /^https$/, error: 'must be an https address' }),
  }),
);

/** An agreement of the partner's own, offered to customers besides Microsoft's. */
export type AgreementTemplate = z.infer<typeof agreementTemplates>[number];

/** The path of a JSON file, `[{ id, name, version, link }]`, read as the templates in it; without a path none. */
export const agreementTemplatesFile = z
  .string()
  .optional()
  .transform((path, context): AgreementTemplate[] => {
    if (path === undefined) return [];
    const read = readJsonFile(path);
    if ('mistake' in read) {
      context.addIssue(read.mistake);
      return z.NEVER;
    }
    const parsed = agreementTemplates.safeParse(read.content);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues)
      context.addIssue(
        `must hold [{ id, name, version, link }]; at ${issue.path.join('.') || 'the top'}: ${issue.message}`,
      );
    return z.NEVER;
  });
