import { useId } from 'react';
import { CircleAlert } from 'lucide-react';
import { Icon } from '../../ui/icon.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useFieldWords } from '../states/fault-words.ts';
import type { FieldProps } from './field-frame.tsx';
import './choice-field.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
}

export interface ChoiceFieldProps<Value extends string> extends Omit<FieldProps, 'optional'> {
  readonly value: Value | '';
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  /** Side by side where there is room: short words. */
  readonly inline?: boolean;
}

/** One of a few, all in sight and as large as a finger. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { label, hint, error, value, choices, onChange, inline } = props;
  const id = useId();
  const words = useFieldWords();
  return (
    <fieldset
      className={classNames('field', error !== undefined && 'field--wrong')}
      role="radiogroup"
      aria-invalid={error !== undefined || undefined}
      aria-describedby={hint ? `${id}-hint ${id}-error` : `${id}-error`}
    >
      <legend className="field__label">{label}</legend>
      {hint && (
        <p id={`${id}-hint`} className="field__hint">
          {hint}
        </p>
      )}
      <div className={classNames('choices', inline && 'choices--inline')}>
        {choices.map((choice) => (
          <label key={choice.value} className="choice choice--card">
            <input
              type="radio"
              name={id}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span>
              <span className="choice__label">{choice.label}</span>
              {choice.hint && <span className="choice__hint">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      <p id={`${id}-error`} className="field__error" aria-live="polite">
        {error !== undefined && (
          <>
            <Icon shape={CircleAlert} />
            {words(error)}
          </>
        )}
      </p>
    </fieldset>
  );
}
