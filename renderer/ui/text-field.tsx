import { useId } from 'react';
import { CircleAlert } from 'lucide-react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import './text-field.css';

export interface TextFieldProps {
  readonly label: string;
  /** Off when the page's title is the label already. */
  readonly showLabel?: boolean;
  readonly value: string;
  readonly placeholder?: string;
  readonly error?: string | undefined;
  /** Dots instead of characters. */
  readonly masked?: boolean;
  /** Wider figures, for phone and document numbers. */
  readonly numeric?: boolean;
}

/**
 * Shows what the `Keyboard` below it types (keys of a real keyboard go there too). The caret stays at the end:
 * setting it with a finger fails more often than deleting backwards.
 */
export function TextField({ label, showLabel, value, placeholder, error, masked, numeric }: TextFieldProps) {
  const id = useId();
  const shown = masked ? '●'.repeat(value.length) : value;
  return (
    <div className="text-field">
      <p id={`${id}-label`} className={showLabel ? 'text-field__label' : 'visually-hidden'}>
        {label}
      </p>
      <div
        role="textbox"
        tabIndex={0}
        aria-readonly
        aria-labelledby={`${id}-label`}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-error`}
        className={classNames('text-field__box', error !== undefined && 'text-field__box--wrong')}
      >
        <span className={classNames('text-field__value', numeric && 'text-field__value--numeric')}>
          {shown}
        </span>
        <span className="text-field__caret" aria-hidden />
        {value === '' && placeholder && <span className="text-field__placeholder">{placeholder}</span>}
      </div>
      <p id={`${id}-error`} className="text-field__error" aria-live="polite">
        {error !== undefined && (
          <>
            <Icon shape={CircleAlert} />
            {error}
          </>
        )}
      </p>
    </div>
  );
}
