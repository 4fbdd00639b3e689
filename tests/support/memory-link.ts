import { err, ok } from '../../domain/kernel/result.ts';
import type { ByteStream, LinkFault, Transport } from '../../main/devices/transport/byte-stream.ts';
import { createLink } from '../../main/devices/transport/link.ts';
import type { Link } from '../../main/devices/transport/link.ts';
import { linkFault } from '../../main/devices/transport/link-fault.ts';

/** A cable inside this process, for tests that stop the clock. Bytes arrive in the order they were sent. */
export interface MemoryCable {
  readonly transport: Transport;
  /** How often the near end tried to open. */
  readonly attempts: number;
  readonly isOpen: boolean;
  /** Cuts the link and refuses new ones with this fault. */
  unplug(fault?: LinkFault): void;
  plug(): void;
}

/** @param onLink gets the far end of every link that is opened */
export function createMemoryCable(onLink: (farEnd: ByteStream) => void): MemoryCable {
  let attempts = 0;
  let refusal: LinkFault | undefined;
  let open: readonly [Link, Link] | undefined;

  const makeEnd = (other: () => Link): Link =>
    createLink(
      {
        write(bytes, done) {
          const copy = bytes.slice();
          queueMicrotask(() => {
            other().received(copy);
            done();
          });
        },
        close() {
          open = undefined;
          other().lost({ kind: 'lost', detail: 'closed by the other side' });
          return Promise.resolve();
        },
      },
      linkFault,
    );

  return {
    transport: {
      name: 'memory cable',
      open() {
        attempts += 1;
        if (refusal) return Promise.resolve(err(refusal));
        const near: Link = makeEnd(() => far);
        const far: Link = makeEnd(() => near);
        open = [near, far];
        onLink(far.stream);
        return Promise.resolve(ok(near.stream));
      },
    },
    get attempts() {
      return attempts;
    },
    get isOpen() {
      return open !== undefined;
    },
    unplug(fault = { kind: 'no-such-port', detail: 'unplugged' }) {
      refusal = fault;
      const ends = open;
      open = undefined;
      for (const end of ends ?? []) end.lost({ kind: 'lost', detail: 'unplugged' });
    },
    plug() {
      refusal = undefined;
    },
  };
}
