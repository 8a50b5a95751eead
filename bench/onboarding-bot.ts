import { readConfig } from '../bot/config.ts';
import { createLogger } from '../bot/log/log.ts';
import { startBot } from '../bot/start-bot.ts';
import { openStore } from '../bot/store/open-store.ts';
import { countAccesses } from '../test/store/counting-store.ts';
import { serveBench } from './bot-process.ts';

/**
 * Our bot as production runs it, with the settings that the bench gives it. Only the tasks that turns leave behind stay
 * where they are (see `countAccesses`).
 */
const config = readConfig(process.env);
const store = countAccesses(await openStore(config.store, config));
const bot = await startBot(config, createLogger(config.log), { store });
serveBench(bot.url, () => store.accesses);
