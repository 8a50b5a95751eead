import { writeFileSync } from 'node:fs';
import { documentFile, documentOfRules } from './document.ts';

writeFileSync(documentFile, documentOfRules());
