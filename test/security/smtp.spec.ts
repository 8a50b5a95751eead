import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { createLogger } from '../../bot/log/log.ts';
import { createSmtpMailer } from '../../bot/mail/smtp.ts';
import { failureResult } from '../../bot/tasks/failure-result.ts';
import { english } from '../words/english.ts';
import { type MailServer, readableAs, startMailServer } from './mail-server.ts';

const [user, password] = ['bot@p.example', 'c4n4ry-V4lue'];
const mail = { to: 'ada@abc.example', subject: 'Hi', text: 'Hi', html: '<p>Hi</p>', messageId: 'one@p.example' };

const readable = readableAs(user, password);

describe('a mail server that repeats the login', () => {
  let server: MailServer;
  let send: () => Promise<void>;

  before(async () => {
    server = await startMailServer(user, password);
    const { send: sendMail } = createSmtpMailer({ url: server.url, from: user, requireTls: false });
    send = () => sendMail(mail);
  });
  after(() => server.close());

  for (const command of ['AUTH', 'MAIL', 'RCPT', 'DATA', 'the mail']) {
    it(`after ${command} gets it into no error, log, record or sentence, but its code`, async () => {
      server.repeatsAt = command;
      const error: unknown = await send().catch((thrown: unknown) => thrown);
      assert.ok(error instanceof Error);
      let logged = '';
      const log = createLogger({ level: 'debug', destination: { write: (line) => (logged += line) } });
      log.error({ err: error }, 'a task failed');
      const kept = failureResult(error, { kind: 'send-invitation', attempts: 1, idempotencyKey: 'one' }, 0);
      const said = english.tell(kept.problem);
      const everything = [logged, inspect(error, { depth: 9 }), JSON.stringify(kept), said];
      for (const secret of readable) assert.ok(!everything.join('\n').includes(secret), everything.join('\n'));
      assert.match(logged, /The mail server answered 535 5\.7\.8 to [A-Z ]+\./);
    });
  }

  it('but takes the mail like any other has it', async () => {
    server.repeatsAt = '';
    await send();
  });
});
