import { useState } from 'react';
import type { DeskForm } from '../../../server/contract/reception.ts';
import type { FieldName } from '../../../domain/policy/vocabulary.ts';
import { CheckField } from '../../web/forms/check-field.tsx';
import { useStrings } from '../../web/strings.ts';

export interface ConsentGiven {
  readonly told: boolean;
  readonly separate: readonly FieldName[];
  readonly guardian: boolean;
}

export const noConsent: ConsentGiven = { told: false, separate: [], guardian: false };

/** As the server takes it: the notice as this page shows it, in the language it was shown in. */
export function consentOf(form: DeskForm, { separate, guardian }: ConsentGiven, language: 'zh-CN' | 'en') {
  return { noticeVersion: form.notice.version, separate: [...separate], guardian, language };
}

/** What is ticked before anything is written down. Nothing is ticked beforehand (PIPL arts 14, 29, 31). */
export function ConsentPart({
  form,
  value,
  onChange,
  error,
  withGuardian,
}: {
  readonly form: DeskForm;
  readonly value: ConsentGiven;
  readonly onChange: (value: ConsentGiven) => void;
  readonly error: boolean;
  /** A child is here: a guardian agrees as well. */
  readonly withGuardian: boolean;
}) {
  const { t, local } = useStrings();
  const [open, setOpen] = useState(false);
  const separate = form.fields.filter(({ separateConsent }) => separateConsent);
  return (
    <div className="desk-consent">
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('desk.notice')}</summary>
        <p>{local(form.notice.processor)}</p>
        <ul>
          {form.notice.points.map((point, at) => (
            <li key={at}>{local(point)}</li>
          ))}
        </ul>
        <p>{form.notice.contact}</p>
      </details>
      <CheckField
        label={t('desk.consent')}
        value={value.told}
        error={error && !value.told ? 'consent' : undefined}
        onChange={(told) => onChange({ ...value, told })}
      />
      {separate.map(({ name }) => (
        <CheckField
          key={name}
          label={t('desk.consent-separate', { field: t(`field.${name}`) })}
          value={value.separate.includes(name)}
          error={error && !value.separate.includes(name) ? 'consent' : undefined}
          onChange={(ticked) =>
            onChange({
              ...value,
              separate: ticked ? [...value.separate, name] : value.separate.filter((one) => one !== name),
            })
          }
        />
      ))}
      {withGuardian && (
        <CheckField
          label={t('desk.consent-guardian')}
          value={value.guardian}
          error={error && !value.guardian ? 'consent' : undefined}
          onChange={(guardian) => onChange({ ...value, guardian })}
        />
      )}
    </div>
  );
}
