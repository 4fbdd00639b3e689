import { useId, type ReactNode } from 'react';
import { CircleAlert } from 'lucide-react';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { useFieldWords } from '../states/fault-words.ts';
import { useStrings } from '../strings.ts';
import './field.css';

/** What every field has. */
export interface FieldProps {
  readonly label: string;
  /** What to write, in a sentence; stays visible while writing. */
  readonly hint?: string;
  /** What is wrong: a key after `error.` (`empty`, `bad-phone`), as rules and server tell it. */
  readonly error?: string | undefined;
  /** Fields are required unless they say that they are not. */
  readonly optional?: boolean;
}

/** What the control inside has to carry. */
export interface ControlAria {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
}

/** Label above, hint and error below, joined for those who hear the page. The error's line is kept free: nothing jumps. */
export function FieldFrame({
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & { readonly children: (aria: ControlAria) => ReactNode }) {
  const id = useId();
  const { t } = useStrings();
  const words = useFieldWords();
  const wrong = error !== undefined;
  return (
    <div className={classNames('field', wrong && 'field--wrong')}>
      <label className="field__label" htmlFor={id}>
        {label}
        {optional && <span className="field__optional">{t('web.optional')}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="field__hint">
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': hint ? `${id}-hint ${id}-error` : `${id}-error`,
        'aria-invalid': wrong || undefined,
        'aria-required': !optional || undefined,
      })}
      <p id={`${id}-error`} className="field__error" aria-live="polite">
        {wrong && (
          <>
            <Icon shape={CircleAlert} />
            {words(error)}
          </>
        )}
      </p>
    </div>
  );
}
