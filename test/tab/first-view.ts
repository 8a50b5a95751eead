import { readAssets } from '../../bot/tab/assets.ts';

/**
 * What a browser loads of the tab for its first view, in KB, as it is sent.
 * @param folder where the tab was built into
 */
export async function sizeOfFirstView(folder: string): Promise<number> {
  const assets = readAssets(folder);
  if (assets === undefined) throw new Error(`there is no tab in ${folder}`);
  const files = [assets.bundle.entry, ...assets.bundle.imports];
  const sizes = await Promise.all(files.map(async (file) => (await assets.find(file, 'br'))?.contents.length ?? 0));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}
