import type { Group, Member } from '../fleet.ts';

/** A device that is started and stopped by itself. */
export interface Startable extends Member {
  start(): void;
  stop(): Promise<void>;
}

/** Devices that have nothing to do with each other. */
export function groupOf<M extends Startable>(members: readonly M[]): Group<M> {
  return {
    members,
    start: () => members.forEach((member) => member.start()),
    stop: async () => void (await Promise.all(members.map((member) => member.stop()))),
  };
}
