import { Field, Input, Select, Switch, Textarea } from '@fluentui/react-components';
import type { InputAsked } from '../api/actions.ts';
import { useTab } from '../shell/tab.ts';

interface ActionInputProps {
  readonly input: InputAsked;
  readonly text: string;
  readonly error: string | undefined;
  readonly change: (text: string) => void;
}

/** One thing that an action asks for. */
export function ActionInput(props: ActionInputProps) {
  const { input, error } = props;
  const { label, isRequired, hint } = input;
  // A hint below what is wrong reads like a second complaint.
  const below = error !== undefined ? { validationMessage: error } : hint === '' ? {} : { hint };
  return (
    <Field label={label} required={isRequired} {...below}>
      <Control {...props} />
    </Field>
  );
}

function Control({ input, text, change }: ActionInputProps) {
  const { say } = useTab();
  const { kind, options, maxLength } = input;
  const most = maxLength === null ? {} : { maxLength };
  switch (kind) {
    case 'text':
      return <Input {...most} value={text} onChange={(_, { value }) => change(value)} />;
    case 'number':
      return <Input type="number" inputMode="numeric" value={text} onChange={(_, { value }) => change(value)} />;
    case 'long-text':
      return <Textarea {...most} resize="vertical" rows={4} value={text} onChange={(_, { value }) => change(value)} />;
    case 'yes-no':
      return <Switch checked={text === 'yes'} onChange={(_, { checked }) => change(checked ? 'yes' : 'no')} />;
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
  }
}
