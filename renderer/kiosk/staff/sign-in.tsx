import { useState } from 'react';
import { KeyRound, LogIn } from 'lucide-react';
import { useIntent } from '../../app/use-intent.ts';
import { useStrings } from '../../strings/index.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Keyboard } from '../../ui/keyboard/keyboard.tsx';
import { Step } from '../step.tsx';
import type { ScreenOf } from '../screen-of.ts';
import { EntryBox } from './entry-box.tsx';
import { SignInError } from './sign-in-error.tsx';

const titles = {
  menu: 'sign-in.title',
  review: 'sign-in.title-review',
  face: 'sign-in.title-face',
  badge: 'sign-in.title-badge',
  reprint: 'sign-in.title-reprint',
} as const;

/** Staff number, then PIN, on one pad. The PIN stays in this component until it is sent, and no longer. */
export function SignIn({ screen }: { readonly screen: ScreenOf<'staff-sign-in'> }) {
  const { why, staffCode, pinLength, checking } = screen;
  const { t } = useStrings();
  const send = useIntent();
  const [entry, setEntry] = useState<'code' | 'pin'>(staffCode === '' ? 'code' : 'pin');
  const [pin, setPin] = useState('');

  const change = (value: string) => {
    if (checking) return;
    if (entry === 'pin') setPin(value);
    send({ type: 'edit', field: entry === 'pin' ? 'pin' : 'staffCode', value });
  };
  const signIn = () => {
    if (staffCode === '') return setEntry('code');
    if (pinLength === 0) return setEntry('pin');
    send({ type: 'sign-in' });
    // Right or wrong, it is not needed again; after a wrong one only the PIN is asked for once more.
    setPin('');
    setEntry('pin');
  };

  return (
    <Step
      title={titles[why]}
      hint="sign-in.hint"
      icon={KeyRound}
      keyboard={
        <Keyboard
          key={entry}
          mode="digits"
          maxLength={12}
          value={entry === 'pin' ? pin : staffCode}
          onChange={change}
          onDone={entry === 'code' ? () => setEntry('pin') : signIn}
        />
      }
      actions={
        <BigButton kind="primary" icon={LogIn} isDisabled={checking} onPress={signIn}>
          {t(checking ? 'sign-in.checking' : 'sign-in.go')}
        </BigButton>
      }
    >
      <div className="staff-entries">
        <EntryBox label={t('sign-in.code')} isActive={entry === 'code'} onChoose={() => setEntry('code')}>
          {staffCode}
        </EntryBox>
        <EntryBox
          label={t('sign-in.pin')}
          spoken={pinLength > 0 ? t('sign-in.pin-digits', { digits: pinLength }) : undefined}
          isActive={entry === 'pin'}
          onChoose={() => setEntry('pin')}
        >
          {'●'.repeat(pinLength)}
        </EntryBox>
      </div>
      <SignInError error={screen.error} lockedUntil={screen.lockedUntil} />
    </Step>
  );
}
