import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { createInterface } from 'node:readline';
import { inspect } from 'node:util';
import { createLogger } from '../../bot/log/log.ts';
import { createSmtpMailer } from '../../bot/mail/smtp.ts';
import { failureResult } from '../../bot/tasks/failure-result.ts';
import { english } from '../words/english.ts';

const [user, password] = ['bot@p.example', 'c4n4ry-V4lue'];
const base64 = (text: string) => Buffer.from(text).toString('base64');
const login = base64(`\0${user}\0${password}`);
const mail = { to: 'ada@abc.example', subject: 'Hi', text: 'Hi', html: '<p>Hi</p>', messageId: 'one@p.example' };

/** Everything by which the login could be read. */
const readable = [password, login, base64(password), Buffer.from(password).toString('hex')];

/** A mail server that answers one of its commands with all it knows of the login, and every other as it should. */
function startMailServer(repeatsAt: () => string): Server {
  return createServer((socket) => {
    const say = (line: string) => socket.write(`${line}\r\n`);
    socket.on('error', () => socket.destroy());
    let inData = false;
    say('220 mail.test ready');
    createInterface({ input: socket }).on('line', (line) => {
      if (inData && line !== '.') return;
      const command = inData ? 'the mail' : (/^[A-Z]+/.exec(line)?.[0] ?? '');
      inData = false;
      if (command === repeatsAt()) say(`535 5.7.8 you said AUTH PLAIN ${user} ${readable.join(' ')}`);
      else if (command === 'EHLO') say('250-mail.test\r\n250 AUTH PLAIN LOGIN');
      else if (command === 'AUTH') say(line === `AUTH PLAIN ${login}` ? '235 welcome' : '535 who are you');
      else if (command === 'DATA') {
        inData = true;
        say('354 go on');
      } else say('250 ok');
    });
  }).listen(0, '127.0.0.1');
}

describe('a mail server that repeats the login', () => {
  let repeatsAt = '';
  let server: Server;
  let send: () => Promise<void>;

  before(async () => {
    server = startMailServer(() => repeatsAt);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const url = `smtp://${encodeURIComponent(user)}:${password}@127.0.0.1:${port}`;
    const { send: sendMail } = createSmtpMailer({ url, from: user, requireTls: false });
    send = () => sendMail(mail);
  });
  after(() => server.close());

  for (const command of ['AUTH', 'MAIL', 'RCPT', 'DATA', 'the mail']) {
    it(`after ${command} gets it into no error, log, record or sentence, but its code`, async () => {
      repeatsAt = command;
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
    repeatsAt = '';
    await send();
  });
});
