import { Checkbox, Field, Input, Label, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { InputAsked } from '../api/actions.ts';
import { useTab } from '../shell/tab.ts';

interface ActionInputProps {
  readonly input: InputAsked;
  readonly text: string;
  readonly error: string | undefined;
  readonly change: (text: string) => void;
}

const useStyles = makeStyles({
  choices: { display: 'flex', flexDirection: 'column', minWidth: 0, margin: 0, padding: 0, border: 'none' },
  error: { color: tokens.colorStatusDangerForeground3, fontSize: tokens.fontSizeBase200 },
});

/** One thing that an action asks for. */
export function ActionInput(props: ActionInputProps) {
  return props.input.kind === 'choices' ? <Choices {...props} /> : <Single {...props} />;
}

function Single(props: ActionInputProps) {
  const { input, error } = props;
  const { label, isRequired, hint } = input;
  // A hint below what is wrong reads like a second complaint.
  const hinted = [hint, useCounted(props)].filter((one) => one !== '').join(' · ');
  const below = error !== undefined ? { validationMessage: error } : hinted === '' ? {} : { hint: hinted };
  return (
    <Field label={label} required={isRequired} {...below}>
      <Control {...props} />
    </Field>
  );
}

/** Nothing of what is pasted is cut: what is too long is told, and refused. '' = there is room enough. */
function useCounted({ input: { maxLength: most }, text: { length } }: ActionInputProps): string {
  const { say } = useTab();
  return most === null || length < 0.8 * most ? '' : say('tab.actions.counted', { length, most });
}

function Control({ input, text, change }: ActionInputProps) {
  const { say } = useTab();
  const { kind, options } = input;
  switch (kind) {
    case 'text':
      return <Input value={text} onChange={(_, { value }) => change(value)} />;
    case 'number':
      return <Input type="number" inputMode="numeric" value={text} onChange={(_, { value }) => change(value)} />;
    case 'long-text':
      return <Textarea resize="vertical" rows={4} value={text} onChange={(_, { value }) => change(value)} />;
    case 'choice':
      return (
        <Select value={text} onChange={(_, { value }) => change(value)}>
          {!options.some(({ value }) => value === text) && <option value="">{say('tab.actions.choose')}</option>}
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      );
    // It is a group, which no label of one field names.
    case 'choices':
      return null;
  }
}

/** As many of them as one likes. */
function Choices({ input: { label, isRequired, options }, text, error, change }: ActionInputProps) {
  const styles = useStyles();
  const [title, wrong] = [useId(), useId()];
  const chosen = text.split(',');
  const choose = (value: string, isChosen: boolean) => {
    const values = options.map((option) => option.value);
    change(values.filter((one) => (one === value ? isChosen : chosen.includes(one))).join());
  };
  return (
    <fieldset className={styles.choices} aria-labelledby={title} aria-describedby={wrong}>
      <Label id={title} required={isRequired}>
        {label}
      </Label>
      {options.map(({ value, label: one }) => (
        <Checkbox
          key={value}
          label={one}
          checked={chosen.includes(value)}
          onChange={(_, { checked }) => choose(value, checked === true)}
        />
      ))}
      <span id={wrong} className={styles.error}>
        {error}
      </span>
    </fieldset>
  );
}
