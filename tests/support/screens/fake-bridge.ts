import type { Bridge, HostHit } from '../../../preload/contract/table.ts';
import type { KioskStatus } from '../../../domain/visit/status.ts';

declare global {
  var yingbin: Bridge | undefined;
  var fakeMain: {
    send(status: KioskStatus): void;
    takeIntents(): unknown[];
    /** What the next calls of this name are answered with. */
    answer(name: string, value: unknown): void;
    /** Arguments of the calls of this name since it was last asked for. */
    takeCalls(name: string): unknown[];
    tell(name: string, payload: unknown): void;
    takeFailures(): string[];
  };
}

/**
 * Runs inside the page before any of its scripts, so it may use nothing from outside itself: a main process that
 * shows what it is told, finds four hosts for every query, gives the canned answers and remembers what was asked of it.
 */
export function installFakeBridge(canned: Readonly<Record<string, unknown>>): void {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const intents: unknown[] = [];
  const failures: string[] = [];
  let asked: { readonly name: string; readonly args: unknown }[] = [];
  let status: KioskStatus | undefined;
  let revision = 0;
  const answers = { ...canned };
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
      if (name.startsWith('devices.')) asked.push({ name, args });
      if (name === 'scanner.window') return { camera: false } as never;
      if (name === 'window.failed') failures.push((args as { where: string }).where);
      return (name === 'hosts.search' ? hosts : answers[name]) as never;
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
    answer(name, value) {
      answers[name] = value;
    },
    takeCalls(name) {
      const taken = asked.filter((call) => call.name === name).map(({ args }) => args);
      asked = asked.filter((call) => call.name !== name);
      return taken;
    },
    tell(name, payload) {
      for (const listener of listeners.get(name) ?? []) listener(payload);
    },
    takeFailures: () => failures.splice(0),
  };
}
