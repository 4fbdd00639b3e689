import type { Bridge, HostHit } from '../../../preload/contract/table.ts';
import type { KioskStatus } from '../../../domain/visit/status.ts';

declare global {
  var yingbin: Bridge | undefined;
  var fakeMain: {
    send(status: KioskStatus): void;
    takeIntents(): unknown[];
    takeFailures(): string[];
  };
}

/**
 * Runs inside the page before any of its scripts, so it may use nothing from outside itself: a main process that
 * shows what it is told, finds four hosts for every query and remembers what was asked of it.
 */
export function installFakeBridge(): void {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const intents: unknown[] = [];
  const failures: string[] = [];
  let status: KioskStatus | undefined;
  let revision = 0;
  const department = { 'zh-CN': '信息技术部', en: 'Information technology' };
  const hosts: readonly HostHit[] = ['王小明', '王晓敏', '吴雪梅', '魏新民', '汪雪萌'].map((name, index) => ({
    id: String(index),
    name,
    department,
  }));

  globalThis.yingbin = {
    call: async (name: string, args: unknown) => {
      if (name === 'kiosk.status') return status ?? new Promise(() => undefined);
      if (name === 'kiosk.intent') intents.push(args);
      if (name === 'window.failed') failures.push((args as { where: string }).where);
      return (name === 'hosts.search' ? hosts : undefined) as never;
    },
    on(name: string, listener: (payload: never) => void) {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener as (payload: unknown) => void));
      return () => void known.delete(listener as (payload: unknown) => void);
    },
  };
  globalThis.fakeMain = {
    send(next) {
      revision += 1;
      status = { ...next, revision };
      for (const listener of listeners.get('kiosk.status') ?? []) listener(status);
    },
    takeIntents: () => intents.splice(0),
    takeFailures: () => failures.splice(0),
  };
}
