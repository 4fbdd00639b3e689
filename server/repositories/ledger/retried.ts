import { LostRace } from './fold.ts';

/** PostgreSQL: a serialisation failure and a deadlock, both of which ask to be tried again. */
const transient = new Set(['40001', '40P01']);
const attempts = 8;

/** Runs a transaction again when it lost a race against another one. */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || !isLostRace(error)) throw error;
    }
  }
}

function isLostRace(error: unknown): boolean {
  if (error instanceof LostRace) return true;
  return error instanceof Error && 'code' in error && transient.has(String(error.code));
}
