import { lazy, type ComponentType } from 'react';
import type { RoomModule, RoomProps } from '../web/frame/rooms.ts';
import type { WebKey } from '../web/strings.ts';

/** `#/reserve`, `#/status/<token>`, `#/pass/<token>`, `#/own-data/<token>`, `#/form/<ticket>`. */
export type PartName = 'reserve' | 'status' | 'pass' | 'own-data' | 'form';

interface PartEntry {
  /** `() => import('./reserve/index.tsx')`: fetched when the part is first opened. */
  readonly load: () => Promise<RoomModule>;
  /** Offered on the first page, in this order. Parts that only a link with a token opens have none. */
  readonly offer?: { readonly title: WebKey; readonly hint: WebKey };
}

/** The parts that are there. A new one adds a line: `reserve: { load: () => import('./reserve/index.tsx'), offer: … }`. */
const entries: Readonly<Partial<Record<PartName, PartEntry>>> = {};

export interface Part {
  readonly name: PartName;
  readonly offer: PartEntry['offer'];
  readonly Room: ComponentType<RoomProps>;
}

export const parts: readonly Part[] = (Object.entries(entries) as [PartName, PartEntry][]).map(
  ([name, { load, offer }]) => ({ name, offer, Room: lazy(async () => ({ default: (await load()).Room })) }),
);
