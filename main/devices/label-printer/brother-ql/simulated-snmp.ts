import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { createAgent, MaxAccess, MibProviderType, ObjectType } from 'net-snmp';

/** Where Brother's network models keep their status block; `.0` is the instance a client asks for. */
const statusOid = '1.3.6.1.4.1.2435.3.3.9.1.6.1';

interface SimulatedSnmpOptions {
  /** 0 takes any free UDP port, which is then kept for good. */
  readonly port: number;
  readonly community: string;
  /** A client asks; the answer may come later or never. */
  readonly onQuestion: (answer: (block: Uint8Array) => void) => void;
}

/** The network side of a Brother printer: one value on SNMP versions 1 and 2c, on loopback. */
export interface SimulatedSnmp {
  start(): Promise<void>;
  stop(): Promise<void>;
  port(): number;
}

/** What the library hands to a provider and its own types leave out. */
interface MibRequest {
  readonly instanceNode: { value: Buffer };
  done(): void;
}

export function createSimulatedSnmp(options: SimulatedSnmpOptions): SimulatedSnmp {
  let { port } = options;
  let running: { readonly close: (done: () => void) => void } | undefined;

  const listen = (socket: Socket): Promise<void> =>
    new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once('listening', () => {
        port = socket.address().port;
        resolve();
      });
      socket.bind(port, '127.0.0.1');
    });

  return {
    async start() {
      if (running) return;
      const socket = createSocket('udp4');
      await listen(socket);
      const agent = createAgent(
        // The library takes port 0 for 161, so it is given a socket that is bound already.
        { dgramModule: { createSocket: () => boundSocket(socket) } },
        () => undefined,
      );
      agent.getAuthorizer().addCommunity(options.community);
      agent.registerProvider({
        name: 'brotherStatus',
        type: MibProviderType.Scalar,
        oid: statusOid,
        scalarType: ObjectType.OctetString,
        maxAccess: MaxAccess['read-only'],
        handler(request: MibRequest) {
          options.onQuestion((block) => {
            request.instanceNode.value = Buffer.from(block);
            request.done();
          });
        },
      });
      agent.getMib().setScalarValue('brotherStatus', Buffer.alloc(0));
      running = agent;
    },
    async stop() {
      const agent = running;
      running = undefined;
      if (agent) await new Promise<void>((closed) => agent.close(closed));
    },
    port: () => port,
  };
}

/** Binding it a second time does nothing. */
function boundSocket(socket: Socket): Socket {
  socket.bind = () => socket;
  return socket;
}
