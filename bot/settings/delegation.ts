import { z } from 'zod';
import { list, wholeNumber } from './forms.ts';

const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const Terms = z
  .object({
    roles: list.pipe(
      z.array(
        z
          .string()
          .regex(guid, { error: 'must be ids of templates of directory roles (GUIDs), separated by commas' })
          .toLowerCase(),
      ),
    ),
    // Microsoft Learn: tenantrelationship-post-delegatedadminrelationships.
    days: wholeNumber(1, 730).default(730),
    autoExtend: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
  })
  .superRefine(({ roles, autoExtend }, { addIssue }) => {
    if (autoExtend === 'off' || !roles.includes(globalAdministrator)) return;
    const message = `must be off where the roles have ${globalAdministrator}: Microsoft extends no global administrator`;
    addIssue({ code: 'custom', path: ['autoExtend'], message });
  });

/** How the names of the settings end. */
const endOf = { roles: 'GDAP_ROLES', days: 'GDAP_DAYS', autoExtend: 'GDAP_AUTO_EXTEND' } as const;

/** What customers are asked to grant the partner. */
export interface DelegationTerms {
  /** Ids of templates of directory roles. */
  readonly roles: readonly string[];
  readonly days: number;
  /** Whether it goes on by half a year each time it would end. */
  readonly isExtended: boolean;
}

/**
 * Of the settings of one account, `…_GDAP_ROLES`, `…_GDAP_DAYS` and `…_GDAP_AUTO_EXTEND`; null = its customers are
 * invited to nothing.
 */
export function delegationTerms(
  prefix: string,
  settings: Readonly<Record<string, unknown>>,
  context: z.RefinementCtx,
): DelegationTerms | null {
  const given = Object.entries(endOf).map(([name, end]) => [name, settings[`${prefix}_${end}`]]);
  const read = Terms.safeParse(Object.fromEntries(given));
  for (const { path, message } of read.error?.issues ?? []) {
    const [, end] = Object.entries(endOf).find(([name]) => name === path[0]) ?? [];
    context.addIssue({ code: 'custom', path: [`${prefix}_${end}`], message });
  }
  if (!read.success || read.data.roles.length === 0) return null;
  const { roles, days, autoExtend } = read.data;
  return { roles, days, isExtended: autoExtend === 'on' };
}
