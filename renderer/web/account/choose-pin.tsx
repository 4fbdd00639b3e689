import { KeyRound } from 'lucide-react';
import { isPlainPin } from '../../../domain/access/password-rule.ts';
import { Form } from '../forms/form.tsx';
import { PasswordField } from '../forms/password-field.tsx';
import { useFields } from '../forms/use-fields.ts';
import { Button } from '../parts/button.tsx';
import { useStrings } from '../strings.ts';
import { toast } from '../toasts/toasts.ts';
import { useAction } from '../use-action.ts';
import { choosePin } from './account-api.ts';
import { SignInFault } from './sign-in-fault.tsx';

/** The PIN with which staff sign in at a kiosk. The password shows that it is not a colleague at an open screen. */
export function ChoosePin() {
  const { t } = useStrings();
  const fields = useFields({ password: '', pin: '' }, ({ password, pin }) => ({
    ...(password === '' && { password: 'empty' }),
    ...(!/^\d{6,12}$/.test(pin) ? { pin: 'pin-length' } : isPlainPin(pin) && { pin: 'pin-plain' }),
  }));
  const action = useAction(choosePin);
  const submit = async () => {
    if (!fields.check()) return;
    const answer = await action.run(fields.values.password, fields.values.pin);
    if (!answer?.ok) return;
    fields.reset();
    toast(t('account.pin-changed'));
  };
  return (
    <Form
      onSubmit={() => void submit()}
      actions={
        <Button type="submit" icon={KeyRound} busy={action.busy}>
          {t('account.pin-do')}
        </Button>
      }
    >
      <SignInFault fault={action.fault} />
      <PasswordField
        label={t('account.password')}
        autoComplete="current-password"
        {...fields.bind('password')}
      />
      <PasswordField
        label={t('account.pin')}
        hint={t('account.pin-rule')}
        autoComplete="off"
        numeric
        {...fields.bind('pin')}
      />
    </Form>
  );
}
