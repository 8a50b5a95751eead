/** A picture of one of the two kinds that every mail program shows, with its size in pixels. */
export interface Picture {
  readonly type: 'image/png' | 'image/jpeg';
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Undefined = it is neither of them, or not all of it is there. */
export function pictureIn(bytes: Buffer): Picture | undefined {
  const read = sizeOfPng(bytes) ?? sizeOfJpeg(bytes);
  return read && read.width > 0 && read.height > 0 ? { ...read, bytes } : undefined;
}

type Sized = Omit<Picture, 'bytes'>;

/** It begins with its header and ends with its last chunk (W3C, Portable Network Graphics, 5.2 and 11.2). */
function sizeOfPng(bytes: Buffer): Sized | undefined {
  const begins = bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n' && bytes.toString('latin1', 12, 16) === 'IHDR';
  if (!begins || !bytes.includes('IEND', 33, 'latin1')) return undefined;
  return { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Segments with their lengths up to the header of the frame, which has the size, and its end (ITU-T T.81, B.1 and B.2). */
function sizeOfJpeg(bytes: Buffer): Sized | undefined {
  if (bytes.toString('hex', 0, 2) !== 'ffd8' || !bytes.includes('ffd9', 2, 'hex')) return undefined;
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes.readUInt8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: 'image/jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    // A marker may be filled up with bytes of its own kind.
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}
