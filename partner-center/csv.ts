/** The records of a CSV text (RFC 4180: quoted fields may hold commas, line ends and doubled quotes), one by one. */
export function* csvRecords(text: string): Generator<string[]> {
  const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|\n|\r|$)/y;
  let record: string[] = [];
  while (field.lastIndex < text.length) {
    const found = field.exec(text);
    if (!found) throw new Error('not a CSV text');
    const [, value = '', end] = found;
    record.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end !== ',') {
      yield record;
      record = [];
    }
  }
}
