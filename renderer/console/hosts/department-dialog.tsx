import type { DepartmentView } from '../../../server/contract/people.ts';
import { Dialog } from '../../web/dialogs/dialog.tsx';
import { Form } from '../../web/forms/form.tsx';
import { SelectField } from '../../web/forms/select-field.tsx';
import { TextField } from '../../web/forms/text-field.tsx';
import { useFields } from '../../web/forms/use-fields.ts';
import { Button } from '../../web/parts/button.tsx';
import { api } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { useAction } from '../../web/use-action.ts';
import { useStaff } from '../parts/use-staff.ts';

const nobody = '-';

export interface DepartmentDialogProps {
  readonly department: DepartmentView | undefined;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

export function DepartmentDialog({ department, onSaved, onClose }: DepartmentDialogProps) {
  const { t } = useStrings();
  const { staff } = useStaff();
  const fields = useFields(
    {
      nameZh: department?.name['zh-CN'] ?? '',
      nameEn: department?.name.en ?? '',
      placeZh: department?.place['zh-CN'] ?? '',
      placeEn: department?.place.en ?? '',
      approver: department?.approver ?? nobody,
    },
    ({ nameZh, placeZh }) => ({
      ...(nameZh.trim() === '' && { nameZh: 'empty' }),
      ...(placeZh.trim() === '' && { placeZh: 'empty' }),
    }),
  );
  const { nameZh, nameEn, placeZh, placeEn, approver } = fields.values;
  const body = {
    name: { 'zh-CN': nameZh.trim(), en: nameEn.trim() || nameZh.trim() },
    place: { 'zh-CN': placeZh.trim(), en: placeEn.trim() || placeZh.trim() },
    ...(approver !== nobody && { approver }),
  };
  const save = useAction(() =>
    department ? api.put(`/departments/${department.id}`, body) : api.post('/departments', body),
  );
  const submit = async () => {
    if (!fields.check()) return;
    const result = await save.run();
    if (result?.ok) onSaved();
    else if (result) fields.blame(result.error);
  };
  return (
    <Dialog
      title={t(department ? 'admin.hosts.change-department' : 'admin.hosts.add-department')}
      onClose={onClose}
    >
      <Form
        onSubmit={() => void submit()}
        fault={save.fault}
        actions={
          <>
            <Button type="submit" kind="primary" busy={save.busy}>
              {t('admin.save')}
            </Button>
            <Button onPress={onClose}>{t('web.cancel')}</Button>
          </>
        }
      >
        <TextField label={t('admin.hosts.department-zh')} maxLength={60} {...fields.bind('nameZh')} />
        <TextField
          label={t('admin.hosts.department-en')}
          optional
          maxLength={80}
          {...fields.bind('nameEn')}
        />
        <TextField label={t('admin.hosts.place-zh')} maxLength={60} {...fields.bind('placeZh')} />
        <TextField label={t('admin.hosts.place-en')} optional maxLength={80} {...fields.bind('placeEn')} />
        <SelectField
          label={t('admin.hosts.approver')}
          hint={t('admin.hosts.approver-hint')}
          optional
          {...fields.bind('approver')}
          options={[
            { value: nobody, label: t('admin.hosts.no-approver') },
            ...staff.map(({ staffId, name, role }) => ({
              value: staffId,
              label: t('account.demo-person', { name, role: t(`account.role.${role}`) }),
            })),
          ]}
        />
      </Form>
    </Dialog>
  );
}
