/**
 * A text as it stands in a filter. Quotes are doubled; what Dataverse takes for wildcards is put into brackets, by which it
 * means itself; and what means something in an address is encoded. Source: Microsoft Learn, "Filter rows using OData"
 * and "Use wildcard characters in conditions for string values".
 */
export function literal(text: string): string {
  const plain = text.replace(/[%_[]/g, '[$&]').replaceAll("'", "''");
  return `'${encodeURIComponent(plain)}'`;
}

/** An id as Dataverse writes its own; nothing else becomes a part of an address. */
export function isGuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}
