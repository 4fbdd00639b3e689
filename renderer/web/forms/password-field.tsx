import { useState } from 'react';
import { Eye, EyeOff } from 'lucide-react';
import { Button } from '../parts/button.tsx';
import { useStrings } from '../strings.ts';
import { FieldFrame, type FieldProps } from './field-frame.tsx';

export interface PasswordFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Password managers fill in the one and offer a new one for the other. */
  readonly autoComplete: 'current-password' | 'new-password' | 'off';
  /** A PIN: figures only. */
  readonly numeric?: boolean;
  readonly first?: boolean;
}

/** Can be read while typing: long passwords are typed on phones. */
export function PasswordField(props: PasswordFieldProps) {
  const { t } = useStrings();
  const [shown, setShown] = useState(false);
  return (
    <FieldFrame {...props}>
      {(aria) => (
        <div className="field__with-button">
          <input
            {...aria}
            className="control"
            type={shown ? 'text' : 'password'}
            inputMode={props.numeric ? 'numeric' : undefined}
            autoComplete={props.autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={200}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for where a page has one field to fill
            autoFocus={props.first}
            value={props.value}
            onChange={(event) => props.onChange(event.target.value)}
          />
          <Button
            kind="quiet"
            icon={shown ? EyeOff : Eye}
            label={t(shown ? 'web.hide-password' : 'web.show-password')}
            onPress={() => setShown(!shown)}
          />
        </div>
      )}
    </FieldFrame>
  );
}
