import { useEffect, useRef } from 'react';
import { Search, X } from 'lucide-react';
import { Icon } from '../../ui/icon.tsx';
import { Button } from '../../web/parts/button.tsx';
import { useStrings } from '../../web/strings.ts';

/** The desk's one field. `/` comes here from anywhere on the page, Escape empties it, the arrow goes down to what was found. */
export function SearchBox({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useStrings();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof Element &&
        event.target.closest('input, textarea, select, [contenteditable], dialog') !== null;
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <search className="desk-search">
      <Icon shape={Search} className="desk-search__icon" />
      <input
        ref={field}
        className="control"
        type="text"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={80}
        aria-label={t('desk.search')}
        aria-keyshortcuts="/"
        placeholder={t('desk.search-hint')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange('');
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
          event.preventDefault();
          const first = document.querySelector<HTMLAnchorElement>('.desk-rows a');
          if (event.key === 'Enter') first?.click();
          first?.focus();
        }}
      />
      {value !== '' && (
        <Button
          kind="quiet"
          small
          icon={X}
          label={t('desk.search-clear')}
          onPress={() => {
            onChange('');
            field.current?.focus();
          }}
        />
      )}
    </search>
  );
}
