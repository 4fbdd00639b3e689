import { useEffect, useId, useRef, useState } from 'react';
import { CircleAlert } from 'lucide-react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import './text-field.css';

export interface TextFieldProps {
  readonly label: string;
  /** `false` when the page's title is the label already. */
  readonly showLabel?: boolean;
  readonly value: string;
  /** Without it the field only displays (a PIN's dots, say). */
  readonly onChange?: (value: string) => void;
  /** Enter on a real keyboard. */
  readonly onDone?: () => void;
  readonly placeholder?: string;
  readonly error?: string | undefined;
  readonly masked?: boolean;
  /** Grouped wide figures for phone and document numbers. */
  readonly numeric?: boolean;
  readonly autoFocus?: boolean;
}

/**
 * A field filled from the on-screen keyboard or a real one (input method included). The caret stays at the end:
 * editing in the middle with a finger fails more often than deleting backwards.
 */
export function TextField(props: TextFieldProps) {
  const { label, showLabel = false, value, onChange, onDone, placeholder, error, autoFocus = true } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  // What an input method is still composing stays here; the answer changes when it is finished.
  const [composing, setComposing] = useState<string>();

  useEffect(() => {
    if (autoFocus && onChange) input.current?.focus({ preventScroll: true });
  }, [autoFocus, onChange !== undefined]);

  return (
    <div className="text-field">
      <label htmlFor={id} className={showLabel ? 'text-field__label' : 'visually-hidden'}>
        {label}
      </label>
      <div className={classNames('text-field__box', error !== undefined && 'text-field__box--wrong')}>
        <input
          id={id}
          ref={input}
          className={classNames('text-field__input', props.numeric && 'text-field__input--numeric')}
          type={props.masked ? 'password' : 'text'}
          // The panel's own touch keyboard would cover ours.
          inputMode="none"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          readOnly={!onChange}
          placeholder={placeholder}
          value={composing ?? value}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          onCompositionStart={() => setComposing(value)}
          onCompositionEnd={(event) => {
            setComposing(undefined);
            onChange?.(event.currentTarget.value);
          }}
          onChange={(event) => {
            if (composing === undefined) onChange?.(event.currentTarget.value);
            else setComposing(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && composing === undefined) onDone?.();
          }}
        />
        <span className="text-field__caret" aria-hidden />
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
