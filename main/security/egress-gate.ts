import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Logger } from '../logging/logger.ts';
import { findFaceData } from './face-data.ts';

/**
 * Face data stays in the device that took it, unless a law or a separate consent says otherwise (face rules art. 8).
 * Everything that leaves this machine passes here first.
 */
export interface EgressGate {
  /** @param what what is about to leave, as a word of our own such as `sync.push` */
  check(what: string, value: unknown): Result<void, 'face-data'>;
}

export function createEgressGate(deps: {
  /** The law or consent by which face data may leave, as the site configured it; empty, and none does. */
  readonly basis: () => string;
  readonly log: Logger;
}): EgressGate {
  return {
    check(what, value) {
      if (deps.basis().trim() !== '' || findFaceData(value) === undefined) return ok();
      deps.log.write('egress.refused', { what });
      return err('face-data');
    },
  };
}

/**
 * A `fetch` whose requests pass the gate, address, headers and body; the only one in this program (build/checks/egress.ts).
 * A stream is read to its end before anything is sent.
 * @throws when the request carries face data: a mistake of the caller, which nothing was sent of
 */
export function guardedFetch(
  fetch: typeof globalThis.fetch,
  gate: EgressGate,
  what: string,
): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const body = new Uint8Array(await request.clone().arrayBuffer());
    if (!gate.check(what, [request.url, [...request.headers], body]).ok)
      throw new Error(`${what} was not sent: it carries face data`);
    // The signal once more: Node keeps the request in between by a weak hand, and with it the way of an abort to what is under way.
    return init?.signal ? fetch(request, { signal: init.signal }) : fetch(request);
  };
}
