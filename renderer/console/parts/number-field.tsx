import { useState } from 'react';
import { TextField } from '../../web/forms/text-field.tsx';

export interface NumberFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly value: number;
  /** `NaN` for what is no whole number: the rules then say so. */
  readonly onChange: (value: number) => void;
}

/** A whole number. What was typed stays as it is, also where it is none. */
export function NumberField({ value, onChange, ...rest }: NumberFieldProps) {
  const [typed, setTyped] = useState(String(value));
  // Another value from outside (a draft thrown away) replaces what was typed.
  const shown = Object.is(numberOf(typed), value) ? typed : String(value);
  return (
    <TextField
      {...rest}
      kind="number"
      maxLength={9}
      value={shown}
      onChange={(text) => {
        setTyped(text);
        onChange(numberOf(text));
      }}
    />
  );
}

function numberOf(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
}
