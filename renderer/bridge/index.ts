import type { Bridge } from '../../preload/contract/table.ts';
import { socketPath } from '../../preload/contract/wire.ts';
import { BridgeError } from './bridge-error.ts';
import type { Connection } from './connection.ts';
import { createSocketBridge } from './socket-bridge.ts';

export { BridgeError } from './bridge-error.ts';
export type { Connection } from './connection.ts';

declare global {
  /** Set by preload/bridge.ts inside Electron, absent in a plain browser. */
  var yingbin: Bridge | undefined;
}

const chosen = globalThis.yingbin ? electron(globalThis.yingbin) : socket();

/** The way to main, whichever shell carries it. A call that cannot be answered rejects with a `BridgeError`. */
export const bridge: Bridge = chosen.bridge;

/** Calls at once with the present state, then on every change. Returns its own removal. */
export const onConnection: (listener: (connection: Connection) => void) => () => void = chosen.onConnection;

function electron(own: Bridge) {
  return {
    bridge: {
      on: own.on,
      // What crosses Electron's bridge as an error keeps only its message.
      call: (name, args) =>
        own.call(name, args).catch(() => {
          throw new BridgeError(name, 'failed');
        }),
    } satisfies Bridge,
    onConnection: (listener: (connection: Connection) => void) => {
      listener('connected');
      return () => undefined;
    },
  };
}

function socket() {
  return createSocketBridge({
    open: () => new WebSocket(new URL(socketPath, location.href.replace(/^http/, 'ws'))),
    random: Math.random,
  });
}
