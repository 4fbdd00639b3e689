import { WaitingMark } from '../../web/frame/waiting-mark.tsx';
import { useTasks } from './use-tasks.ts';

export function TasksWaiting() {
  return <WaitingMark waiting={useTasks().data?.items.length ?? 0} />;
}
