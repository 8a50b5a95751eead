import { Combobox, Field, makeStyles, Option } from '@fluentui/react-components';
import { useState } from 'react';
import { useLast } from '../../parts/use-last.ts';
import { useTab } from '../../shell/tab.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import type { ChangeAsked } from './filters.ts';

const useStyles = makeStyles({ field: { minWidth: 0 } });

interface OwnerFieldProps {
  /** Whose deals are shown; undefined = everybody's. */
  readonly name: string | undefined;
  readonly change: ChangeAsked;
}

/** Looks for somebody whose deals are to be shown. */
export function OwnerField({ name, change }: OwnerFieldProps) {
  const { say } = useTab();
  const styles = useStyles();
  const [typed, setTyped] = useState<string>();
  const { answer } = useLast(
    useAnswer(typed === undefined ? null : { path: '/api/tab/people', query: { text: typed } }),
  );
  const people = answer?.people ?? [];
  return (
    <Field label={say('tab.filter.owner')}>
      <Combobox
        className={styles.field}
        freeform
        placeholder={say('tab.deals.any')}
        value={typed ?? name ?? ''}
        selectedOptions={[]}
        onOpenChange={(_, { open }) => setTyped(open ? '' : undefined)}
        onChange={(event) => setTyped(event.target.value)}
        onOptionSelect={(_, { optionValue = '' }) => {
          change({ owner: optionValue });
          setTyped(undefined);
        }}
      >
        <Option value="">{say('tab.deals.any')}</Option>
        {people.map(({ value, label }) => (
          <Option key={value} value={value}>
            {label}
          </Option>
        ))}
        {people.length === 0 && typed !== undefined && typed !== '' && (
          <Option disabled value="nobody">
            {say('tab.filter.nobody')}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}
