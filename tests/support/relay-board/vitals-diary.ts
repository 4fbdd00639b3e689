import type { Vitals } from '../../../main/devices/health/vitals.ts';

/** Writes down what a driver tells about itself. */
export interface VitalsDiary extends Vitals {
  readonly turns: number;
  readonly retries: number;
  readonly words: string[];
}

export function keepVitals(): VitalsDiary {
  let turns = 0;
  let retries = 0;
  const words: string[] = [];
  return {
    alive() {
      turns += 1;
    },
    count(counter) {
      if (counter === 'retries') retries += 1;
    },
    says: (said) => void words.push(said),
    get turns() {
      return turns;
    },
    get retries() {
      return retries;
    },
    words,
  };
}
