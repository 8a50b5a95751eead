import { troubles } from '../../partner-center/test/fault-matrix/troubles.ts';
import { english } from '../../words/english.ts';
import { clientLegend, clientTable, saidIn } from './client-table.ts';
import { productLegend, productTable } from './product-table.ts';
import { meanings } from './trouble-words.ts';

export const documentFile = new URL('../../docs/fault-matrix.md', import.meta.url);

/** `docs/fault-matrix.md`, as the rules have it that the two suites hold what happens against. */
export function documentOfRules(): string {
  return `# The fault matrix

What comes of each operation of the Partner Center client, and of each write of the product (and its look at an order), in each kind of trouble. The
rules stand in \`partner-center/test/fault-matrix/expected.ts\`, with the exceptions beside their operation in
\`operations/\`, and in \`test/fault-matrix/expected.ts\`; the specs beside them try every cell out against the simulator.
This page is written from the rules:

\`\`\`
npm exec -- node test/fault-matrix/write.ts
\`\`\`

After every failure the same call is made again without trouble: it works, and there is never more than one effect.

## The troubles, and what the person reads

Where nothing stands below a trouble, nobody has to read anything. \`findTenant\`, which asks Entra, says in every trouble that
Microsoft did not say whether a tenant exists, and to try again in a moment. Where Partner Center says something itself that
helps, its words follow.

${troubles
  .map((trouble) => [`- **${trouble}**: ${meanings[trouble]}`, ...saidIn(trouble).map(line)].join('\n'))
  .join('\n')}

## The client

${clientTable()}

${clientLegend}

## The product

An approved onboarding is carried out to its end, in virtual time, with trouble at one of its writes, or at its
look at the order; \`forgotten\` is "drop
after" where Partner Center does not recognise the repetition by its request id either. Whatever happens it ends with one
customer, one cart ordered, one order and one subscription that does not renew. The agreement is confirmed once; where the
order says that this does not count (13605), the customer has accepted it too. The administrator's password was in the
vault, where the rep took it; only when the creation of the tenant is forgotten it is reported lost. Who is needed reads the sentence above, and after twelve
failures also to press Retry; the operators read the same. What is ordered is cancelled afterwards in \`change-order\`, at most
once: what is refused of it is no failure but an answer, which ends it; what fails in passing is tried until there is one.

${productTable()}

${productLegend}
`;
}

/** @param said a name and the seconds, where there are any */
function line(said: string): string {
  const [name, seconds = ''] = said.split(' ');
  return `  - ${english.tell({ key: `errors.partnerCenter.${name}`, values: { seconds } })}`;
}
