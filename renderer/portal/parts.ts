import { lazy, type ComponentType } from 'react';
import type { RoomModule, RoomProps } from '../web/frame/rooms.ts';
import type { WebKey } from '../web/strings.ts';

/** `#/reserve`; by a link: `#/r/<token>` (a reservation), `#/p/<token>` (its pass), `#/own-data/<token>`, `#/form/<ticket>` (from a kiosk). */
export type PartName = 'reserve' | 'r' | 'p' | 'own-data' | 'form';

interface PartEntry {
  /** `() => import('./reserve/index.tsx')`: fetched when the part is first opened. */
  readonly load: () => Promise<RoomModule>;
  /** Offered on the first page, in this order. Parts that only a link with a token opens have none. */
  readonly offer?: { readonly title: WebKey; readonly hint: WebKey };
}

const entries: Readonly<Record<PartName, PartEntry>> = {
  reserve: {
    load: () => import('./reserve/index.tsx'),
    offer: { title: 'portal.offer-reserve', hint: 'portal.offer-reserve-hint' },
  },
  r: { load: () => import('./status/index.tsx') },
  p: { load: () => import('./pass/index.tsx') },
  'own-data': { load: () => import('./own-data/index.tsx') },
  form: { load: () => import('./form/index.tsx') },
};

export interface Part {
  readonly name: PartName;
  readonly offer: PartEntry['offer'];
  readonly Room: ComponentType<RoomProps>;
}

export const parts: readonly Part[] = (Object.entries(entries) as [PartName, PartEntry][]).map(
  ([name, { load, offer }]) => ({ name, offer, Room: lazy(async () => ({ default: (await load()).Room })) }),
);
