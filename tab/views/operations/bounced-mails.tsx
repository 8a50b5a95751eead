import type { FilterAddress } from '../../api/filter.ts';
import type { BouncedMail } from '../../api/operations.ts';
import { filtersOf } from '../../parts/filters-of.ts';
import { Quiet } from '../../parts/quiet.tsx';
import { Section } from '../../parts/section.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { GoLink } from '../../shell/go-link.tsx';
import { useTab } from '../../shell/tab.ts';
import type { Say } from '../../shell/words.ts';

interface BouncedMailsProps {
  readonly mails: readonly BouncedMail[];
  readonly filter: FilterAddress;
}

/** Mails to customers that did not arrive. */
export function BouncedMails({ mails, filter }: BouncedMailsProps) {
  const { say } = useTab();
  const title = say('tab.operations.bounced');
  return (
    <Section
      title={title}
      aside={
        mails.length > 0 && (
          <GoLink to={{ view: 'deals', filters: filtersOf(filter) }}>{say('tab.operations.bouncedAll')}</GoLink>
        )
      }
    >
      {mails.length === 0 ? (
        <Quiet>{say('tab.operations.bouncedNone')}</Quiet>
      ) : (
        <Table
          caption={title}
          columns={columnsOf(say)}
          rows={mails}
          keyOf={({ dealId, at, to }) => `${dealId} ${at.at} ${to}`}
        />
      )}
    </Section>
  );
}

function columnsOf(say: Say): readonly Column<BouncedMail>[] {
  return [
    {
      name: say('tab.deals.name'),
      isHead: true,
      cell: ({ dealId, name }) => <GoLink to={{ view: 'deal', id: dealId, filters: {} }}>{name}</GoLink>,
    },
    { name: say('tab.operations.mail'), cell: ({ title }) => title },
    { name: say('tab.operations.to'), cell: ({ to }) => to },
    { name: say('tab.operations.why'), cell: ({ why }) => why },
    { name: say('tab.operations.cameBack'), cell: ({ at }) => at.text },
  ];
}
