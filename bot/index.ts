import './no-inspector.ts';
import { asOnboardingError, OnboardingError } from '../errors/onboarding-error.ts';
import { messageOf, redactText } from '../errors/redact.ts';
import { causesOf } from '../errors/why-not-reached.ts';
import { english } from '../words/english.ts';
import { readConfig } from './config.ts';
import { createLogger } from './log/log.ts';
import { startBot } from './start-bot.ts';

/** The bot process: settings from the environment, until SIGTERM or Ctrl-C. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = createLogger(config.log);
  for (const one of config.unread) log.warn(one, 'a setting that nobody reads');
  process.on('unhandledRejection', (reason) =>
    log.error({ err: reason }, 'a promise was rejected and nobody was waiting for it'),
  );
  // Node would write it to standard error as it is, secrets and all.
  process.on('uncaughtException', (error) => {
    log.error({ err: error }, 'the process ends: something was thrown and nobody caught it');
    process.exit(1);
  });
  const bot = await startBot(config, log).catch((error: unknown) => {
    const isMendable = asOnboardingError(error).code !== 'unexpected';
    // Where in the code it came from helps nobody to mend a setting or a permission.
    const about = isMendable ? { because: causesOf(error).map(inWords) } : { err: error };
    log.error(about, 'the bot could not be started');
    throw error;
  });
  log.info(`listening on ${bot.url}`);
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info(`${signal}: finishing what is under way`);
    // Tasks are given back after 7 s; should even that hang, their leases run out.
    setTimeout(() => process.exit(0), 9000).unref();
    await bot.stop().catch((error: unknown) => log.error({ err: error }, 'stopping did not go well'));
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // In place of whoever heard it while the bot was starting (bot/begin.ts). A start is one long turn of the event loop: a
    // signal that came in it is still to be told, which Node forgets as soon as nobody listens, be it for a moment.
    const former = process.listeners(signal);
    process.on(signal, () => void stop(signal));
    for (const listener of former) process.off(signal, listener);
  }
}

/** As who reads the log can use it: ours has a sentence. */
function inWords(cause: unknown): string {
  return cause instanceof OnboardingError ? `${cause.code}: ${redactText(english.tell(cause.says))}` : messageOf(cause);
}

main().catch((error: unknown) => {
  const { code, says, detail } = asOnboardingError(error);
  process.stderr.write(`${english.tell(says)}\n`);
  if (code === 'unexpected')
    process.stderr.write(`${detail.cause instanceof Error ? detail.cause.message : String(detail.cause)}\n`);
  process.exit(1);
});
