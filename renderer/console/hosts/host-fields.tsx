import type { HostBody, HostView } from '../../../server/contract/people.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { ApiFault } from '../../web/core/fault.ts';
import { CheckField } from '../../web/forms/check-field.tsx';
import { DateField } from '../../web/forms/date-field.tsx';
import { Form } from '../../web/forms/form.tsx';
import { SelectField } from '../../web/forms/select-field.tsx';
import { TextField } from '../../web/forms/text-field.tsx';
import { useFields } from '../../web/forms/use-fields.ts';
import { Button } from '../../web/parts/button.tsx';
import { useStrings } from '../../web/strings.ts';
import '../parts/parts.css';
import { useStaff } from '../parts/use-staff.ts';
import {
  channels,
  hostBodyOf,
  hostErrors,
  hostValues,
  type Channel,
  type HostValues,
} from './host-values.ts';
import { useDepartments } from './use-hosts.ts';

const none = '-';

export interface HostFieldsProps {
  readonly host: HostView | undefined;
  readonly busy: boolean;
  readonly fault: ApiFault | undefined;
  readonly onSave: (body: HostBody) => Promise<Result<unknown, ApiFault> | undefined>;
  readonly onCancel: () => void;
}

export function HostFields({ host, busy, fault, onSave, onCancel }: HostFieldsProps) {
  const { t, local } = useStrings();
  const { staff } = useStaff();
  const departments = useDepartments().data?.items ?? [];
  const fields = useFields<HostValues>(hostValues(host), hostErrors);
  const { values, set } = fields;
  const submit = async () => {
    if (!fields.check()) return;
    const result = await onSave(hostBodyOf(values));
    if (result && !result.ok) fields.blame(result.error);
  };
  const chooseDepartment = (id: string) => {
    set('departmentId', id === none ? '' : id);
    const found = departments.find((one) => one.id === id);
    if (!found) return;
    set('departmentZh', found.name['zh-CN']);
    set('departmentEn', found.name.en);
    if (values.placeZh === '') set('placeZh', found.place['zh-CN']);
    if (values.placeEn === '') set('placeEn', found.place.en);
  };
  const toggle = (channel: Channel, isOn: boolean) =>
    set('channels', [...values.channels.filter((one) => one !== channel), ...(isOn ? [channel] : [])]);
  return (
    <Form
      onSubmit={() => void submit()}
      fault={fault}
      actions={
        <>
          <Button type="submit" kind="primary" busy={busy}>
            {t('admin.save')}
          </Button>
          <Button onPress={onCancel}>{t('web.cancel')}</Button>
        </>
      }
    >
      <TextField label={t('admin.name')} maxLength={60} {...fields.bind('name')} />
      {departments.length > 0 && (
        <SelectField
          label={t('admin.hosts.pick-department')}
          hint={t('admin.hosts.pick-department-hint')}
          optional
          value={values.departmentId === '' ? none : values.departmentId}
          onChange={chooseDepartment}
          options={[
            { value: none, label: t('admin.hosts.no-department') },
            ...departments.map(({ id, name }) => ({ value: id, label: local(name) })),
          ]}
        />
      )}
      <div className="pair">
        <TextField label={t('admin.hosts.department-zh')} maxLength={60} {...fields.bind('departmentZh')} />
        <TextField
          label={t('admin.hosts.department-en')}
          maxLength={80}
          optional
          {...fields.bind('departmentEn')}
        />
        <TextField
          label={t('admin.hosts.place-zh')}
          hint={t('admin.hosts.place-hint')}
          maxLength={60}
          {...fields.bind('placeZh')}
        />
        <TextField
          label={t('admin.hosts.place-en')}
          hint={t('admin.hosts.english-hint')}
          maxLength={80}
          optional
          {...fields.bind('placeEn')}
        />
        <TextField
          label={t('admin.hosts.phone')}
          kind="tel"
          maxLength={30}
          optional
          {...fields.bind('phone')}
        />
        <TextField
          label={t('admin.hosts.email')}
          kind="email"
          maxLength={120}
          optional
          {...fields.bind('email')}
        />
      </div>
      <fieldset className="field">
        <legend className="field__label">{t('admin.hosts.reach')}</legend>
        <p className="field__hint">{t('admin.hosts.reach-hint')}</p>
        <div className="ticks">
          {channels.map((channel) => (
            <CheckField
              key={channel}
              label={t(`admin.channel.${channel}`)}
              value={values.channels.includes(channel)}
              onChange={(isOn) => toggle(channel, isOn)}
            />
          ))}
        </div>
        {values.channels.length > 1 && (
          <p className="quiet-text">
            {t('admin.hosts.order', {
              order: values.channels.map((channel) => t(`admin.channel.${channel}`)).join(' → '),
            })}
          </p>
        )}
      </fieldset>
      <SelectField
        label={t('admin.hosts.deputy')}
        hint={t('admin.hosts.deputy-hint')}
        optional
        value={values.deputy === '' ? none : values.deputy}
        onChange={(deputy) => set('deputy', deputy === none ? '' : deputy)}
        options={[
          { value: none, label: t('admin.hosts.no-deputy') },
          ...staff.map(({ staffId, name }) => ({ value: staffId, label: name })),
        ]}
      />
      {values.deputy !== '' && (
        <div className="pair">
          <DateField label={t('admin.from')} {...fields.bind('deputyFrom')} />
          <DateField label={t('admin.until')} min={values.deputyFrom} {...fields.bind('deputyUntil')} />
        </div>
      )}
    </Form>
  );
}
