import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, NoticeName } from './contract/table.ts';
import { callChannel, noticeChannel, type Reply } from './contract/wire.ts';

/** Runs inside Electron's sandbox, between main and the page. The page gets these two functions and no more. */
const listeners = new Map<NoticeName, Set<(payload: never) => void>>();

ipcRenderer.on(noticeChannel, (_event, name: NoticeName, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload as never);
});

const bridge: Bridge = {
  async call(name, args) {
    const reply = (await ipcRenderer.invoke(callChannel, name, args)) as Reply;
    // The page never sees Electron's event objects, and no stack crosses over.
    if (!reply.ok) throw new Error(`${name}: ${reply.error}`);
    return reply.value as never;
  },
  on(name, listener) {
    const known = listeners.get(name) ?? new Set();
    listeners.set(name, known.add(listener as (payload: never) => void));
    return () => void known.delete(listener as (payload: never) => void);
  },
};

contextBridge.exposeInMainWorld('yingbin', bridge);
