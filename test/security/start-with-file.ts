import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Writable } from 'node:stream';
import type { z } from 'zod';
import { readConfig } from '../../bot/config.ts';
import { createLogger } from '../../bot/log/log.ts';
import { recordsCommand } from '../../bot/records/command.ts';
import { summaryOf } from '../../bot/store/onboarding-summary.ts';
import { Onboarding } from '../../onboarding/onboarding.ts';
import { type Product, startProduct } from '../flow/start-product.ts';

export const day = 24 * 60 * 60_000;
export const KeptRecord = Onboarding.loose();
export type KeptRecord = z.infer<typeof KeptRecord>;

/** The product, `npm run records` beside it, and what somebody can do who can write the store’s file. */
export async function startWithFile(settings = {}) {
  const product: Product = await startProduct({ settings });

  const records = async (...args: string[]): Promise<{ code: number; said: string }> => {
    const said: string[] = [];
    const out = new Writable({
      write(piece, _, done) {
        said.push(String(piece));
        done();
      },
    });
    const log = createLogger({ level: 'silent' });
    const code = await recordsCommand(args, { config: () => readConfig(product.settings), log, out });
    return { code, said: said.join('') };
  };
  const fileOf = (name: string) => join(dirname(product.settings.SQLITE_FILE ?? ''), name);

  const inFile = <T>(work: (database: DatabaseSync) => T): T => {
    const database = new DatabaseSync(product.settings.SQLITE_FILE ?? '', { timeout: 5000 });
    try {
      return work(database);
    } finally {
      database.close();
    }
  };
  const kept = (name: string): KeptRecord =>
    inFile((database) => {
      const rows = database.prepare("SELECT body FROM documents WHERE kind = 'onboarding'").all();
      const found = rows.map(({ body }) => KeptRecord.parse(JSON.parse(String(body))));
      return found.find(({ accountName }) => accountName === name) ?? assert.fail(`${name} is not there`);
    });
  const put = (record: KeptRecord) =>
    inFile((database) =>
      database
        .prepare("UPDATE documents SET body = ?, summary = ? WHERE kind = 'onboarding' AND id = ?")
        .run(JSON.stringify(record), JSON.stringify(summaryOf(record)), record.id),
    );
  const everyBody = () =>
    inFile((database) => JSON.stringify(database.prepare('SELECT kind, body, summary FROM documents').all()));

  const headOfLog = async () => {
    product.later(day);
    await product.untilLogged(/the head of what happened up to now/);
    const file = fileOf('bot.log');
    writeFileSync(file, product.logged());
    return file;
  };

  return { product, records, fileOf, inFile, kept, put, everyBody, headOfLog };
}

export type WithFile = Awaited<ReturnType<typeof startWithFile>>;
