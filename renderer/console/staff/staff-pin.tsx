import type { StaffMember } from '../../../server/contract/staff.ts';
import { Form } from '../../web/forms/form.tsx';
import { PasswordField } from '../../web/forms/password-field.tsx';
import { useFields } from '../../web/forms/use-fields.ts';
import { Button } from '../../web/parts/button.tsx';
import { api } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';

/** A first PIN for somebody's sign-in at the kiosks; they can choose their own afterwards. */
export function StaffPin({ member: { staffId, hasPin } }: { readonly member: StaffMember }) {
  const { t } = useStrings();
  const fields = useFields({ pin: '' }, ({ pin }) => ({
    ...(!/^\d{6,12}$/.test(pin) && { pin: 'pin-length' }),
  }));
  const save = useAction(() => api.put(`/staff/${staffId}/pin`, { pin: fields.values.pin }));
  const submit = async () => {
    if (!fields.check()) return;
    const result = await save.run();
    if (result && !result.ok) return fields.blame(result.error);
    if (!result) return;
    fields.reset();
    toast(t('account.pin-changed'));
  };
  return (
    <Form
      onSubmit={() => void submit()}
      fault={save.fault}
      actions={
        <Button type="submit" busy={save.busy}>
          {t('account.pin-do')}
        </Button>
      }
    >
      <PasswordField
        label={t(hasPin ? 'admin.staff.pin-new' : 'admin.staff.pin-first')}
        hint={t('account.pin-rule')}
        autoComplete="off"
        numeric
        {...fields.bind('pin')}
      />
    </Form>
  );
}
