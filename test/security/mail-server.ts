import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';

/** A mail server that asks for a login. */
export interface MailServer {
  /** With the login, as SMTP_URL. */
  readonly url: string;
  /** All that came, but the login. */
  readonly received: readonly string[];
  /** The command that it answers with all it knows of the login; every other as it should. '' = none. */
  repeatsAt: string;
  close(): void;
}

/** Everything by which the password could be read. */
export function readableAs(user: string, password: string): readonly string[] {
  const inBase64 = (text: string) => Buffer.from(text).toString('base64');
  const login = inBase64(`\0${user}\0${password}`);
  return [password, login, inBase64(password), Buffer.from(password).toString('hex')];
}

export async function startMailServer(user: string, password: string): Promise<MailServer> {
  const received: string[] = [];
  const readable = readableAs(user, password);
  const server = createServer((socket) => {
    const say = (line: string) => socket.write(`${line}\r\n`);
    socket.on('error', () => socket.destroy());
    let inData = false;
    say('220 mail.test ready');
    createInterface({ input: socket }).on('line', (line) => {
      if (!line.startsWith('AUTH')) received.push(line);
      if (inData && line !== '.') return;
      const command = inData ? 'the mail' : (/^[A-Z]+/.exec(line)?.[0] ?? '');
      inData = false;
      if (command === mailServer.repeatsAt) say(`535 5.7.8 you said AUTH PLAIN ${user} ${readable.join(' ')}`);
      else if (command === 'EHLO') say('250-mail.test\r\n250 AUTH PLAIN LOGIN');
      else if (command === 'AUTH') say(line === `AUTH PLAIN ${readable[1]}` ? '235 welcome' : '535 who are you');
      else if (command === 'DATA') {
        inData = true;
        say('354 go on');
      } else say('250 ok');
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const mailServer: MailServer = {
    url: `smtp://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    received,
    repeatsAt: '',
    close: () => void server.close(),
  };
  return mailServer;
}
