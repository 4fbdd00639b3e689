import { WaitingMark } from '../../web/frame/waiting-mark.tsx';
import { useGuardQueue } from './use-guard-queue.ts';

export function QueueWaiting() {
  return <WaitingMark waiting={useGuardQueue().data?.items.length ?? 0} />;
}
