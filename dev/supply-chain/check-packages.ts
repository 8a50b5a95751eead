import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type LockedPackage, lockedPackages } from './locked-packages.ts';

/**
 * Under which a package may be used here and passed on: all ask for no more than their text, and those of fonts that they are
 * not sold by themselves, nor changed under their names.
 */
const allowed = new Set(
  '0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 Bitstream-Vera EDL-1.0 ISC MIT MIT-0 OFL-1.1 PSF-2.0 Unlicense'.split(
    ' ',
  ),
);

/** Under terms that ask for more, or of their own, read by a person; none is passed on. */
const read = new Set(['@microsoft/m365agentsplayground', 'axe-core']);

const Manifest = z.object({ allowScripts: z.record(z.string(), z.boolean()) });

/** What speaks against the packages that package-lock.json names, one sentence each. */
export function checkPackages(packages = lockedPackages()): readonly string[] {
  const { allowScripts } = Manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')));
  return packages.flatMap((each) =>
    problemsOf(each, allowScripts).map((what) => `${each.name}@${each.version} ${what}`),
  );
}

function problemsOf(each: LockedPackage, allowScripts: Readonly<Record<string, boolean>>): string[] {
  const { name, licence, integrity, from, dev, hasInstallScript } = each;
  return [
    ...(/^sha512-[\w+/]{86}==$/.test(integrity) ? [] : ['is locked without its SHA-512']),
    ...(from === undefined || from.startsWith('https://registry.npmjs.org/') ? [] : [`comes from ${from}`]),
    ...(isAllowed(licence) || (dev && read.has(name)) ? [] : [`has the licence ${licence || 'of nobody knows what'}`]),
    ...(hasInstallScript && allowScripts[name] === undefined ? ['runs a script that allowScripts does not name'] : []),
    ...(!dev && allowScripts[name] === true ? ['would need its script in production'] : []),
  ];
}

/** `A OR B`, `A AND B`: one of the licences, or all. */
function isAllowed(expression: string): boolean {
  return expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((one) => one.split(' AND ').every((licence) => allowed.has(licence)));
}
