import { Checkbox, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { Option } from '../../api/said.ts';
import { LateInput } from '../../parts/late-input.tsx';
import { useMe, useTab } from '../../shell/tab.ts';
import { type Asked, ages, type ChangeAsked } from './filters.ts';
import { minorPerUnit } from './money.ts';
import { OwnerField } from './owner-field.tsx';

const useStyles = makeStyles({
  panel: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    // An option may be as long as it likes: its field is not.
    '& > *': { minWidth: 0 },
    '& .fui-Select, & select': { minWidth: 0, maxWidth: '100%' },
  },
  amount: { display: 'flex', gap: tokens.spacingHorizontalXS },
  number: { width: '90px', minWidth: 0, flexGrow: 1 },
  currency: { flexShrink: 0 },
});

interface FilterPanelProps {
  readonly id: string;
  readonly asked: Asked;
  readonly ownerName: string | undefined;
  /** Of the deals that there are. */
  readonly currencies: readonly string[];
  readonly change: ChangeAsked;
}

/** By what deals can be filtered. */
export function FilterPanel({ id, asked, ownerName, currencies, change }: FilterPanelProps) {
  const { say } = useTab();
  const { filters, sees } = useMe();
  const styles = useStyles();
  return (
    <div id={id} className={styles.panel}>
      <Choice label={say('tab.filter.stage')} name="stage" options={filters.stages} asked={asked} change={change} />
      <Choice label={say('tab.filter.waits')} name="waits" options={filters.waits} asked={asked} change={change} />
      {sees.deals === 'all' && <OwnerField name={ownerName} change={change} />}
      {filters.providers.length > 1 && (
        <Choice
          label={say('tab.filter.provider')}
          name="provider"
          options={filters.providers}
          asked={asked}
          change={change}
        />
      )}
      <Age asked={asked} change={change} />
      <Amount asked={asked} currencies={currencies} change={change} />
      <Checkbox
        label={say('tab.filter.attention')}
        checked={(asked.attention ?? '') !== ''}
        onChange={(_, { checked }) => change({ attention: checked === true ? 'yes' : '', cause: '' })}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly options: readonly Option[];
  readonly asked: Asked;
  readonly change: ChangeAsked;
}

/** One of them; a link may ask for several. */
function Choice({ label, name, options, asked, change }: ChoiceProps) {
  const { say } = useTab();
  const value = asked[name] ?? '';
  const isOne = value === '' || options.some((option) => option.value === value);
  return (
    <Field label={label}>
      <Select value={value} onChange={(_, { value: chosen }) => change({ [name]: chosen })}>
        <option value="">{say('tab.deals.any')}</option>
        {!isOne && <option value={value}>{say('tab.filter.several')}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function Age({ asked, change }: Pick<ChoiceProps, 'asked' | 'change'>) {
  const { say } = useTab();
  const { minDays = '', maxDays = '' } = asked;
  const isAny = minDays === '' && maxDays === '';
  const now = ages.find((age) => age.minDays === minDays && age.maxDays === maxDays);
  const choose = (name: string) => {
    const age = ages.find((one) => one.name === name);
    change({ minDays: age?.minDays ?? '', maxDays: age?.maxDays ?? '' });
  };
  return (
    <Field label={say('tab.filter.age')}>
      <Select value={now?.name ?? (isAny ? '' : 'other')} onChange={(_, { value }) => choose(value)}>
        <option value="">{say('tab.deals.any')}</option>
        {!isAny && now === undefined && <option value="other">{say('tab.filter.several')}</option>}
        {ages.map(({ name }) => (
          <option key={name} value={name}>
            {say(`tab.filter.${name}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Amounts of different currencies are not compared: one of them goes with it. */
function Amount({ asked, currencies, change }: Pick<FilterPanelProps, 'asked' | 'currencies' | 'change'>) {
  const { say } = useTab();
  const styles = useStyles();
  const currency = asked.currency ?? '';
  const chosen = currency === '' ? (currencies[0] ?? '') : currency;
  if (chosen === '') return null;
  const { minAmount = '' } = asked;
  const shown = minAmount === '' ? '' : String(Number(minAmount) / minorPerUnit(chosen));
  const changeTo = (text: string, of: string) => {
    const amount = Math.round(Number(text) * minorPerUnit(of));
    const isGiven = text.trim() !== '' && Number.isSafeInteger(amount) && amount > 0;
    change({ minAmount: isGiven ? String(amount) : '', maxAmount: '', currency: isGiven ? of : '' });
  };
  return (
    <Field label={say('tab.filter.atLeast')}>
      <div className={styles.amount}>
        <LateInput
          className={styles.number}
          type="number"
          min={0}
          inputMode="decimal"
          aria-label={say('tab.filter.atLeast')}
          text={shown}
          changed={(text) => changeTo(text, chosen)}
        />
        {currencies.length === 1 ? (
          <Input className={styles.number} readOnly value={chosen} aria-label={say('tab.filter.currency')} />
        ) : (
          <Select
            className={styles.currency}
            value={chosen}
            aria-label={say('tab.filter.currency')}
            onChange={(_, { value }) => changeTo(shown, value)}
          >
            {currencies.map((value) => (
              <option key={value} value={value}>
                {value}
              </option>
            ))}
          </Select>
        )}
      </div>
    </Field>
  );
}
