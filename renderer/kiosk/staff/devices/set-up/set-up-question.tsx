import { useStrings } from '../../../../strings/index.ts';
import { BigButton } from '../../../../ui/big-button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';

interface SetUpQuestionProps {
  readonly what: 'discard' | 'remove';
  readonly device: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Before something is lost: typed settings, or a device. */
export function SetUpQuestion({ what, device, onYes, onNo }: SetUpQuestionProps) {
  const { t } = useStrings();
  return (
    <Dialog
      title={t(`device-setup.${what}-title`, { device })}
      actions={
        <>
          <BigButton kind="primary-outline" onPress={onNo}>
            {t(what === 'remove' ? 'device-setup.keep' : 'device-setup.go-on')}
          </BigButton>
          <BigButton kind="danger" onPress={onYes}>
            {t(`device-setup.${what}`)}
          </BigButton>
        </>
      }
    >
      <p>{t(`device-setup.${what}-body`)}</p>
    </Dialog>
  );
}
