import { FieldFrame, type FieldProps } from './field-frame.tsx';

export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
}

export interface SelectFieldProps<Value extends string> extends FieldProps {
  readonly value: Value | '';
  readonly options: readonly Option<Value>[];
  /** What stands there before anything is chosen. */
  readonly placeholder?: string;
  readonly onChange: (value: Value) => void;
}

/** One of up to a dozen. The browser's own list: phones show theirs in finger size. For people and long lists: `ComboboxField`. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  return (
    <FieldFrame {...props}>
      {(aria) => (
        <select
          {...aria}
          className="control"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value as Value)}
        >
          {(props.placeholder !== undefined || props.value === '') && (
            <option value="" disabled>
              {props.placeholder ?? ''}
            </option>
          )}
          {props.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
