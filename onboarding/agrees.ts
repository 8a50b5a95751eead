/** Whether what was written down is so; what was not may be anything. */
export function agrees(written: unknown, is: unknown): boolean {
  if (typeof written !== 'object' || written === null) return written === is;
  if (typeof is !== 'object' || is === null) return false;
  if (Array.isArray(written) && Array.isArray(is) && written.length !== is.length) return false;
  const fields = new Map<string, unknown>(Object.entries(is));
  return Object.entries(written).every(([key, value]) => agrees(value, fields.get(key)));
}
