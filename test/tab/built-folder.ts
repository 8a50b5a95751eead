import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../new-folder.ts';

/** A tab that was built, as far as somebody sees who only looks whether it is served. */
export function builtFolder(): string {
  const folder = newFolder('tab');
  const bundle = { entry: 'tab.js', imports: [], host: 'host.js', files: ['tab.js'] };
  writeFileSync(join(folder, 'bundle.json'), JSON.stringify(bundle));
  writeFileSync(join(folder, 'tab.js'), '');
  return folder;
}
