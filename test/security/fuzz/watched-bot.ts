import assert from 'node:assert/strict';
import { connect } from 'node:net';

/** One request, byte for byte: a client that knows better would not send most of them. */
export interface Raw {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** In ms of the thread's own time, whatever else the machine does meanwhile. */
const longestHold = 50;
const mostTimes = 5;
/** In ms. Teams waits for five seconds. */
const patience = 10_000;
const tick = 100;

/** Sends one thing after the other to a bot of this process, and looks what that does to it. */
export interface WatchedBot {
  /**
   * Sends what `make` makes, and holds the bot to what is promised: an answer, no failure that is not in the log, and
   * nobody else held up. What seems to hold them up counts when it does so each of five times: the first may be at work
   * on something else, as the compiler or the collector of garbage.
   */
  send(make: () => Raw | Promise<Raw>): Promise<string>;
  /** For the log of the bot. */
  readonly heard: (line: string) => void;
  /** How many were answered with each status. */
  readonly statuses: ReadonlyMap<string, number>;
}

export function watchBot(botUrl: () => string): WatchedBot {
  const lines: string[] = [];
  const statuses = new Map<string, number>();

  /** The longest turn of the event loop until it is answered. */
  async function once(raw: Raw): Promise<{ held: number; answer: string }> {
    lines.length = 0;
    const loop = watchLoop();
    const answer = await ask(botUrl(), raw);
    const held = loop.end();
    const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 'cut';
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    // 501: an invoke of which the bot knows nothing, in the Bot Framework's way.
    const isFailure =
      (status.startsWith('5') && status !== '501') || answer.includes('application/vnd.microsoft.error');
    const wrong = lines.filter((line) => /"level":"(warn|error)"/.test(line));
    if (isFailure && !answer.includes('webhook-refused'))
      assert.ok(wrong.length > 0, `${answer}\nand no line of the log`);
    // Nothing that anybody can send is a surprise; a customer whom Partner Center does not know yet is none.
    const surprises = lines.filter(
      (line) => /"level":"error"|"code":"unexpected"/.test(line) && !line.includes('"code":"partner-center-not-found"'),
    );
    assert.deepEqual(surprises, []);
    return { held, answer };
  }

  return {
    async send(make) {
      let least = Number.POSITIVE_INFINITY;
      for (let time = 0; time < mostTimes; time += 1) {
        const { held, answer } = await once(await make());
        least = Math.min(least, held);
        if (least <= longestHold) return answer;
      }
      throw new assert.AssertionError({ message: `the event loop was held for ${least} ms` });
    },
    heard: (line) => void lines.push(line),
    statuses,
  };
}

/** Counts for itself what the thread does from one turn of the event loop to the next. */
function watchLoop(): { end(): number } {
  const spent = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let longest = 0;
  let before = spent();
  let isOver = false;
  const look = () => {
    const now = spent();
    longest = Math.max(longest, now - before);
    before = now;
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  return {
    end() {
      isOver = true;
      look();
      return longest;
    },
  };
}

/** The whole answer; '' when the connection is closed without one. */
function ask(url: string, { method, path, headers, body }: Raw): Promise<string> {
  const lines = Object.entries({ Host: 'bot', Connection: 'close', ...headers }).map(
    ([name, text]) => `${name}: ${text}`,
  );
  const bytes = Buffer.from(body);
  const head = [`${method} ${path} HTTP/1.1`, `Content-Length: ${bytes.length}`, ...lines, '', ''].join('\r\n');
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    // Of a machine that stands still for a while only one tick passes, and the bot, which stood still too, has its time.
    let silent = 0;
    const clock = setInterval(() => {
      silent += tick;
      if (silent >= patience) socket.destroy(new Error('no answer came'));
    }, tick);
    socket.on('data', (chunk) => {
      silent = 0;
      chunks.push(chunk);
    });
    socket.once('close', () => {
      clearInterval(clock);
      resolve(Buffer.concat(chunks).toString());
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      // It may hang up while we still write what it does not want.
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
    socket.write(Buffer.concat([Buffer.from(head, 'latin1'), bytes]));
  });
}
