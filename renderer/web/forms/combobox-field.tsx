import { useState, type KeyboardEvent } from 'react';
import { Check, ChevronDown } from 'lucide-react';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { useStrings } from '../strings.ts';
import { FieldFrame, type FieldProps } from './field-frame.tsx';
import { useFound, type ComboboxItem, type Search } from './use-found.ts';
import './combobox-field.css';

export interface ComboboxFieldProps extends FieldProps {
  /** The chosen item's id; empty before one is chosen. */
  readonly value: string;
  readonly onChange: (value: string, item: ComboboxItem | undefined) => void;
  /** All there are; found by characters, pinyin or initials. */
  readonly items?: readonly ComboboxItem[];
  /** Or asks for them, as somebody types: lists that a visitor may not see in full. */
  readonly search?: Search;
  /** What stands there at the start, where the chosen item is not among `items`. */
  readonly chosenLabel?: string;
  readonly placeholder?: string;
}

/** One of many, found by typing (WAI-ARIA 1.2, editable combobox with a list). Only what is in the list can be chosen. */
export function ComboboxField(props: ComboboxFieldProps) {
  const { value, onChange, items, search, chosenLabel = '', placeholder } = props;
  const { t } = useStrings();
  const [typed, setTyped] = useState(() => items?.find(({ id }) => id === value)?.label ?? chosenLabel);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const { found, searching } = useFound(typed, items, search);

  const choose = (item: ComboboxItem) => {
    setTyped(item.label);
    setOpen(false);
    setActive(-1);
    onChange(item.id, item);
  };
  const type = (text: string) => {
    setTyped(text);
    setOpen(true);
    setActive(-1);
    if (value !== '') onChange('', undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const item = found[active];
    if (step !== undefined) {
      event.preventDefault();
      setOpen(true);
      setActive((active + step + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter' && open && item) {
      event.preventDefault();
      choose(item);
    } else if (event.key === 'Escape' && open) {
      // Closes the list, and not the dialog around it.
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };

  return (
    <FieldFrame {...props}>
      {(aria) => (
        <div
          className="combobox"
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
          }}
        >
          <input
            {...aria}
            className="control"
            type="text"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={open}
            aria-controls={`${aria.id}-list`}
            aria-activedescendant={open && active >= 0 ? `${aria.id}-${active}` : undefined}
            autoComplete="off"
            spellCheck={false}
            placeholder={placeholder}
            value={typed}
            onChange={(event) => type(event.target.value)}
            onKeyDown={onKeyDown}
            onClick={() => setOpen(true)}
          />
          <Icon shape={ChevronDown} className="combobox__arrow" />
          <div
            id={`${aria.id}-list`}
            role="listbox"
            aria-label={props.label}
            className="combobox__list"
            hidden={!open || found.length === 0}
          >
            {found.map((item, index) => (
              // Keys work in the field above, where the focus stays.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={item.id}
                id={`${aria.id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={item.id === value}
                className={classNames('combobox__item', index === active && 'combobox__item--active')}
                ref={(node) => {
                  if (index === active) node?.scrollIntoView({ block: 'nearest' });
                }}
                // The focus stays in the field, or its leaving would close the list before the touch ends.
                onPointerDown={(event) => event.preventDefault()}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(item)}
              >
                <span>{item.label}</span>
                <span className="combobox__detail">{item.detail}</span>
                {item.id === value && <Icon shape={Check} />}
              </div>
            ))}
          </div>
          <p role="status" className={open && found.length === 0 ? 'combobox__none' : 'visually-hidden'}>
            {open && found.length === 0 && nothing()}
          </p>
        </div>
      )}
    </FieldFrame>
  );

  function nothing(): string {
    if (searching) return t('web.searching');
    return t(typed.trim() === '' ? 'web.type-to-search' : 'web.nothing-found');
  }
}
