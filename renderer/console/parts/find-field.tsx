import { useId } from 'react';
import { useStrings } from '../../web/strings.ts';
import './parts.css';

/** Narrows a list while somebody types. */
export function FindField({
  value,
  hint = '',
  onChange,
}: {
  readonly value: string;
  readonly hint?: string;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useStrings();
  const id = useId();
  return (
    <div className="find">
      <label className="field__label" htmlFor={id}>
        {t('admin.find')}
      </label>
      <input
        id={id}
        className="control"
        type="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        placeholder={hint}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
