import { ArrowLeft } from 'lucide-react';
import { useIntent } from '../../app/use-intent.ts';
import { useStrings, type StringKey } from '../../strings/index.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Page, type PageProps } from '../../ui/page.tsx';

interface StaffStepProps extends Omit<PageProps, 'navigation'> {
  /** What going back means here. */
  readonly back?: StringKey;
}

/** A staff screen with its one way back; signing out is in the banner above. */
export function StaffStep({ back = 'action.back', ...page }: StaffStepProps) {
  const { t } = useStrings();
  const send = useIntent();
  return (
    <Page
      {...page}
      navigation={
        <BigButton icon={ArrowLeft} onPress={() => send({ type: 'back' })}>
          {t(back)}
        </BigButton>
      }
    />
  );
}
