import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { FilterRegular } from '@fluentui/react-icons';
import { useEffect, useId, useRef, useState } from 'react';
import type { Deals } from '../../api/deals.ts';
import type { Me } from '../../api/me.ts';
import { LateInput } from '../../parts/late-input.tsx';
import { Quiet } from '../../parts/quiet.tsx';
import { useLast } from '../../parts/use-last.ts';
import { PageButtons, usePages } from '../../shell/pages.tsx';
import { go, type Place } from '../../shell/place.ts';
import { useMe, useTab } from '../../shell/tab.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import { ViewFrame } from '../../shell/view-frame.tsx';
import { DealsTable } from './deals-table.tsx';
import { FilterChips } from './filter-chips.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { filtersShown } from './filter-words.ts';
import type { ChangeAsked } from './filters.ts';
import { SortField } from './sort-field.tsx';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  search: { flex: '1 1 220px', maxWidth: '400px' },
});

/** Of all deals that the viewer may see those that they look for: what they look for is in the address. */
export default function AllDeals({ place }: { readonly place: Place }) {
  const { say } = useTab();
  const me = useMe();
  const asked = place.filters;
  const pages = usePages(JSON.stringify(asked));
  const query = { ...asked, after: pages.after };
  const known = useLast(useAnswer({ path: '/api/tab/deals', query }));
  const change: ChangeAsked = (changes) => go({ ...place, filters: { ...asked, ...changes } }, 'replace');
  const title = say(me.sees.deals === 'own' ? 'tab.deals.own' : 'tab.deals.title');
  useCountSaid(known.isOld ? null : known.answer);
  return (
    <ViewFrame title={title} known={known}>
      {(deals) => (
        <>
          <Looking place={place} deals={deals} change={change} />
          {deals !== null && <Found deals={deals} isOld={known.isOld} asked={asked} change={change} />}
          {deals !== null && <PageButtons pages={pages} page={deals} what={title} />}
        </>
      )}
    </ViewFrame>
  );
}

function currenciesOf({ filters }: Me, deals: Deals | null, { currency = '' }: Place['filters']): readonly string[] {
  const shown = (deals?.rows ?? []).map(({ amount }) => amount?.currency ?? '');
  const all = new Set([...filters.currencies.map(({ value }) => value), ...shown, currency]);
  return [...all].filter((one) => one !== '').sort();
}

/** Who does not see the list change hears how long it is by now. */
function useCountSaid(deals: Deals | null | undefined) {
  const { announce } = useTab();
  const text = useCountText(deals);
  const before = useRef('');
  useEffect(() => {
    if (text === '') return;
    if (before.current !== '' && before.current !== text) announce(text);
    before.current = text;
  }, [text, announce]);
}

function useCountText(deals: Deals | null | undefined): string {
  const { say } = useTab();
  if (deals === null || deals === undefined) return '';
  const { total, isMore } = deals;
  return say(isMore ? 'tab.deals.countAtLeast' : 'tab.deals.count', { count: total });
}

interface LookingProps {
  readonly place: Place;
  readonly deals: Deals | null;
  readonly change: ChangeAsked;
}

/** What one looks for. */
function Looking({ place: { filters: asked }, deals, change }: LookingProps) {
  const { say } = useTab();
  const me = useMe();
  const styles = useStyles();
  const panel = useId();
  const [isOpen, setOpen] = useState(false);
  const opener = useId();
  const ownerName = deals?.rows.find(({ owner }) => owner.id === asked.owner)?.owner.name;
  const shown = filtersShown(asked, { say, me, ownerName });
  return (
    <>
      <div className={styles.bar}>
        <LateInput
          className={styles.search}
          type="search"
          maxLength={100}
          aria-label={say('tab.deals.search')}
          placeholder={say('tab.deals.search')}
          text={asked.text ?? ''}
          changed={(text) => change({ text })}
        />
        <Button
          id={opener}
          icon={<FilterRegular />}
          aria-expanded={isOpen}
          aria-controls={isOpen ? panel : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {shown.length === 0 ? say('tab.deals.filters') : say('tab.deals.filtersOn', { count: shown.length })}
        </Button>
        <SortField asked={asked} change={change} />
      </div>
      {isOpen && (
        <FilterPanel
          id={panel}
          asked={asked}
          ownerName={ownerName}
          currencies={currenciesOf(me, deals, asked)}
          change={change}
        />
      )}
      <FilterChips shown={shown} change={change} removed={() => document.getElementById(opener)?.focus()} />
    </>
  );
}

interface FoundProps {
  readonly deals: Deals;
  readonly isOld: boolean;
  readonly asked: Place['filters'];
  readonly change: ChangeAsked;
}

function Found({ deals, isOld, asked, change }: FoundProps) {
  const { say } = useTab();
  const count = useCountText(deals);
  const { sort: _, direction: __, ...filters } = asked;
  const isFiltered = Object.values(filters).some((value) => value !== '');
  if (deals.rows.length === 0) return <Quiet>{say(isFiltered ? 'tab.deals.noneFit' : 'tab.deals.none')}</Quiet>;
  return (
    <>
      <Quiet>{count}</Quiet>
      <DealsTable rows={deals.rows} asked={asked} change={change} isOld={isOld} />
    </>
  );
}
