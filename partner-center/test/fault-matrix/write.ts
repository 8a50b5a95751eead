import { writeFileSync } from 'node:fs';
import { documentFile, documentOf } from './document.ts';
import { runEveryDeed } from './product/run-every-deed.ts';
import { runEveryOperation } from './run-every-operation.ts';

// Writes docs/fault-matrix.md as things are now; whether they are right, the specs say.
const rows = await runEveryOperation();
writeFileSync(documentFile, documentOf(rows, await runEveryDeed()));
