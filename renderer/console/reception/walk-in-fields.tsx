import { documentKinds, type DocumentKind } from '../../../domain/identity/document.ts';
import type { FieldName } from '../../../domain/policy/vocabulary.ts';
import type { DeskForm } from '../../../server/contract/reception.ts';
import { CheckField } from '../../web/forms/check-field.tsx';
import { ComboboxField } from '../../web/forms/combobox-field.tsx';
import { TimeField } from '../../web/forms/date-field.tsx';
import { SelectField } from '../../web/forms/select-field.tsx';
import { TextField } from '../../web/forms/text-field.tsx';
import type { Fields } from '../../web/forms/use-fields.ts';
import { useStrings } from '../../web/strings.ts';

export interface WalkInValues extends Readonly<Record<FieldName, string>> {
  readonly idKind: DocumentKind;
  readonly purposeText: string;
  readonly noDocument: boolean;
}

/** The fields of the policy in its order. */
export function WalkInFields({
  form,
  fields,
}: {
  readonly form: DeskForm;
  readonly fields: Fields<WalkInValues>;
}) {
  const { t, local } = useStrings();
  const { values, bind, set } = fields;
  const field = (name: FieldName, optional: boolean) => {
    const label = t(`field.${name}`);
    switch (name) {
      case 'name':
        return <TextField key={name} label={label} first {...bind('name')} />;
      case 'idNumber':
        return (
          <div key={name} className="desk-document">
            <SelectField
              label={t('desk.document')}
              options={documentKinds.map((value) => ({ value, label: t(`document.${value}`) }))}
              {...bind('idKind')}
            />
            <TextField label={label} optional={optional || values.noDocument} {...bind('idNumber')} />
            <CheckField
              label={t('desk.no-document')}
              value={values.noDocument}
              onChange={(noDocument) => {
                set('noDocument', noDocument);
                if (noDocument) set('idNumber', '');
              }}
            />
          </div>
        );
      case 'phone':
        return <TextField key={name} label={label} kind="tel" optional={optional} {...bind('phone')} />;
      case 'company':
        return <TextField key={name} label={label} optional={optional} {...bind('company')} />;
      case 'host':
        return (
          <ComboboxField
            key={name}
            label={label}
            optional={optional}
            items={form.hosts.map((host) => ({
              id: host.id,
              label: host.name,
              detail: `${local(host.department)} · ${local(host.place)}`,
            }))}
            {...bind('host')}
          />
        );
      case 'purpose':
        return (
          <div key={name}>
            <SelectField
              label={label}
              optional={optional}
              options={[
                ...form.purposes.map(({ key, label: words }) => ({ value: key, label: local(words) })),
                { value: 'other', label: t('desk.purpose-other') },
              ]}
              {...bind('purpose')}
            />
            {values.purpose === 'other' && (
              <TextField label={t('desk.purpose-words')} maxLength={200} {...bind('purposeText')} />
            )}
          </div>
        );
      case 'companions':
        return (
          <SelectField
            key={name}
            label={label}
            optional={optional}
            options={Array.from({ length: form.maxCompanions + 1 }, (_, count) => ({
              value: String(count),
              label: String(count),
            }))}
            {...bind('companions')}
          />
        );
      case 'expectedLeave':
        return (
          <TimeField
            key={name}
            label={label}
            optional={optional}
            stepMinutes={15}
            {...bind('expectedLeave')}
          />
        );
    }
  };
  return <div className="desk-form">{form.fields.map(({ name, required }) => field(name, !required))}</div>;
}
