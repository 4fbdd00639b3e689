import { buildRooms, type RoomEntry } from '../web/frame/rooms.ts';
import { Waiting } from './reviews/waiting.tsx';
import { roomPlan, type RoomName } from './room-plan.ts';

/** The rooms that are there. A new one adds a line: `reviews: { load: () => import('./reviews/index.tsx') }`. */
const entries: Readonly<Partial<Record<RoomName, RoomEntry>>> = {
  reviews: { load: () => import('./reviews/index.tsx'), Waiting },
  watchlist: { load: () => import('./watchlist/index.tsx') },
  partners: { load: () => import('./partners/index.tsx') },
  hosts: { load: () => import('./hosts/index.tsx') },
  policy: { load: () => import('./policy/index.tsx') },
  staff: { load: () => import('./staff/index.tsx') },
  kiosks: { load: () => import('./kiosks/index.tsx') },
  system: { load: () => import('./system/index.tsx') },
  reception: { load: () => import('./reception/index.tsx') },
  registers: { load: () => import('./registers/index.tsx') },
  feedback: { load: () => import('./feedback/index.tsx') },
};

export const rooms = buildRooms(roomPlan, entries);
