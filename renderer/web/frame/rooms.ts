import { lazy, type ComponentType } from 'react';
import type { AccountRole } from '../../../domain/access/roles.ts';
import type { IconShape } from '../../ui/icon.tsx';
import type { Place } from '../core/router.ts';
import type { WebKey } from '../strings.ts';

/** What a room (tab, part) is given: where in it somebody is. `path[0]` is the step behind the room's name. */
export interface RoomProps {
  readonly place: Place;
}

/** What `index.tsx` of a room exports. */
export interface RoomModule {
  readonly Room: ComponentType<RoomProps>;
}

/** A place in the plan of a page: how it is called and who may enter. */
export interface RoomPlan {
  readonly words: WebKey;
  readonly icon: IconShape;
  /** Whose navigation shows it. The server decides what is answered; this keeps doors that stay shut out of sight. */
  readonly roles: readonly AccountRole[];
}

/** A room that is there. */
export interface RoomEntry {
  /** `() => import('./reviews/index.tsx')`: fetched when the room is first entered. */
  readonly load: () => Promise<RoomModule>;
  /** Stands beside the room's name wherever somebody is: asks what waits there and draws a `WaitingMark`. */
  readonly Waiting?: ComponentType | undefined;
  /** Drawn all the time for whoever may enter: an alarm that sounds in every room. */
  readonly Always?: ComponentType | undefined;
}

export interface BuiltRoom<Name extends string> extends RoomPlan, Omit<RoomEntry, 'load'> {
  readonly name: Name;
  readonly Room: ComponentType<RoomProps>;
}

/** Joins the plan with what is there, in the order of the plan. */
export function buildRooms<Name extends string>(
  plan: Readonly<Record<Name, RoomPlan>>,
  entries: Readonly<Partial<Record<Name, RoomEntry>>>,
): readonly BuiltRoom<Name>[] {
  return (Object.keys(plan) as Name[]).flatMap((name) => {
    const entry: RoomEntry | undefined = entries[name];
    if (!entry) return [];
    const { load, ...rest } = entry;
    return [{ name, ...plan[name], ...rest, Room: lazy(async () => ({ default: (await load()).Room })) }];
  });
}

export function roomsFor<Name extends string>(
  rooms: readonly BuiltRoom<Name>[],
  role: AccountRole,
): readonly BuiltRoom<Name>[] {
  return rooms.filter(({ roles }) => roles.includes(role));
}
