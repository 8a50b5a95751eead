import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { lockedPackages } from './supply-chain/locked-packages.ts';

/**
 * `npm run sbom`: what production is made of, from package-lock.json alone: `.data/sbom.cdx.json`, a bill of materials
 * (CycloneDX 1.5) with the hash of each package, and `.data/licences.md`.
 */

const shipped = new Map(
  lockedPackages()
    .filter(({ dev }) => !dev)
    .map((each) => [`${each.name}@${each.version}`, each]),
);

const Bill = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string(), name: z.string() }) }),
  components: z.array(z.looseObject({ 'bom-ref': z.string(), licenses: z.array(z.unknown()).optional() })),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});

/**
 * npm makes the bill (npm Docs: npm-sbom), also before anything is installed. Of everything: with `--omit dev` it leaves
 * out what development uses as well, such as zod. It names the project by its folder.
 */
function billOfMaterials(): z.infer<typeof Bill> {
  const json = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  const { metadata, components, dependencies, ...bill } = Bill.parse(JSON.parse(json));
  const { component } = metadata;
  const project = component['bom-ref'];
  return {
    ...bill,
    metadata: { ...metadata, component: { ...component, type: 'application', name: project.replace(/@.*/, '') } },
    components: components.flatMap((each) => {
      const licence = shipped.get(each['bom-ref'])?.licence;
      return licence === undefined ? [] : [{ ...each, licenses: each.licenses ?? [{ license: { id: licence } }] }];
    }),
    dependencies: dependencies
      .filter(({ ref }) => ref === project || shipped.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => shipped.has(each)) })),
  };
}

const bill = billOfMaterials();
if (bill.components.length !== shipped.size) throw new Error(`${bill.components.length} of ${shipped.size} packages`);
const rows = [...shipped.values()].map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
const list = ['# Licences of what production is made of', '', '| package | version | licence |', '| --- | --- | --- |'];

mkdirSync('.data', { recursive: true });
writeFileSync('.data/sbom.cdx.json', `${JSON.stringify(bill, null, 2)}\n`);
writeFileSync('.data/licences.md', `${[...list, ...rows].join('\n')}\n`);
process.stdout.write(`.data/sbom.cdx.json and .data/licences.md: ${shipped.size} packages\n`);
