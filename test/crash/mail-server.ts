import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Watch } from './wire.ts';

export interface ReceivedMail {
  readonly to: string;
  /** The same in every copy of one mail. */
  readonly messageId: string;
  /** The plain form. */
  readonly text: string;
}

export interface MailServer {
  /** As SMTP_URL. */
  readonly url: string;
  close(): Promise<void>;
}

/** A mail server of one bot process, on whose line every mail can be watched. */
export async function startMailServer(parts: {
  from: number;
  watch: Watch;
  received: (mail: ReceivedMail) => void;
  /** What it says to a command, or to `the mail`, in place of taking it. */
  says?: (command: string) => string | undefined;
}): Promise<MailServer> {
  const { from, watch, received, says = () => undefined } = parts;
  const open = new Set<Socket>();
  const take = async (source: string, say: (line: string) => void, cut: () => void) => {
    const at = (moment: 'arrived' | 'carried out' | 'answered') =>
      watch({ from, what: 'MAIL', asked: '', moment, answer: '' });
    const first = await at('arrived');
    if (first === 'cut') return cut();
    if (first !== 'goes on') return say('451 later');
    const instead = says('the mail');
    if (instead !== undefined) return say(instead);
    received(readMail(source));
    if ((await at('carried out')) === 'cut') return cut();
    say('250 taken');
    await at('answered');
  };
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    // Who sends may be killed in the middle of a word.
    const lines = createInterface({ input: socket });
    for (const end of [socket, lines]) end.on('error', () => socket.destroy());
    const say = (line: string) => void (socket.writable && socket.write(`${line}\r\n`));
    let data: string[] | undefined;
    say('220 mail.test ready');
    lines.on('line', (line) => {
      if (data !== undefined && line !== '.') data.push(line);
      else if (data !== undefined) {
        void take(data.join('\n'), say, () => socket.destroy());
        data = undefined;
      } else if (line === 'DATA') {
        data = [];
        say('354 go on');
      } else if (line === 'QUIT') {
        say('221 bye');
        socket.end();
      } else say(says(line) ?? '250 ok');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function readMail(source: string): ReceivedMail {
  const header = (name: string) => new RegExp(`^${name}:\\s*<?([^>\\n]+)>?`, 'im').exec(source)?.[1]?.trim() ?? '';
  const plain = /Content-Type: text\/plain[\s\S]*?\n\n([\s\S]*?)\n--/i.exec(source)?.[1] ?? '';
  const text = /quoted-printable/i.test(source) ? fromQuotedPrintable(plain) : plain;
  return { to: header('To'), messageId: header('Message-ID'), text };
}

/** Of the printable characters only: links have no others. */
function fromQuotedPrintable(text: string): string {
  return text
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
