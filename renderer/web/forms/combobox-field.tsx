import { useState } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useStrings } from '../strings.ts';
import { FieldFrame, type FieldProps } from './field-frame.tsx';
import { useFound, type ComboboxItem } from './use-found.ts';
import './combobox-field.css';

export interface ComboboxFieldProps extends FieldProps {
  /** The chosen item's id; empty before one is chosen. */
  readonly value: string;
  readonly onChange: (value: string, item: ComboboxItem | undefined) => void;
  /** All there are; found by characters, pinyin or initials. */
  readonly items?: readonly ComboboxItem[];
  /** Or asks for them, as somebody types: lists that a visitor may not see in full. */
  readonly search?: (typed: string, signal: AbortSignal) => Promise<readonly ComboboxItem[]>;
  readonly placeholder?: string;
}

/** One of many, found by typing. */
export function ComboboxField(props: ComboboxFieldProps) {
  const { value, onChange, items, search, placeholder } = props;
  const { t } = useStrings();
  const [typed, setTyped] = useState(() => items?.find(({ id }) => id === value)?.label ?? '');
  const { found, searching } = useFound(typed, items, search);
  return (
    <FieldFrame {...props}>
      {(aria) => (
        <ComboBox
          aria-label={props.label}
          items={found}
          inputValue={typed}
          onInputChange={setTyped}
          selectedKey={value === '' ? null : value}
          onSelectionChange={(key) => {
            const item = found.find(({ id }) => id === key);
            if (item) setTyped(item.label);
            onChange(item?.id ?? '', item);
          }}
          isInvalid={props.error !== undefined}
          allowsEmptyCollection
          menuTrigger="focus"
        >
          <Input
            {...aria}
            className="control"
            autoComplete="off"
            spellCheck={false}
            {...(placeholder !== undefined && { placeholder })}
          />
          <Popover className="combobox">
            <ListBox<ComboboxItem>
              className="combobox__list"
              renderEmptyState={() => (
                <p className="combobox__none">{t(searching ? 'web.searching' : 'web.nothing-found')}</p>
              )}
            >
              {(item) => (
                <ListBoxItem id={item.id} textValue={item.label} className="combobox__item">
                  <span>{item.label}</span>
                  {item.detail && <span className="combobox__detail">{item.detail}</span>}
                </ListBoxItem>
              )}
            </ListBox>
          </Popover>
        </ComboBox>
      )}
    </FieldFrame>
  );
}
