import type { HTMLInputAutoCompleteAttribute } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { FieldFrame, type FieldProps } from './field-frame.tsx';

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Which keyboard a phone shows. `code` are the six figures of a second factor. */
  readonly kind?: 'text' | 'tel' | 'email' | 'number' | 'code';
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly maxLength?: number;
  readonly isDisabled?: boolean;
  /** Takes the focus when it comes up: only where it is the one thing to do. */
  readonly first?: boolean;
}

const inputModes = {
  text: undefined,
  tel: 'tel',
  email: 'email',
  number: 'decimal',
  code: 'numeric',
} as const;

export function TextField(props: TextFieldProps) {
  const { value, onChange, kind = 'text', autoComplete = 'off', maxLength, isDisabled, first } = props;
  return (
    <FieldFrame {...props}>
      {(aria) => (
        <input
          {...aria}
          className={classNames('control', kind === 'code' && 'control--code')}
          type={kind === 'tel' || kind === 'email' ? kind : 'text'}
          inputMode={inputModes[kind]}
          autoComplete={kind === 'code' ? 'one-time-code' : autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={maxLength}
          disabled={isDisabled}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for where a page has one field to fill
          autoFocus={first}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}
