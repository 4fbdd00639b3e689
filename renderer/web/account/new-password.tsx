import type { ReactNode } from 'react';
import { Check } from 'lucide-react';
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
  readonly act: (password: string) => Answer<T>;
  readonly onDone: (answer: T) => void;
  readonly onRefused?: (fault: ApiFault) => void;
  /** Fields before it: the old password. Its own check comes first. */
  readonly before?: ReactNode;
  readonly checkBefore?: () => boolean;
}

/** The shortest that the server takes (NIST SP 800-63B rev. 4 asks for 15 without, 8 with a second factor; ours is between). */
export const shortestPassword = 10;

/** A new password, typed twice because it cannot be read back later. Why one is too weak is the server's to say. */
export function NewPassword<T>({ words, act, onDone, onRefused, before, checkBefore }: NewPasswordProps<T>) {
  const { t, known } = useStrings();
  const fields = useFields({ next: '', again: '' }, ({ next, again }) => ({
    ...(next.length < shortestPassword && { next: next === '' ? 'empty' : 'short-password' }),
    ...(next !== again && { again: 'not-the-same' }),
  }));
  const action = useAction(act);
  const submit = async () => {
    const beforeIsRight = checkBefore?.() ?? true;
    if (!fields.check() || !beforeIsRight) return;
    const answer = await action.run(fields.values.next);
    if (answer?.ok) onDone(answer.value);
    else if (answer) onRefused?.(answer.error);
  };
  const { fault } = action;
  const why = fault?.key === 'weak-password' ? fault.details?.['why'] : undefined;
  return (
    <Form
      onSubmit={() => void submit()}
      actions={
        <Button type="submit" kind="primary" wide icon={Check} busy={action.busy}>
          {t(words)}
        </Button>
      }
    >
      <SignInFault fault={fault?.key === 'weak-password' ? undefined : fault} />
      {before}
      <PasswordField
        label={t('account.new-password')}
        hint={t('account.password-rule', { count: shortestPassword })}
        autoComplete="new-password"
        {...fields.bind('next')}
        {...(fault?.key === 'weak-password' && { error: 'weak-password' })}
      />
      {why !== undefined && (
        <p className="account__why">{known(`account.weak.${why}`, 'account.weak.other')}</p>
      )}
      <PasswordField
        label={t('account.new-password-again')}
        autoComplete="new-password"
        {...fields.bind('again')}
      />
    </Form>
  );
}
