import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  /** Path inside the archive; ASCII. */
  readonly name: string;
  readonly content: Buffer;
}

/**
 * A ZIP archive of a few small files: no folders, no encryption, nothing beyond 4 GB (the layout: PKWARE APPNOTE.TXT,
 * 4.3). The same files make the same bytes.
 */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const packed = deflateRawSync(content);
    const description = describe(name, content, packed);
    const file = Buffer.concat([numbers([4, 0x04034b50]), description, Buffer.from(name), packed]);
    // Made by and comment, disk and attributes: nothing to say; then where the file is.
    const place = numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
    directory.push(numbers([4, 0x02014b50], [2, 20]), description, place, Buffer.from(name));
    files.push(file);
    offset += file.length;
  }
  const listing = Buffer.concat(directory);
  const count = entries.length;
  const end = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, listing.length],
    [4, offset],
    [2, 0],
  );
  return Buffer.concat([...files, listing, end]);
}

const version = 20;
const deflated = 8;
const firstOfJanuary1980 = 0x21;

/** The part that stands both before a file and in the directory. */
function describe(name: string, content: Buffer, packed: Buffer): Buffer {
  return numbers(
    [2, version],
    [2, 0],
    [2, deflated],
    [2, 0],
    [2, firstOfJanuary1980],
    [4, crc32(content)],
    [4, packed.length],
    [4, content.length],
    [2, name.length],
    [2, 0],
  );
}

/** Whole numbers one after another, the least significant byte first; each with its size in bytes. */
function numbers(...fields: readonly (readonly [size: 2 | 4, value: number])[]): Buffer {
  return Buffer.concat(
    fields.map(([size, value]) => {
      const bytes = Buffer.alloc(size);
      bytes.writeUIntLE(value, 0, size);
      return bytes;
    }),
  );
}
