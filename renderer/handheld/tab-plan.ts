import { Bell, ClipboardCheck, ScanLine, Siren, UsersRound } from 'lucide-react';
import type { AccountRole } from '../../domain/access/roles.ts';
import type { RoomPlan } from '../web/frame/rooms.ts';

export type TabName = 'queue' | 'inside' | 'scan' | 'alerts' | 'green-channel';

/** As the server lets in (server/routes/guard/common.ts). */
const everybody: readonly AccountRole[] = ['guard', 'receptionist', 'supervisor'];

/** The handheld's tabs from left to right. A tab shows once `tabs.ts` has an entry for it. */
export const tabPlan: Readonly<Record<TabName, RoomPlan>> = {
  queue: { words: 'handheld.tab.queue', icon: ClipboardCheck, roles: everybody },
  inside: { words: 'handheld.tab.inside', icon: UsersRound, roles: everybody },
  scan: { words: 'handheld.tab.scan', icon: ScanLine, roles: everybody },
  alerts: { words: 'handheld.tab.alerts', icon: Bell, roles: everybody },
  'green-channel': { words: 'handheld.tab.green-channel', icon: Siren, roles: everybody },
};
