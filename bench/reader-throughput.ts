import type { LocalDay } from '../domain/kernel/time.ts';
import { checkCharacter } from '../domain/identity/check-digit.ts';
import { createSamReader } from '../main/devices/id-reader/driver.ts';
import type { IdReaderEvent } from '../main/devices/id-reader/port.ts';
import { decodeCard, textOfReply } from '../main/devices/id-reader/sam-card.ts';
import { createFrameParser, toReply } from '../main/devices/id-reader/sam-frame.ts';
import { samRequest } from '../main/devices/id-reader/sam-protocol.ts';
import { buildCitizenCard } from '../main/devices/id-reader/simulated-card.ts';
import { createSamTcpSimulator } from '../main/devices/id-reader/simulator.ts';
import type { ByteStream, Transport } from '../main/devices/transport/byte-stream.ts';
import { createTcpTransport } from '../main/devices/transport/tcp.ts';
import { timed, timesOf, type BenchResult } from './harness/result.ts';

const warmUp = 50;
const runs = 1_000;

/**
 * One card after another through the driver, TCP and a simulated reader that answers at once: what the kiosk's own part
 * allows. Real modules take about a second a card by themselves. A card's time runs from putting it down to its
 * document; lifting it and noticing so is part of the cards per second.
 */
export async function run(): Promise<BenchResult> {
  const simulator = await createSamTcpSimulator();
  const traffic = { bytes: 0, reply: new Uint8Array() };
  const reader = createSamReader({
    transport: counted(
      createTcpTransport({ host: simulator.host, port: simulator.port, connectTimeoutMs: 1_000 }),
      traffic,
    ),
    // Only how often it looks for a card, so that waiting is not measured.
    delays: { pollMs: 1, removedAfterMs: 1 },
  });
  let heard: (event: IdReaderEvent) => void = () => undefined;
  reader.onEvent((event) => heard(event));
  const next = (wanted: (event: IdReaderEvent) => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      heard = (event) => {
        if (event.type === 'card-failed') reject(new Error(`a card failed: ${event.problem}`));
        if (wanted(event)) resolve();
      };
    });

  const samples: number[] = [];
  let bytes = 0;
  let ms = 0;
  try {
    const ready = next((event) => event.type === 'health' && event.health === 'ready');
    reader.start();
    await ready;
    for (let i = -warmUp; i < runs; i += 1) {
      const before = traffic.bytes;
      const start = performance.now();
      const read = next((event) => event.type === 'card-read' && event.document.number === numberOf(i));
      simulator.putCard(cardOf(i));
      await read;
      const readMs = performance.now() - start;
      const removed = next((event) => event.type === 'card-removed');
      simulator.removeCard();
      await removed;
      if (i < 0) continue;
      samples.push(readMs);
      bytes += traffic.bytes - before;
      ms += performance.now() - start;
    }
  } finally {
    await reader.stop();
    await simulator.stop();
  }
  const times = timesOf(samples);
  return {
    what: 'a card put down to its document, through the driver and a simulator over TCP that takes no time itself',
    times,
    baseline: {
      what: 'the bytes of one card parsed and decoded, without driver and link',
      times: decodeTimes(traffic.reply),
    },
    figures: [
      { name: 'cards', value: (1_000 * runs) / ms, unit: 'per second, lifted in between' },
      { name: 'bytes', value: (1_000 * bytes) / ms, unit: 'per second, both ways' },
      // Of the second that a card may take from its last byte to the badge: see card-to-badge.
      { name: 'p99', value: times.p99Ms, unit: 'ms', atMost: 20 },
    ],
  };
}

/** Counts what goes over a link, and keeps the last answer to `read`. */
function counted(
  transport: Transport,
  traffic: { bytes: number; reply: Uint8Array<ArrayBuffer> },
): Transport {
  let answer: Uint8Array[] = [];
  let isRead = false;
  const wrap = (stream: ByteStream): ByteStream => ({
    ...stream,
    write(bytes) {
      traffic.bytes += bytes.length;
      if (isRead && answer.length > 0) traffic.reply = new Uint8Array(Buffer.concat(answer));
      isRead = Buffer.from(bytes).equals(samRequest.read);
      answer = [];
      return stream.write(bytes);
    },
    onData: (listener) =>
      stream.onData((bytes) => {
        traffic.bytes += bytes.length;
        if (isRead) answer.push(bytes.slice());
        listener(bytes);
      }),
  });
  return {
    name: transport.name,
    async open() {
      const opened = await transport.open();
      return opened.ok ? { ok: true, value: wrap(opened.value) } : opened;
    },
  };
}

function decodeTimes(reply: Uint8Array) {
  let read = 0;
  const parser = createFrameParser((body) => {
    const frame = toReply(body);
    const text = frame && textOfReply(frame.data);
    if (text?.ok && decodeCard(text.value).ok) read += 1;
  });
  const samples = Array.from({ length: runs }, () => timed(() => parser.push(reply)));
  if (read !== runs) throw new Error(`${read} of ${runs} answers were decoded`);
  return timesOf(samples);
}

/** Invented people born in 1900 with valid check digits. */
function numberOf(i: number): string {
  const first17 = `11010119000101${String((warmUp + i) % 1_000).padStart(3, '0')}`;
  return `${first17}${checkCharacter(first17)}`;
}

const cardOf = (i: number) =>
  buildCitizenCard({
    name: `测试${String.fromCodePoint(0x4e00 + warmUp + i)}`,
    sex: 'female',
    birthDate: '1900-01-01' as LocalDay,
    number: numberOf(i),
    address: '北京市东城区测试路1号',
    authority: '北京市公安局东城分局',
    validFrom: '2015-01-01' as LocalDay,
    validUntil: 'long-term',
  });
