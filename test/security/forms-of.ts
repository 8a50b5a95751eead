/** What a secret may look like: as it is, escaped, in hex, or in base64 wherever in a longer text it began. */
export function formsOf(secret: string | Buffer): readonly string[] {
  const bytes = Buffer.from(secret);
  const inBase64 = [0, 1, 2].map((ahead) => {
    const whole = Buffer.concat([Buffer.alloc(ahead), bytes]).toString('base64');
    // The letters at both ends say something of their neighbours, too.
    return whole.slice(Math.ceil((ahead * 4) / 3), Math.floor(((ahead + bytes.length) * 4) / 3));
  });
  const hex = bytes.toString('hex');
  const others = inBase64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  const plain = bytes.toString('latin1');
  const written = typeof secret === 'string' ? writtenForms(secret) : [];
  return [...new Set([plain, hex, hex.toUpperCase(), ...inBase64, ...others, ...written])];
}

function writtenForms(secret: string): readonly string[] {
  const form = String(new URLSearchParams({ x: secret })).slice(2);
  const json = JSON.stringify(secret).slice(1, -1);
  const html = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const wide = Buffer.from(secret, 'utf16le').toString('latin1');
  return [secret, encodeURIComponent(secret), form, json, JSON.stringify(json).slice(1, -1), html, wide];
}
