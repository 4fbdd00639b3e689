import { useId } from 'react';
import { CircleAlert } from 'lucide-react';
import { Icon } from '../../ui/icon.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useFieldWords } from '../states/fault-words.ts';
import './choice-field.css';

export interface CheckFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** Yes or no. Never ticked beforehand where it stands for a consent (PIPL art. 14). */
export function CheckField({ label, hint, error, value, onChange }: CheckFieldProps) {
  const id = useId();
  const words = useFieldWords();
  return (
    <div className={classNames('field', error !== undefined && 'field--wrong')}>
      <div className="choice">
        <input
          type="checkbox"
          id={id}
          aria-describedby={hint ? `${id}-hint ${id}-error` : `${id}-error`}
          aria-invalid={error !== undefined || undefined}
          checked={value}
          onChange={(event) => onChange(event.target.checked)}
        />
        <label htmlFor={id}>
          <span className="choice__label">{label}</span>
          {hint && (
            <span id={`${id}-hint`} className="choice__hint">
              {hint}
            </span>
          )}
        </label>
      </div>
      <p id={`${id}-error`} className="field__error" aria-live="polite">
        {error !== undefined && (
          <>
            <Icon shape={CircleAlert} />
            {words(error)}
          </>
        )}
      </p>
    </div>
  );
}
