import type { FieldName } from '../../../domain/policy/vocabulary.ts';
import type { PortalSite } from '../../../server/contract/portal.ts';
import { SelectField } from '../../web/forms/select-field.tsx';
import { TextField } from '../../web/forms/text-field.tsx';
import { useStrings } from '../../web/strings.ts';
import { offeredKinds, ruleOf, type PersonDraft, type PersonErrors } from './person.ts';

export interface PersonFieldsProps {
  readonly fields: PortalSite['fields'];
  readonly person: PersonDraft;
  readonly errors: PersonErrors;
  readonly onChange: (change: Partial<PersonDraft>) => void;
  /** Fields that are known already and not asked again. */
  readonly without?: readonly FieldName[];
  /** Whoever fills in the form: the phone may offer what it knows of its owner, and must give what the policy wants. */
  readonly isOwner?: boolean;
}

/** Who somebody is: only what the site's policy names (R01). */
export function PersonFields(props: PersonFieldsProps) {
  const { fields, person, errors, onChange, without = [], isOwner = false } = props;
  const { t } = useStrings();
  const asks = (name: FieldName) => ruleOf(fields, name) !== undefined && !without.includes(name);
  const mayBeEmpty = (name: FieldName) => !isOwner || ruleOf(fields, name)?.required === false;
  return (
    <>
      {asks('name') && (
        <TextField
          label={t('field.name')}
          hint={t('reserve.name-hint')}
          autoComplete={isOwner ? 'name' : 'off'}
          maxLength={60}
          value={person.name}
          error={errors.name}
          onChange={(name) => onChange({ name })}
        />
      )}
      {asks('idNumber') && (
        <>
          <SelectField
            label={t('reserve.id-kind')}
            options={offeredKinds.map((kind) => ({ value: kind, label: t(`document.${kind}`) }))}
            value={person.idKind}
            onChange={(idKind) => onChange({ idKind })}
          />
          <TextField
            label={t('field.idNumber')}
            hint={t('reserve.id-hint')}
            optional={mayBeEmpty('idNumber')}
            maxLength={40}
            value={person.idNumber}
            error={errors.idNumber}
            onChange={(idNumber) => onChange({ idNumber })}
          />
        </>
      )}
      {asks('phone') && (
        <TextField
          label={t('field.phone')}
          kind="tel"
          optional={mayBeEmpty('phone')}
          autoComplete={isOwner ? 'tel' : 'off'}
          maxLength={30}
          value={person.phone}
          error={errors.phone}
          onChange={(phone) => onChange({ phone })}
        />
      )}
      {asks('company') && (
        <TextField
          label={t('field.company')}
          optional={mayBeEmpty('company')}
          autoComplete={isOwner ? 'organization' : 'off'}
          maxLength={120}
          value={person.company}
          error={errors.company}
          onChange={(company) => onChange({ company })}
        />
      )}
    </>
  );
}
