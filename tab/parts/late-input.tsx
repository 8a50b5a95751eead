import { Input, type InputProps } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

/** As fast as people type, and no faster. */
const waitsMs = 300;

interface LateInputProps extends Omit<InputProps, 'value' | 'onChange'> {
  readonly text: string;
  readonly changed: (text: string) => void;
}

/** An input that is heard of once one has stopped typing. What is changed from outside is shown. */
export function LateInput({ text, changed, ...props }: LateInputProps) {
  const [{ typed, known }, setBoth] = useState({ typed: text, known: text });
  if (text !== known) setBoth({ typed: text, known: text });
  useEffect(() => {
    if (typed === known) return;
    const timer = setTimeout(() => {
      setBoth({ typed, known: typed });
      changed(typed);
    }, waitsMs);
    return () => clearTimeout(timer);
  }, [typed, known, changed]);
  return <Input {...props} value={typed} onChange={(_, { value }) => setBoth({ typed: value, known })} />;
}
