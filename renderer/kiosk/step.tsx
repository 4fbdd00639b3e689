import { ArrowLeft, LogOut, SkipForward } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStatus } from '../app/store.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Page, type PageProps } from '../ui/page.tsx';

export interface StepProps extends Omit<PageProps, 'navigation'> {
  /** Screens whose own actions say where they lead leave "back" off, where it would only mean one of them. */
  readonly canReturn?: boolean;
  /** Screens that end by themselves or have their own way out leave this off. */
  readonly canCancel?: boolean;
}

/** A `Page` of a visit: adds the ways that every step has (back, skip, leave), as far as the status allows them. */
export function Step({ canReturn = true, canCancel = true, ...page }: StepProps) {
  const { canGoBack, canSkip } = useStatus();
  const showsBack = canGoBack && canReturn;
  const { t } = useStrings();
  const send = useIntent();
  const navigation = (showsBack || canSkip || canCancel) && (
    <>
      {showsBack && (
        <BigButton kind="secondary" icon={ArrowLeft} onPress={() => send({ type: 'back' })}>
          {t('action.back')}
        </BigButton>
      )}
      {canSkip && (
        <BigButton kind="quiet" icon={SkipForward} onPress={() => send({ type: 'skip' })}>
          {t('action.skip')}
        </BigButton>
      )}
      {canCancel && (
        <BigButton kind="quiet" icon={LogOut} onPress={() => send({ type: 'cancel' })}>
          {t('action.cancel')}
        </BigButton>
      )}
    </>
  );
  return <Page {...page} navigation={navigation} />;
}
