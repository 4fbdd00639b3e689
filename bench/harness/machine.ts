import { arch, cpus, platform, release, totalmem } from 'node:os';

/** Enough to tell why two runs differ; nothing that names the machine's owner. */
export interface Machine {
  readonly node: string;
  readonly system: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
}

export function machine(): Machine {
  const all = cpus();
  return {
    node: process.version,
    system: `${platform()} ${release()} ${arch()}`,
    cpu: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
  };
}
