import { buildBot } from './build.ts';

/** `npm run build [-- FOLDER]`: what production runs, into `dist`. */
const folder = process.argv[2] ?? 'dist';
const bytes = await buildBot(folder);
process.stdout.write(`${folder}: ${(bytes / 2 ** 20).toFixed(1)} MB\n`);
