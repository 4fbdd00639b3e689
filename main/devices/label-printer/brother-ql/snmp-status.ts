import { createSocket } from 'node:dgram';
import type { RemoteInfo, Socket } from 'node:dgram';
import { createSession, ObjectType, Version1 } from 'net-snmp';
import { seconds } from '../../../../domain/kernel/time.ts';
import { tooLate, within } from '../../transport/time-limit.ts';
import type { Timers } from '../../transport/timers.ts';

/** The status block that port 9100 never gives (Brother developer FAQ: QL-810W, QL-820NWB, QL-1110NWB). */
const statusOid = '1.3.6.1.4.1.2435.3.3.9.1.6.1.0';

/** One lost datagram is made good within the time anybody waits. */
const triesAgain = 1;
/** A block has 32 bytes; whatever is much longer is something else. */
const mostBytes = 1_024;

export interface SnmpStatusOptions<Status> {
  readonly host: string;
  readonly port?: number;
  /** As set in the printer; SNMP must be on there, version 1 and 2c. */
  readonly community?: string;
  readonly timers: Timers;
  /** For one question, everything included. */
  readonly limitMs?: number;
  /** What the block says; `undefined` when it is none. */
  readonly decode: (block: Uint8Array) => Status | undefined;
}

/** Asks a Brother printer on the network how it is: `undefined` when nothing worth the name comes back in time. */
export function createSnmpStatus<Status>(options: SnmpStatusOptions<Status>): {
  ask(): Promise<Status | undefined>;
} {
  const { host, port = 161, community = 'public', timers, limitMs = seconds(2), decode } = options;
  return {
    async ask() {
      const session = createSession(host, community, {
        version: Version1,
        port,
        retries: triesAgain,
        timeout: Math.floor(limitMs / (triesAgain + 1)),
        backoff: 1,
        dgramModule: { createSocket: createPatientSocket },
      });
      const block = new Promise<Uint8Array | undefined>((resolve) => {
        session.get([statusOid], (error, varbinds) => {
          const [varbind] = error ? [] : (varbinds ?? []);
          const { type, value } = varbind ?? {};
          const isBlock = type === ObjectType.OctetString && Buffer.isBuffer(value);
          resolve(isBlock && value.length <= mostBytes ? Uint8Array.from(value) : undefined);
        });
      });
      const answer = await within(block, limitMs, timers);
      session.close();
      return answer === tooLate || !answer ? undefined : decode(answer);
    },
  };
}

/**
 * The library throws when an answer is bent in certain ways (net-snmp 3.29: a report where a response is due), and does
 * so inside its socket's own handler, where it would end the process. Here it is as good as no answer.
 */
function createPatientSocket(kind: 'udp4' | 'udp6'): Socket {
  const socket = createSocket(kind);
  const on = socket.on.bind(socket);
  socket.on = (event: string, listener: (...args: never[]) => void) => {
    if (event !== 'message') return on(event, listener as () => void);
    const hear = listener as (bytes: Buffer, from: RemoteInfo) => void;
    return on(event, (bytes: Buffer, from: RemoteInfo) => {
      try {
        hear(bytes, from);
      } catch {
        // The answer may still come; the question has its own time limit.
      }
    });
  };
  return socket;
}
