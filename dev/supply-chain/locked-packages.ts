import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      dev: z.boolean().default(false),
      hasInstallScript: z.boolean().default(false),
    }),
  ),
});

/** A package as package-lock.json pins it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression; '' = the package names none. */
  readonly licence: string;
  /** '' = npm could not tell a forged package from the right one. */
  readonly integrity: string;
  /** From where; undefined = from the registry. */
  readonly from: string | undefined;
  /** Not in production. */
  readonly dev: boolean;
  readonly hasInstallScript: boolean;
}

/** Where a package names its licence only in its text. */
const saidInTheText: Readonly<Record<string, string>> = {
  cldrjs: 'MIT',
  'dejavu-fonts-ttf': 'Bitstream-Vera',
  'escape-regexp-component': 'MIT',
  'get-closest': 'MIT',
  jspath: 'MIT',
  'png-js': 'MIT',
  semaphore: 'MIT',
};

/** Every package that `npm ci` may install. */
export function lockedPackages(file = 'package-lock.json'): readonly LockedPackage[] {
  const { packages } = Lock.parse(JSON.parse(readFileSync(file, 'utf8')));
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { version, license, integrity = '', resolved, dev, hasInstallScript }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const licence = saidInTheText[name] ?? license ?? '';
      return { name, version, licence, integrity, from: resolved, dev, hasInstallScript };
    });
}
