/**
 * Whether a key of 32 bytes looks as if somebody had made it up: repeated or counted bytes, a readable text, or a typed
 * phrase that passes for base64. Of keys that chance makes, fewer than one in a million million look like that.
 * @param encoded the key in hex or base64, as it was given
 */
export function isMadeUp(encoded: string, bytes: Uint8Array): boolean {
  const steps = bytes.map((byte, at) => byte - (bytes[at - 1] ?? 0));
  const isText = bytes.every((byte) => byte >= 0x20 && byte <= 0x7e);
  const isOneCase = !/\d/.test(encoded) && (!/[a-z]/.test(encoded) || !/[A-Z]/.test(encoded));
  return isText || isOneCase || new Set(encoded).size < 10 || new Set(bytes).size < 16 || new Set(steps).size < 16;
}
