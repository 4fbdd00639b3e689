import {
  BookUser,
  ClipboardCheck,
  DoorOpen,
  Handshake,
  IdCard,
  MessageSquareHeart,
  MonitorSmartphone,
  NotebookText,
  ScrollText,
  ServerCog,
  ShieldAlert,
} from 'lucide-react';
import type { AccountRole } from '../../domain/access/roles.ts';
import type { RoomPlan } from '../web/frame/rooms.ts';

export type RoomName =
  | 'reception'
  | 'reviews'
  | 'registers'
  | 'watchlist'
  | 'partners'
  | 'hosts'
  | 'policy'
  | 'staff'
  | 'kiosks'
  | 'feedback'
  | 'system';

const lead: readonly AccountRole[] = ['supervisor', 'admin'];

/** The console's rooms in the order of the navigation. A room shows once `rooms.ts` has an entry for it. */
export const roomPlan: Readonly<Record<RoomName, RoomPlan>> = {
  reception: {
    words: 'console.room.reception',
    icon: DoorOpen,
    roles: ['receptionist', 'guard', 'supervisor'],
  },
  reviews: {
    words: 'console.room.reviews',
    icon: ClipboardCheck,
    roles: ['host', 'receptionist', 'supervisor'],
  },
  registers: {
    words: 'console.room.registers',
    icon: NotebookText,
    roles: ['receptionist', 'supervisor', 'inspector'],
  },
  watchlist: { words: 'console.room.watchlist', icon: ShieldAlert, roles: lead },
  partners: { words: 'console.room.partners', icon: Handshake, roles: ['receptionist', ...lead] },
  hosts: { words: 'console.room.hosts', icon: BookUser, roles: ['receptionist', ...lead] },
  policy: { words: 'console.room.policy', icon: ScrollText, roles: [...lead, 'inspector'] },
  staff: { words: 'console.room.staff', icon: IdCard, roles: ['admin'] },
  kiosks: { words: 'console.room.kiosks', icon: MonitorSmartphone, roles: lead },
  feedback: { words: 'console.room.feedback', icon: MessageSquareHeart, roles: [...lead, 'inspector'] },
  system: { words: 'console.room.system', icon: ServerCog, roles: ['admin'] },
};
