import { buildRooms, type RoomEntry } from '../web/frame/rooms.ts';
import { tabPlan, type TabName } from './tab-plan.ts';

/** The tabs that are there. A new one adds a line: `queue: { load: () => import('./queue/index.tsx') }`. */
const entries: Readonly<Partial<Record<TabName, RoomEntry>>> = {};

export const tabs = buildRooms(tabPlan, entries);
