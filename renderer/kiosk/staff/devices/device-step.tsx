import { ArrowLeft } from 'lucide-react';
import { useStrings, type StringKey } from '../../../strings/index.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Page, type PageProps } from '../../../ui/page.tsx';

interface DeviceStepProps extends Omit<PageProps, 'navigation'> {
  readonly back?: StringKey;
  readonly onBack: () => void;
}

/** One view of the device page. The ways between its views are the window's own; main knows only the page. */
export function DeviceStep({ back = 'action.back', onBack, ...page }: DeviceStepProps) {
  const { t } = useStrings();
  return (
    <Page
      {...page}
      navigation={
        <BigButton icon={ArrowLeft} onPress={onBack}>
          {t(back)}
        </BigButton>
      }
    />
  );
}
