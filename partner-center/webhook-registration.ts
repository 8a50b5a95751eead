import { z } from 'zod';
import { OnboardingError } from '../errors/onboarding-error.ts';
import { anyCase } from './any-case.ts';
import { type Api, type Ids, path, unlessNotFound } from './api.ts';

const REGISTRATION = '/webhooks/v1/registration';

export interface NewWebhook {
  /** Publicly reachable, https. */
  readonly WebhookUrl: string;
  readonly WebhookEvents: readonly string[];
  /** The signature then comes in `x-ms-signature` instead of `Authorization`. */
  readonly SignatureTokenToMsSignatureHeader?: boolean;
}

const registrationSchema = anyCase(
  z.object({
    SubscriberId: z.string().optional(),
    WebhookUrl: z.string(),
    WebhookEvents: z.array(z.string()).default([]),
    SignatureTokenToMsSignatureHeader: z.boolean().optional(),
  }),
);
export type WebhookRegistration = z.infer<typeof registrationSchema>;

/** One delivery of a test event; there is one for each attempt. */
const attemptSchema = anyCase(
  z.object({
    /** A name, e.g. `OK`. */
    responseCode: z.string().optional(),
    responseMessage: z.string().optional(),
    systemError: z.boolean().optional(),
    dateTimeUtc: z.string().optional(),
  }),
);

const testResultSchema = anyCase(
  z.object({
    correlationId: z.string(),
    partnerId: z.string().optional(),
    /** `completed` when it got through or was given up. */
    status: z.string(),
    callbackUrl: z.string().optional(),
    results: z.array(attemptSchema).default([]),
  }),
);
export type TestEventResult = z.infer<typeof testResultSchema>;

/** Where Partner Center sends its events: one registration for each partner. Microsoft Learn: partner-center-webhooks. */
export interface WebhookRegistrationOperations {
  /** The names of all events that can be had. */
  webhookEvents(): Promise<string[]>;
  /** Undefined when there is none. */
  webhookRegistration(): Promise<WebhookRegistration | undefined>;
  /** Makes the registration, or puts this one in the place of the one that is there (409). */
  registerWebhook(webhook: NewWebhook, ids: Ids): Promise<WebhookRegistration>;
  /** Lets Partner Center send `test-created`, at most twice a minute; tells the id to ask for the result with. */
  sendTestEvent(ids: Ids): Promise<string>;
  /** Kept for seven days. */
  testEventResult(testId: string): Promise<TestEventResult>;
}

export function webhookRegistrationOperations(api: Api): WebhookRegistrationOperations {
  const save = (method: 'POST' | 'PUT', body: NewWebhook, ids: Partial<Ids>) =>
    api.send({
      method,
      path: REGISTRATION,
      operation: 'registerWebhook',
      ...ids,
      body,
      schema: registrationSchema,
    });
  return {
    webhookEvents: () =>
      api.send({
        method: 'GET',
        path: `${REGISTRATION}/events`,
        operation: 'webhookEvents',
        schema: z.array(z.string()),
      }),
    webhookRegistration: () =>
      unlessNotFound(
        api.send({ method: 'GET', path: REGISTRATION, operation: 'webhookRegistration', schema: registrationSchema }),
      ),
    async registerWebhook(webhook, ids) {
      try {
        return await save('POST', webhook, ids);
      } catch (error) {
        if (!(error instanceof OnboardingError && error.detail.httpStatus === 409)) throw error;
        // After an answer a request id is used up.
        return await save('PUT', webhook, { correlationId: ids.correlationId });
      }
    },
    async sendTestEvent(ids) {
      const { correlationId } = await api.send({
        method: 'POST',
        path: `${REGISTRATION}/validationEvents`,
        operation: 'sendTestEvent',
        ...ids,
        schema: anyCase(z.object({ correlationId: z.string() })),
      });
      return correlationId;
    },
    testEventResult: (testId) =>
      api.send({
        method: 'GET',
        path: `${REGISTRATION}${path`/validationEvents/${testId}`}`,
        operation: 'testEventResult',
        schema: testResultSchema,
      }),
  };
}
