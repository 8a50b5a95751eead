import { z } from 'zod';
import { isEmail } from '../../onboarding/email.ts';
import { type Circumstances, text } from './forms.ts';

/** Nothing that reads as another address, or ends the line that it stands in. */
const senderName = z
  .string()
  .regex(/^[^\p{Cc}\p{Cf}<>"@]{1,64}$/u, { error: 'must be a name of at most 64 letters, without < > " @' })
  .default('');
const noName = z
  .undefined({
    error: 'must be empty for MAIL=graph: who gets a mail sees the name of the mailbox, which Exchange keeps',
  })
  .optional();
const sender = z.string().refine(isEmail, { error: 'must be a mail address' });

/** How mails leave. The outbox shows every mail to whoever opens its page, so production has no such way. */
export function mailSettings({ production }: Circumstances) {
  const outbox = z
    .object({
      MAIL: z.literal('outbox'),
      MAIL_FROM: sender.default('onboarding@example.com'),
      MAIL_FROM_NAME: senderName,
    })
    .transform(({ MAIL_FROM }) => ({ kind: 'outbox' as const, from: MAIL_FROM }));
  const graph = z
    .object({
      MAIL: z.literal('graph'),
      MAIL_FROM: text('MAIL=graph needs the mailbox that mails are sent from').pipe(sender),
      MAIL_FROM_NAME: noName,
    })
    .transform(({ MAIL_FROM }) => ({ kind: 'graph' as const, from: MAIL_FROM }));
  const smtp = z
    .object({
      MAIL: z.literal('smtp'),
      MAIL_FROM: text('MAIL=smtp needs the address that mails are sent from').pipe(sender),
      MAIL_FROM_NAME: senderName,
      SMTP_URL: text('MAIL=smtp needs the mail server, e.g. smtps://user:password@mail.example.com').refine(
        (given) => /^smtps?:$/.test(URL.parse(given)?.protocol ?? ''),
        { error: 'must be an smtp:// or smtps:// address' },
      ),
    })
    .transform(({ MAIL_FROM, MAIL_FROM_NAME, SMTP_URL }) => ({
      kind: 'smtp' as const,
      from: MAIL_FROM,
      fromName: MAIL_FROM_NAME,
      url: SMTP_URL,
    }));
  return production
    ? z.discriminatedUnion('MAIL', [graph, smtp], { error: 'must be graph or smtp in production' })
    : z.discriminatedUnion('MAIL', [outbox, graph, smtp], { error: 'must be graph, smtp or outbox' });
}
