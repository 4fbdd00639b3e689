import { TextField } from '../../../web/forms/text-field.tsx';
import { useStrings } from '../../../web/strings.ts';
import { PersonFields } from '../../shared/person-fields.tsx';
import type { StepProps } from '../step-page.tsx';

export function YouStep({ site, draft, errors, change }: StepProps) {
  const { t } = useStrings();
  return (
    <>
      <PersonFields isOwner fields={site.fields} person={draft} errors={errors} onChange={change} />
      {site.reservation.email && (
        <TextField
          label={t('reserve.email')}
          hint={t('reserve.email-hint')}
          kind="email"
          optional
          autoComplete="email"
          maxLength={200}
          value={draft.email}
          error={errors['email']}
          onChange={(email) => change({ email })}
        />
      )}
    </>
  );
}
