import { z } from 'zod';
import { list, wholeNumber } from './forms.ts';

const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** By the ends of the settings' names, which `delegationTerms` puts a prefix before. */
const Terms = z
  .object({
    ROLES: list.pipe(
      z.array(
        z
          .string()
          .regex(guid, { error: 'must be ids of templates of directory roles (GUIDs), separated by commas' })
          .toLowerCase(),
      ),
    ),
    // Microsoft Learn: tenantrelationship-post-delegatedadminrelationships.
    DAYS: wholeNumber(1, 730).default(730),
    AUTO_EXTEND: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
  })
  .superRefine(({ ROLES, AUTO_EXTEND }, { addIssue }) => {
    if (AUTO_EXTEND === 'off' || !ROLES.includes(globalAdministrator)) return;
    const message = `must be off where the roles have ${globalAdministrator}: Microsoft extends no global administrator`;
    addIssue({ code: 'custom', path: ['AUTO_EXTEND'], message });
  });

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
  const named = (end: string) => `${prefix}_GDAP_${end}`;
  const read = Terms.safeParse(Object.fromEntries(Object.keys(Terms.shape).map((end) => [end, settings[named(end)]])));
  for (const { path, message } of read.error?.issues ?? []) {
    context.addIssue({ code: 'custom', path: [named(String(path[0]))], message });
  }
  if (!read.success || read.data.ROLES.length === 0) return null;
  const { ROLES: roles, DAYS: days, AUTO_EXTEND } = read.data;
  return { roles, days, isExtended: AUTO_EXTEND === 'on' };
}
