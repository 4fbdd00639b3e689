import { buildRooms, type RoomEntry } from '../web/frame/rooms.ts';
import { roomPlan, type RoomName } from './room-plan.ts';

/** The rooms that are there. A new one adds a line: `reviews: { load: () => import('./reviews/index.tsx') }`. */
const entries: Readonly<Partial<Record<RoomName, RoomEntry>>> = {
  reception: { load: () => import('./reception/index.tsx') },
  registers: { load: () => import('./registers/index.tsx') },
  feedback: { load: () => import('./feedback/index.tsx') },
};

export const rooms = buildRooms(roomPlan, entries);
