import { z } from 'zod';
import { oneRule } from '../../onboarding/approval-policy.ts';
import { accountTerms, accountTermsForm } from './account-terms.ts';
import { approvalPolicyFile, approversIn } from './approval-policy.ts';
import { delegationTerms } from './delegation.ts';
import { address, type Circumstances, entraId, list, text, wholeNumber } from './forms.ts';
import { approversSetting } from './people.ts';
import { workingTimeSetting } from './working-time.ts';

/** The partner's access to Partner Center: the secure application model, and what its webhooks are checked against. */
export function partnerCenterSettings(circumstances: Circumstances) {
  return z
    .object({
      PARTNER_CENTER_URL: address('the API', circumstances).default('https://api.partnercenter.microsoft.com'),
      PARTNER_CENTER_LOGIN_URL: address('the sign-in', circumstances).default('https://login.microsoftonline.com'),
      PARTNER_CENTER_TENANT_ID: entraId("the partner's tenant", circumstances),
      PARTNER_CENTER_CLIENT_ID: entraId('the application that Partner Center knows', circumstances),
      PARTNER_CENTER_CLIENT_SECRET: text('the secret of the application that Partner Center knows'),
      PARTNER_CENTER_REFRESH_TOKEN: z.string().optional(),
      PARTNER_CENTER_WEBHOOK: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
      // The host of the certificate in Microsoft's sample (Microsoft Learn: partner-center-webhooks).
      PARTNER_CENTER_WEBHOOK_CERT_HOSTS: list.prefault('3psostorageacct.blob.core.windows.net'),
      PARTNER_CENTER_WEBHOOK_CA: z.string().optional(),
      PARTNER_CENTER_POLL_SECONDS: wholeNumber(1, 86_400).default(300),
      PARTNER_CENTER_GRAPH_URL: address('Microsoft Graph', circumstances).default('https://graph.microsoft.com'),
      PARTNER_CENTER_GDAP_ROLES: z.string().optional(),
      PARTNER_CENTER_GDAP_DAYS: z.string().optional(),
      PARTNER_CENTER_GDAP_AUTO_EXTEND: z.string().optional(),
      ...accountTermsForm('PARTNER_CENTER'),
    })
    .transform((settings, context) => ({
      url: settings.PARTNER_CENTER_URL,
      loginUrl: settings.PARTNER_CENTER_LOGIN_URL,
      tenantId: settings.PARTNER_CENTER_TENANT_ID,
      clientId: settings.PARTNER_CENTER_CLIENT_ID,
      clientSecret: settings.PARTNER_CENTER_CLIENT_SECRET,
      refreshToken: settings.PARTNER_CENTER_REFRESH_TOKEN,
      keepsWebhook: settings.PARTNER_CENTER_WEBHOOK === 'on',
      webhookCertificateHosts: settings.PARTNER_CENTER_WEBHOOK_CERT_HOSTS,
      webhookRootsFile: settings.PARTNER_CENTER_WEBHOOK_CA,
      pollSeconds: settings.PARTNER_CENTER_POLL_SECONDS,
      graphUrl: settings.PARTNER_CENTER_GRAPH_URL,
      delegation: delegationTerms('PARTNER_CENTER', settings, context),
      ...accountTerms('PARTNER_CENTER', settings, context),
    }));
}

/** Who approves what. */
export function approvalSettings(circumstances: Circumstances) {
  const error = 'must be a number, 0 or more, written like 1000 or 1000.50';
  // What groups thousands in one country divides cents in another.
  const threshold = z
    .string()
    .regex(/^\d{1,12}(\.\d{1,2})?$/, { error })
    .transform(Number);
  const tolerance = 'must be a number from 0 to 100';
  return z
    .object({
      APPROVAL_POLICY_FILE: approvalPolicyFile(circumstances),
      APPROVERS: approversSetting(circumstances),
      APPROVAL_THRESHOLD: threshold.default(0),
      WORKING_TIME: workingTimeSetting,
      APPROVAL_PERIOD_DAYS: wholeNumber(1, 366).default(30),
      DIGEST: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
      UNDO_SECONDS: wholeNumber(0, 600).default(circumstances.production ? 60 : 15),
      PRICE_TOLERANCE_PERCENT: z.coerce.number({ error: tolerance }).min(0, tolerance).max(100, tolerance).default(1),
    })
    .transform((settings, { addIssue }) => {
      const { APPROVAL_POLICY_FILE: ofFile, APPROVERS, APPROVAL_THRESHOLD } = settings;
      const said = (['APPROVERS', 'APPROVAL_THRESHOLD', 'WORKING_TIME'] as const).filter(
        (name) => circumstances.given[name],
      );
      for (const name of ofFile === undefined ? [] : said) {
        addIssue({
          code: 'custom',
          path: [name],
          message: 'must be empty: APPROVAL_POLICY_FILE says who approves what',
        });
      }
      const policy = ofFile ?? { ...oneRule(APPROVAL_THRESHOLD, APPROVERS), workingTime: settings.WORKING_TIME };
      return {
        policy,
        approvers: approversIn(policy),
        digest: settings.DIGEST === 'on',
        undoMs: settings.UNDO_SECONDS * 1000,
        periodDays: settings.APPROVAL_PERIOD_DAYS,
        priceTolerancePercent: settings.PRICE_TOLERANCE_PERCENT,
      };
    });
}
