/// <reference types="vite/client" />
import live from '../../../assets/demo/faces/a/front-1.jpg';
import portrait from '../../../assets/demo/faces/b/portrait.png';
import type { Bridge } from '../../../preload/contract/table.ts';
import { rawReport } from '../../support/screens/face-reports.ts';
import { dockState } from './dock-state.ts';
import { statusFor } from './statuses.ts';

/** Stands where Electron's preload stands: answers from canned values and notes what the window asks for. */
const wanted = new URLSearchParams(location.search);
const listeners = new Map<string, Set<(payload: never) => void>>();

export interface WindowHarness {
  readonly sent: { readonly name: string; readonly args: unknown }[];
  notify(name: string, payload: unknown): void;
}

const harness: WindowHarness = {
  sent: [],
  notify(name, payload) {
    for (const listener of listeners.get(name) ?? []) listener(payload as never);
  },
};

const answers: Readonly<Record<string, () => unknown>> = {
  'kiosk.status': () => statusFor(wanted),
  'dock.state': () => dockState,
  'hosts.search': () => [],
  'scanner.window': () => ({}),
  'face.pictures': () => ({ document: portrait, live }),
  'face.report': () => rawReport,
};

globalThis.yingbin = {
  call: (name: string, args: unknown) => {
    harness.sent.push({ name, args });
    return Promise.resolve(answers[name]?.());
  },
  on: (name: string, listener: (payload: never) => void) => {
    const known = listeners.get(name) ?? new Set();
    listeners.set(name, known.add(listener));
    return () => known.delete(listener);
  },
} as unknown as Bridge;
Object.assign(globalThis, { harness });
