import type { LocalText } from '../../../domain/policy/vocabulary.ts';
import { TextField } from '../../web/forms/text-field.tsx';
import { useStrings } from '../../web/strings.ts';
import './parts.css';

export interface LocalTextFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: LocalText;
  readonly onChange: (value: LocalText) => void;
  /** What is wrong with one of the two. */
  readonly errorOf: (language: keyof LocalText) => string | undefined;
  readonly maxLength?: number;
}

/** A text that the site writes itself: visitors read it in either language. */
export function LocalTextField(props: LocalTextFieldProps) {
  const { label, hint, value, onChange, errorOf, maxLength = 200 } = props;
  const { t } = useStrings();
  return (
    <div className="pair">
      <TextField
        label={t('admin.in-chinese', { label })}
        {...(hint !== undefined && { hint })}
        error={errorOf('zh-CN')}
        maxLength={maxLength}
        value={value['zh-CN']}
        onChange={(text) => onChange({ ...value, 'zh-CN': text })}
      />
      <TextField
        label={t('admin.in-english', { label })}
        {...(hint !== undefined && { hint })}
        error={errorOf('en')}
        maxLength={maxLength}
        value={value.en}
        onChange={(text) => onChange({ ...value, en: text })}
      />
    </div>
  );
}
