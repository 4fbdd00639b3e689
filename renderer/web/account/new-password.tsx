import type { ReactNode } from 'react';
import { Check } from 'lucide-react';
import { flawInPassword, shortestPassword } from '../../../domain/access/password-rule.ts';
import type { Answer } from '../core/api.ts';
import type { ApiFault } from '../core/fault.ts';
import { Form } from '../forms/form.tsx';
import { PasswordField } from '../forms/password-field.tsx';
import { useFields } from '../forms/use-fields.ts';
import { Button } from '../parts/button.tsx';
import { useStrings, type WebKey } from '../strings.ts';
import { useAction } from '../use-action.ts';
import { SignInFault } from './sign-in-fault.tsx';

export interface NewPasswordProps<T> {
  readonly words: WebKey;
  /** Whose it is: told to password managers, not shown again. */
  readonly login: string;
  /** What the password may not be made of: login, name, the site's name. */
  readonly own: readonly string[];
  readonly act: (password: string) => Answer<T>;
  readonly onDone: (answer: T) => void;
  readonly onRefused?: (fault: ApiFault) => void;
  /** Fields before it: the old password. Its own check comes first. */
  readonly before?: ReactNode;
  readonly checkBefore?: () => boolean;
}

/** A new password, typed twice because it cannot be read back later. The rule is the server's own (domain/access/password-rule.ts). */
export function NewPassword<T>(props: NewPasswordProps<T>) {
  const { words, login, own, act, onDone, onRefused, before, checkBefore } = props;
  const { t } = useStrings();
  const fields = useFields({ next: '', again: '' }, ({ next, again }) => {
    const flaw = next === '' ? undefined : flawInPassword(next, own);
    return {
      ...(next === '' && { next: 'empty' }),
      ...(flaw && { next: `password-${flaw}` }),
      ...(next !== again && { again: 'not-the-same' }),
    };
  });
  const action = useAction(act);
  const submit = async () => {
    const isBeforeRight = checkBefore?.() ?? true;
    if (!fields.check() || !isBeforeRight) return;
    const answer = await action.run(fields.values.next);
    if (answer?.ok) onDone(answer.value);
    else if (answer) onRefused?.(answer.error);
  };
  return (
    <Form
      onSubmit={() => void submit()}
      actions={
        <Button type="submit" kind="primary" wide icon={Check} busy={action.busy}>
          {t(words)}
        </Button>
      }
    >
      <SignInFault fault={action.fault} />
      {before}
      <input type="text" autoComplete="username" value={login} readOnly hidden />
      <PasswordField
        label={t('account.new-password')}
        hint={t('account.password-rule', { count: shortestPassword })}
        autoComplete="new-password"
        {...fields.bind('next')}
      />
      <PasswordField
        label={t('account.new-password-again')}
        autoComplete="new-password"
        {...fields.bind('again')}
      />
    </Form>
  );
}
