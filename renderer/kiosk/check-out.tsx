import { DoorOpen, IdCard, QrCode } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Keyboard } from '../ui/keyboard/keyboard.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useKioskStore, useStatus } from '../app/store.ts';
import { CameraView } from './camera/camera-view.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';
import './check-out.css';

/** Three ways out at once: the card, the badge's code, or its number; no choice has to be made first. */
export function CheckOut({ screen }: { readonly screen: ScreenOf<'check-out'> }) {
  const { t } = useStrings();
  const { reader, scanner } = useStatus();
  const camera = useKioskStore((state) => state.camera);
  const send = useIntent();
  const error = screen.notFound ? t('check-out.not-found') : undefined;
  return (
    <Step
      title="check-out.title"
      hint="check-out.hint"
      canCancel={false}
      keyboard={
        <Keyboard
          // Badge numbers begin with a letter of their kiosk, `A017`.
          mode="latin"
          language="en"
          value={screen.value}
          onChange={(value) => send({ type: 'edit', field: 'badgeNumber', value })}
          onDone={() => send({ type: 'next' })}
        />
      }
      actions={
        <BigButton kind="primary" icon={DoorOpen} onPress={() => send({ type: 'next' })}>
          {t('check-out.go')}
        </BigButton>
      }
    >
      <ul className="check-out-ways">
        {reader === 'ready' && (
          <li>
            <Icon shape={IdCard} />
            {t('check-out.card')}
          </li>
        )}
        {scanner === 'ready' && (
          <li>
            <Icon shape={QrCode} />
            {t('check-out.code')}
          </li>
        )}
      </ul>
      {camera && <CameraView />}
      <TextField
        label={t('check-out.label')}
        showLabel
        value={screen.value}
        placeholder={t('check-out.placeholder')}
        error={error}
      />
    </Step>
  );
}
