import { clientLegend, clientTable, sentencesOf } from './client-table.ts';
import { productLegend, productTable } from './product/product-table.ts';
import type { ProductRow } from './product/run-every-deed.ts';
import type { Row } from './run-operation.ts';
import { meanings, troubles } from './troubles.ts';

export const documentFile = new URL('../../../docs/fault-matrix.md', import.meta.url);

/** The tables alone, for the terminal. */
export function tables(rows: readonly Row[], productRows: readonly ProductRow[]): string {
  return [clientTable(rows), clientLegend, productTable(productRows), productLegend].join('\n\n');
}

/** `docs/fault-matrix.md`. */
export function documentOf(rows: readonly Row[], productRows: readonly ProductRow[]): string {
  const sentences = sentencesOf(rows);
  return `# The fault matrix

What comes of each operation of the Partner Center client, and of each write of the product, in each kind of trouble: tried
out against the simulator by \`partner-center/test/fault-matrix/\`, which fails when this page is not what it sees. To write
it anew:

\`\`\`
npm exec -- node partner-center/test/fault-matrix/write.ts
\`\`\`

The rules stand in \`expected.ts\`, the exceptions beside their operation in \`operations/\`. After every failure the same call
is made again without trouble: it works, and there is never more than one effect.

## The troubles, and what the person reads

Where nothing stands below a trouble, nobody has to read anything. \`findTenant\`, which asks Entra, says in every trouble that
Microsoft did not say whether a tenant exists, and to try again in a moment.

${troubles
  .map((trouble) => {
    const said = (sentences.get(trouble) ?? []).map((sentence) => `  - ${sentence}`);
    return [`- **${trouble}**: ${meanings[trouble]}`, ...said].join('\n');
  })
  .join('\n')}

## The client

${clientTable(rows)}

${clientLegend}

## The product

An approved onboarding is carried out to its end, in virtual time, with trouble at one of its writes; \`forgotten\` is "drop
after" where Partner Center does not recognise the repetition by its request id either. Whatever happens it ends with one
customer, one cart ordered, one order and one subscription that does not renew. The agreement is confirmed once; where the
order says that this does not count (13605), the customer has accepted it too. The administrator's password is in the vault;
only when the creation of the tenant is forgotten it is reported lost. Who is needed reads the sentence above, and after twelve
failures also to press Retry; the operators read the same.

${productTable(productRows)}

${productLegend}
`;
}
