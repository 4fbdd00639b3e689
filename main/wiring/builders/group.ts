import type { BrokenDevice, Group, Member } from '../fleet.ts';

/** A device that is started and stopped by itself. */
export interface Startable extends Member {
  start(): void;
  stop(): Promise<void>;
}

interface Made<T> {
  readonly made: readonly T[];
  readonly broken: readonly BrokenDevice[];
}

/** Makes what can be made: a library that does not load, say, is the fault of one device, and the others work. */
export async function makeEach<C extends { readonly id: string; readonly driver: string }, T>(
  configs: readonly C[],
  make: (config: C) => Promise<T>,
): Promise<Made<T>> {
  const made: T[] = [];
  const broken: BrokenDevice[] = [];
  for (const config of configs) {
    try {
      made.push(await make(config));
    } catch (error) {
      const { id, driver } = config;
      broken.push({ id, driver, why: error instanceof Error ? error.message : String(error) });
    }
  }
  return { made, broken };
}

/** Devices that have nothing to do with each other. */
export function groupOf<M extends Startable>({ made, broken }: Made<M>): Group<M> {
  return {
    members: made,
    broken,
    start: () => made.forEach((member) => member.start()),
    stop: async () => void (await Promise.all(made.map((member) => member.stop()))),
  };
}
