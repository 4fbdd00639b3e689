import { buildRooms, type RoomEntry } from '../web/frame/rooms.ts';
import { tabPlan, type TabName } from './tab-plan.ts';
import { Alarm, AlertsWaiting } from './alerts/alarm.tsx';
import { TasksWaiting } from './green-channel/waiting.tsx';
import { QueueWaiting } from './queue/waiting.tsx';

/** The tabs that are there. */
const entries: Readonly<Partial<Record<TabName, RoomEntry>>> = {
  queue: { load: () => import('./queue/index.tsx'), Waiting: QueueWaiting },
  inside: { load: () => import('./inside/index.tsx') },
  scan: { load: () => import('./scan/index.tsx') },
  alerts: { load: () => import('./alerts/index.tsx'), Waiting: AlertsWaiting, Always: Alarm },
  'green-channel': { load: () => import('./green-channel/index.tsx'), Waiting: TasksWaiting },
};

export const tabs = buildRooms(tabPlan, entries);
