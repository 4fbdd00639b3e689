import { FieldFrame, type FieldProps } from './field-frame.tsx';

export interface TextAreaProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength?: number;
  readonly rows?: number;
}

/** Some sentences. Grows by hand; how much room is left is the browser's to enforce. */
export function TextArea(props: TextAreaProps) {
  return (
    <FieldFrame {...props}>
      {(aria) => (
        <textarea
          {...aria}
          className="control"
          rows={props.rows ?? 4}
          maxLength={props.maxLength}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}
