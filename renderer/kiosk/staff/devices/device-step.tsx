import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStrings, type StringKey } from '../../../strings/index.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Page, type PageProps } from '../../../ui/page.tsx';

interface DeviceStepProps extends Omit<PageProps, 'navigation'> {
  readonly back?: StringKey;
  readonly onBack: () => void;
  /** What else stands beside the way back. */
  readonly beside?: ReactNode;
}

/** One view of the device page. The ways between its views are the window's own; main knows only the page. */
export function DeviceStep({ back = 'action.back', onBack, beside, ...page }: DeviceStepProps) {
  const { t } = useStrings();
  return (
    <Page
      {...page}
      navigation={
        <>
          <BigButton icon={ArrowLeft} onPress={onBack}>
            {t(back)}
          </BigButton>
          {beside}
        </>
      }
    />
  );
}
