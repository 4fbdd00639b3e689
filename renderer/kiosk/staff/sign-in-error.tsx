import type { Instant } from '../../../domain/kernel/time.ts';
import { useSecondsUntil } from '../../app/clock.ts';
import { useStrings } from '../../strings/index.ts';
import { Notice } from '../../ui/notice.tsx';
import { minutesAndSeconds } from './minutes-and-seconds.ts';

interface SignInErrorProps {
  readonly error: 'wrong' | 'locked' | undefined;
  readonly lockedUntil: Instant | undefined;
}

export function SignInError({ error, lockedUntil }: SignInErrorProps) {
  const { t } = useStrings();
  if (error === 'locked' && lockedUntil !== undefined) return <Locked until={lockedUntil} />;
  return error && <Notice tone="problem">{t('sign-in.wrong')}</Notice>;
}

/** Goes by itself when the time is over; nobody has to try whether it is. */
function Locked({ until }: { readonly until: Instant }) {
  const { t } = useStrings();
  const secondsLeft = useSecondsUntil(until);
  if (secondsLeft === 0) return null;
  return <Notice tone="problem">{t('sign-in.locked', { time: minutesAndSeconds(secondsLeft) })}</Notice>;
}
