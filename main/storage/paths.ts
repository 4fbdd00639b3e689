import { join } from 'node:path';

/** Where things are inside the kiosk's data directory. */
export interface DataPaths {
  readonly database: string;
  readonly keys: string;
}

export function dataPaths(dir: string): DataPaths {
  return { database: join(dir, 'yingbin.db'), keys: join(dir, 'keys.json') };
}
