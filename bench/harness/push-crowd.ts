import { randomBytes } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { instant } from '../../domain/kernel/time.ts';
import { eventToWire } from '../../domain/sync/event-coder.ts';
import { syncPaths } from '../../domain/sync/session-wire.ts';
import { pushReply, type PushRequest } from '../../domain/sync/wire.ts';
import { realTimers } from '../../main/devices/transport/timers.ts';
import { createLine } from '../../main/sync/line.ts';
import { createSession, type Session } from '../../main/sync/session.ts';
import { createKioskChain } from '../../tests/support/server/kiosk-chain.ts';
import { fetchFrom } from './fetch-from.ts';

/** Kiosks that have joined and what they hand in; in a thread of their own, as kiosks are machines of their own. */
export interface Crowd {
  readonly url: string;
  readonly kiosks: readonly {
    readonly node: string;
    readonly site: { readonly site: string; readonly serverKey: Uint8Array };
    readonly identitySeed: Uint8Array;
    readonly address: string;
  }[];
  readonly now: number;
  readonly visitsPerBatch: number;
  readonly warmUpBatches: number;
  readonly batches: number;
}

export interface CrowdTimes {
  readonly eventsPerBatch: number;
  readonly seconds: number;
  readonly samplesMs: readonly number[];
}

const crowd = workerData as Crowd;
const work = crowd.kiosks.map(({ node, site, identitySeed, address }) => ({
  batches: batchesOf(node),
  session: createSession({
    line: createLine({ base: crowd.url, fetch: fetchFrom(address), timers: realTimers }),
    ...{ site: () => site, node, identitySeed, randomBytes, mayLeave: () => true },
  }),
}));
const handIn = async (from: number, to: number): Promise<readonly number[]> => {
  const samples: number[] = [];
  await Promise.all(
    work.map(async ({ session, batches }) => {
      for (const batch of batches.slice(from, to)) {
        const began = performance.now();
        await push(session, batch);
        samples.push(performance.now() - began);
      }
    }),
  );
  return samples;
};

// Plans, connections and compiled code are warm after a day, and after this.
await handIn(0, crowd.warmUpBatches);
const start = performance.now();
const samplesMs = await handIn(crowd.warmUpBatches, crowd.warmUpBatches + crowd.batches);
const seconds = (performance.now() - start) / 1_000;
const eventsPerBatch = work[0]?.batches[0]?.events.length ?? 0;
parentPort?.postMessage({ eventsPerBatch, seconds, samplesMs } satisfies CrowdTimes);

async function push(session: Session, value: PushRequest): Promise<void> {
  const path = syncPaths.push;
  const reply = await session.call({ path, value, visible: {}, reply: pushReply, timeoutMs: 60_000 });
  if (!reply.ok || reply.value.head !== value.events.at(-1)?.seq) throw new Error('a batch was not taken');
}

function batchesOf(node: string): readonly PushRequest[] {
  const chain = createKioskChain(node, (length) => randomBytes(length));
  const base64 = { encode: (bytes: Uint8Array) => Buffer.from(bytes).toString('base64') };
  const now = instant(crowd.now);
  return Array.from({ length: crowd.warmUpBatches + crowd.batches }, () => {
    const visits = Array.from({ length: crowd.visitsPerBatch }, () => chain.visit(somebody(), now));
    return {
      events: visits.flatMap(({ events }) => events.map((event) => eventToWire(event, base64))),
      keys: visits.flatMap(({ keys }) =>
        keys.map(({ key, ...named }) => ({ ...named, key: base64.encode(key) })),
      ),
      health: { version: 'bench', clock: now, pending: 0, devices: [] },
    };
  });
}

/** Invented, born in 1900. */
function somebody() {
  const surnames = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '欧阳'];
  const givenNames = ['示例', '样本', '测试', '演示', '文静', '晓雾', '雨桐'];
  const [a = 0, b = 0] = randomBytes(2);
  const digits = String(randomBytes(4).readUInt32BE()).padStart(10, '0').slice(-8);
  return {
    name: `${surnames[a % surnames.length]}${givenNames[b % givenNames.length]}`,
    idNumber: `11010119000101${digits.slice(0, 3)}X`,
    phone: `138${digits}`,
  };
}
