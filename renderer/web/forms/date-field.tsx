import { FieldFrame, type FieldProps } from './field-frame.tsx';

export interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD` on the site's calendar, or empty. `instantAt` (domain/kernel/time.ts) makes a moment of day and time. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly min?: string;
  readonly max?: string;
}

/** A day. The browser's own picker: it speaks the reader's language and every phone knows it. */
export function DateField(props: DateFieldProps) {
  return (
    <FieldFrame {...props}>
      {(aria) => (
        <input
          {...aria}
          className="control"
          type="date"
          min={props.min}
          max={props.max}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}

export interface TimeFieldProps extends FieldProps {
  /** `HH:MM` on the site's wall clock, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Between two offered times, in minutes. */
  readonly stepMinutes?: number;
}

export function TimeField(props: TimeFieldProps) {
  return (
    <FieldFrame {...props}>
      {(aria) => (
        <input
          {...aria}
          className="control"
          type="time"
          step={(props.stepMinutes ?? 1) * 60}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}
