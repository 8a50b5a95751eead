import { z } from 'zod';
import type { ApprovalPolicy } from '../../onboarding/approval-policy.ts';
import type { Named } from '../../onboarding/approval-step.ts';
import { type Circumstances, list } from './forms.ts';
import { readJsonFile } from './json-file.ts';
import { type PolicyFile, policyFile, policyMistake } from './policy-file.ts';
import { problemsOfPolicy } from './policy-problems.ts';

/** The path of a JSON file that says who approves what, as `docs/approvals.md` describes it; without a path, undefined. */
export function approvalPolicyFile(circumstances: Circumstances) {
  return z
    .string()
    .optional()
    .transform((path, context): ApprovalPolicy | undefined => {
      if (path === undefined) return undefined;
      const read = readJsonFile(path);
      if ('mistake' in read) {
        context.addIssue(read.mistake);
        return z.NEVER;
      }
      const parsed = policyFile(circumstances).safeParse(read.content, { error: policyMistake });
      const { data: further = [] } = list.safeParse(circumstances.given.PROVIDERS);
      const providers = ['partner-center', ...further.map((key) => key.toLowerCase())];
      const problems = parsed.success
        ? problemsOfPolicy(parsed.data, providers)
        : parsed.error.issues.map(({ path: where, message }) => `${where.join('.') || 'the policy'}: ${message}`);
      for (const problem of problems) context.addIssue(`has a mistake at ${problem}`);
      return parsed.success && problems.length === 0 ? policyOf(parsed.data) : z.NEVER;
    });
}

function policyOf({ steps, bands, reminders, workingTime: time, ...rest }: PolicyFile): ApprovalPolicy {
  return {
    ...rest,
    steps: steps.map(({ approvals, escalate, ...step }) => ({ ...step, count: approvals, escalate: escalate ?? null })),
    bands: bands
      .map(({ currency = null, from, ask }) => ({ currency, from, ask }))
      .toSorted((one, other) => one.from - other.from),
    reminders: reminders ?? null,
    workingTime: time ?? null,
  };
}

/** Everybody whom a policy lets approve something. */
export function approversIn({ steps, deputies }: ApprovalPolicy): Named {
  const all = steps.flatMap(({ who, escalate }) => (escalate === null ? [who] : [who, escalate.to]));
  return {
    ids: [...new Set([...all.flatMap(({ ids }) => ids), ...Object.values(deputies)])],
    groups: [...new Set(all.flatMap(({ groups }) => groups))],
    requesterManager: all.some(({ requesterManager }) => requesterManager),
  };
}
