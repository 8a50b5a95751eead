import { readFileSync } from 'node:fs';
import { z } from 'zod';

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
    const content = readJson(path);
    if (content === undefined) {
      context.addIssue('must be the path of a JSON file that can be read');
      return z.NEVER;
    }
    const parsed = agreementTemplates.safeParse(content);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues)
      context.addIssue(
        `must hold [{ id, name, version, link }]; at ${issue.path.join('.') || 'the top'}: ${issue.message}`,
      );
    return z.NEVER;
  });

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Missing, not readable or not JSON: the same for whoever has to repair the setting.
    return undefined;
  }
}
