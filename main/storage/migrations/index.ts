import { firstTables } from './0001-first-tables.ts';
import { deviceUpkeep } from './0002-device-upkeep.ts';
import { faces } from './0003-faces.ts';
import { screening } from './0004-screening.ts';
import { sync } from './0005-sync.ts';

/** One step forward. A released step is never edited; a mistake is mended by the next one. */
export interface Migration {
  /** 1, 2, 3 … */
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [firstTables, deviceUpkeep, faces, screening, sync];
