import { readConfig } from '../bot/config.ts';
import { createLogger } from '../bot/log/log.ts';
import { startBot } from '../bot/start-bot.ts';
import { serveBench } from './bot-process.ts';

/** Our bot as production runs it, with the settings that the bench gives it. */
const config = readConfig(process.env);
const bot = await startBot(config, createLogger(config.log));
serveBench(bot.url);
