import {
  accountRoles,
  isStaffRole,
  needsSecondFactor,
  type AccountRole,
} from '../../../domain/access/roles.ts';
import type { NewStaff, StaffChange, StaffMember, StaffReply } from '../../../server/contract/staff.ts';
import { Notice } from '../../ui/notice.tsx';
import { ChoiceField } from '../../web/forms/choice-field.tsx';
import { ComboboxField } from '../../web/forms/combobox-field.tsx';
import { Form } from '../../web/forms/form.tsx';
import { TextField } from '../../web/forms/text-field.tsx';
import { useFields } from '../../web/forms/use-fields.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { goTo } from '../../web/use-place.ts';
import { useHosts } from '../hosts/use-hosts.ts';
import { Back } from '../parts/back.tsx';

export interface StaffFormProps {
  readonly member: StaffMember | undefined;
  readonly onSaved: (reply: StaffReply) => void;
}

/** Somebody new on a page of their own. */
export function StaffForm(props: StaffFormProps) {
  const { t } = useStrings();
  return (
    <RoomPage
      title={t('admin.staff.add')}
      back={<Back to={{ room: 'staff' }}>{t('console.room.staff')}</Back>}
    >
      <div className="narrow">
        <Panel>
          <StaffFields {...props} />
        </Panel>
      </div>
    </RoomPage>
  );
}

/** Name, role, login and kiosk code of a new person, or of one that is changed. */
export function StaffFields({ member, onSaved }: StaffFormProps) {
  const { t, local } = useStrings();
  const hosts = useHosts().data?.items;
  const hasLogin = member?.account !== undefined;
  const fields = useFields(
    {
      name: member?.name ?? '',
      role: (member?.role ?? '') as AccountRole | '',
      login: member?.account?.login ?? '',
      code: member?.code ?? '',
      hostId: member?.hostId ?? '',
    },
    ({ name, role, login, code }) => ({
      ...(name.trim() === '' && { name: 'empty' }),
      ...(role === '' && { role: 'empty' }),
      ...(!hasLogin &&
        login.trim() !== '' &&
        !/^[\p{L}\p{N}][\p{L}\p{N}._@-]+$/u.test(login.trim()) && { login: 'login' }),
      ...(code.trim() !== '' && !/^\d{3,8}$/.test(code.trim()) && { code: 'code-digits' }),
    }),
  );
  const { values } = fields;
  const atKiosks = values.role !== '' && isStaffRole(values.role);
  const save = useAction((role: AccountRole) => {
    const name = values.name.trim();
    const login = !hasLogin && values.login.trim() !== '' ? { login: values.login.trim() } : {};
    const code = atKiosks ? values.code.trim() : '';
    if (!member) {
      const body: NewStaff = {
        ...{ name, role, ...login },
        ...(code !== '' && { code }),
        ...(values.hostId !== '' && { hostId: values.hostId }),
      };
      return api.post<StaffReply>('/staff', body);
    }
    const body: StaffChange = {
      ...{ name, role, ...login },
      code: code === '' ? null : code,
      hostId: values.hostId === '' ? null : values.hostId,
    };
    return api.patch<StaffReply>(`/staff/${member.staffId}`, body);
  });
  const submit = async () => {
    if (!fields.check() || values.role === '') return;
    const result = await save.run(values.role);
    if (result && !result.ok) return fields.blame(result.error);
    if (!result) return;
    toast(t('admin.saved'));
    onSaved(result.value);
  };
  return (
    <Form
      onSubmit={() => void submit()}
      fault={save.fault}
      actions={
        <>
          <Button type="submit" kind="primary" busy={save.busy}>
            {t(member ? 'admin.save' : 'admin.staff.add')}
          </Button>
          <Button onPress={() => goTo({ room: 'staff' })}>{t('web.cancel')}</Button>
        </>
      }
    >
      <TextField label={t('admin.name')} maxLength={64} {...fields.bind('name')} />
      <ChoiceField
        label={t('account.role')}
        choices={accountRoles.map((value) => ({
          value,
          label: t(`account.role.${value}`),
          hint: t(`admin.role-hint.${value}`),
        }))}
        {...fields.bind('role')}
      />
      {values.role !== '' && needsSecondFactor(values.role) && (
        <Notice>{t('admin.staff.factor-needed')}</Notice>
      )}
      <div className="pair">
        <TextField
          label={t('account.login')}
          hint={t(hasLogin ? 'admin.staff.login-fixed' : 'admin.staff.login-hint')}
          optional
          maxLength={64}
          isDisabled={hasLogin}
          {...fields.bind('login')}
        />
        {atKiosks && (
          <TextField
            label={t('admin.staff.code')}
            hint={t('admin.staff.code-hint')}
            optional
            kind="number"
            maxLength={8}
            {...fields.bind('code')}
          />
        )}
      </div>
      {values.role === 'host' && hosts && (
        <ComboboxField
          label={t('admin.staff.host')}
          hint={t('admin.staff.host-hint')}
          optional
          items={hosts.map(({ id, name, department }) => ({ id, label: name, detail: local(department) }))}
          placeholder={t('web.type-to-search')}
          {...fields.bind('hostId')}
        />
      )}
    </Form>
  );
}
