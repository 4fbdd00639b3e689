import type { BrowserContext } from 'playwright';
import type { FaceResult } from '../../../preload/contract/face.ts';
import type { CallMessage, ServerMessage } from '../../../preload/contract/wire.ts';

/** One thing that crossed between window and kiosk. `name`: the call, the call that is answered, or the notice. */
export interface Crossing {
  readonly way: 'up' | 'down';
  readonly name: string;
  readonly content: unknown;
}

/** Everything that leaves the page or comes to it, from the next window on. */
export interface WireTap {
  readonly crossings: readonly Crossing[];
  /** Addresses and bodies of all requests over HTTP. */
  readonly requests: readonly { readonly address: string; readonly body: Buffer | null }[];
  /** What the page and its workers wrote to their console. */
  readonly said: readonly string[];
  /** The results of attempts, in order. */
  results(): readonly FaceResult[];
}

export function tapWire(context: BrowserContext): WireTap {
  const crossings: Crossing[] = [];
  const requests: { address: string; body: Buffer | null }[] = [];
  const said: string[] = [];
  context.on('request', (request) =>
    requests.push({ address: request.url(), body: request.postDataBuffer() }),
  );
  context.on('console', (message) => said.push(message.text()));
  context.on('page', (page) =>
    page.on('websocket', (line) => {
      const asked = new Map<number, string>();
      line.on('framesent', ({ payload }) => {
        const { id, call, args } = JSON.parse(String(payload)) as CallMessage;
        asked.set(id, call);
        crossings.push({ way: 'up', name: call, content: args });
      });
      line.on('framereceived', ({ payload }) => {
        const message = JSON.parse(String(payload)) as ServerMessage;
        crossings.push(
          'notice' in message
            ? { way: 'down', name: message.notice, content: message.payload }
            : { way: 'down', name: asked.get(message.id) ?? 'nobody asked', content: message.reply },
        );
      });
    }),
  );
  return {
    ...{ crossings, requests, said },
    results: () =>
      crossings.flatMap(({ way, name, content }) =>
        way === 'up' && name === 'face.result' ? [content as FaceResult] : [],
      ),
  };
}
