import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostId, ReservationId } from '../domain/kernel/brand.ts';
import { ok } from '../domain/kernel/result.ts';
import { after, hours, instant, type LocalDay } from '../domain/kernel/time.ts';
import { checkCharacter } from '../domain/identity/check-digit.ts';
import type { Intent } from '../domain/visit/intent.ts';
import type { Host, Reservation } from '../domain/visit/records.ts';
import type { KioskStatus, Screen } from '../domain/visit/status.ts';
import { configSchema } from '../main/app/config-schema.ts';
import type { LoadedConfig } from '../main/app/config.ts';
import { startKiosk } from '../main/app/start.ts';
import { buildCitizenCard } from '../main/devices/id-reader/simulated-card.ts';
import { createSamTcpSimulator } from '../main/devices/id-reader/simulator.ts';
import { createTsplSimulator } from '../main/devices/label-printer/tspl/simulator.ts';
import { silentLogger } from '../main/logging/logger.ts';
import type { Store } from '../main/storage/store.ts';
import { timesOf, type BenchResult } from './harness/result.ts';

const warmUp = 20;
const runs = 500;
const assetsDir = join(import.meta.dirname, '..', 'assets');

/**
 * A reserved visitor whose fingers take no time: from the last byte of the card to the last byte of the label that the
 * printer's socket took. Real drivers and a real ledger; the devices are simulators behind TCP, as a site would
 * configure a serial device server and a network printer.
 */
export async function run(): Promise<BenchResult> {
  const dir = mkdtempSync(join(tmpdir(), 'yingbin-bench-'));
  const reader = await createSamTcpSimulator();
  const printer = createTsplSimulator({
    dpi: 203,
    headWidthMm: 104,
    mediaWidthMm: 80,
    printMs: 30,
    labels: 10_000,
  });
  await printer.plug();

  let status: KioskStatus | undefined;
  let waiter: (() => void) | undefined;
  let cardReadAtMs = 0;
  let acceptedAtMs = 0;
  const app = startKiosk(
    {
      config: ok(benchConfig(reader.port, printer.port())),
      watch: () => () => undefined,
      ...{ dataDir: dir, assetsDir },
      version: 'bench',
      log: silentLogger,
    },
    {
      prepare: (store) => reserveForAll(store),
      // Only how fast a lifted card is noticed, so that 500 visitors do not take ten minutes.
      readerDelays: { pollMs: 20, removedAfterMs: 60 },
      onCardRead: (atMs) => (cardReadAtMs = atMs),
      onLabelAccepted: () => (acceptedAtMs = performance.now()),
    },
  );
  app.attach({
    publish: (name, payload) => {
      if (name !== 'kiosk.status') return;
      status = payload as KioskStatus;
      waiter?.();
    },
  });
  await app.begin();
  const until = (wanted: (now: KioskStatus) => boolean) =>
    new Promise<void>((resolve) => {
      waiter = () => {
        if (status && wanted(status)) resolve();
      };
      waiter();
    });
  const screen = (name: Screen['name']) => until((now) => now.screen.name === name);
  const touch = (type: Intent['type']) => app.handlers['kiosk.intent']({ type } as Intent);

  const samples: number[] = [];
  try {
    await until((now) => now.reader === 'ready' && now.printer === 'ready');
    for (let i = 0; i < warmUp + runs; i += 1) {
      reader.putCard(cardOf(i));
      await screen('reservation');
      for (const intent of ['next', 'agree', 'confirm'] as const) await touch(intent);
      reader.removeCard();
      await screen('done');
      if (i >= warmUp) samples.push(acceptedAtMs - cardReadAtMs);
      await until((now) => now.cardOnReader !== true);
      await touch('finish');
      await screen('home');
    }
  } finally {
    await app.stop();
    await Promise.all([reader.stop(), printer.unplug()]);
    rmSync(dir, { recursive: true, force: true });
  }
  const times = timesOf(samples);
  return {
    what: 'machine time of a reserved visitor, last card byte received to last label byte taken by the printer',
    times,
    figures: [
      { name: 'p99', value: times.p99Ms, unit: 'ms', atMost: 1_000 },
      { name: 'badges printed', value: printer.state().labelsLeft, unit: 'labels left of 10000' },
    ],
  };
}

/** Invented people born in 1900 with valid check digits. */
function numberOf(i: number): string {
  const first17 = `11010119000101${String(i % 1_000).padStart(3, '0')}`;
  return `${first17}${checkCharacter(first17)}`;
}

const cardOf = (i: number) =>
  buildCitizenCard({
    name: `测试${String.fromCodePoint(0x4e00 + i)}`,
    sex: 'female',
    birthDate: '1900-01-01' as LocalDay,
    number: numberOf(i),
    validFrom: '2015-01-01' as LocalDay,
    validUntil: 'long-term',
  });

function reserveForAll(store: Store): void {
  const host: Host = {
    id: 'h-bench' as HostId,
    name: '刘明远',
    department: { 'zh-CN': '信息技术部', en: 'IT' },
    place: { 'zh-CN': '12 层 1206', en: 'Floor 12' },
  };
  const now = instant(Date.now());
  store.hosts.record(host, { kind: 'system' });
  for (let i = 0; i < warmUp + runs; i += 1) {
    const reservation: Reservation = {
      id: `bench-${i}` as ReservationId,
      category: 'short-term',
      visitorName: `测试${String.fromCodePoint(0x4e00 + i)}`,
      idNumber: numberOf(i),
      host,
      purpose: 'meeting',
      companions: 0,
      from: now,
      until: after(now, hours(3)),
    };
    store.reservations.record(reservation, { kind: 'system' });
  }
}

function benchConfig(readerPort: number, printerPort: number): LoadedConfig {
  const file = join(assetsDir, 'demo', 'medium.json');
  const demo = JSON.parse(readFileSync(file, 'utf8')) as object;
  const devices = {
    idReaders: [{ id: 'reader-1', driver: 'sam', transport: 'tcp', host: '127.0.0.1', port: readerPort }],
    labelPrinters: [
      {
        ...{ id: 'printer-1', driver: 'tspl', transport: 'tcp', host: '127.0.0.1', port: printerPort },
        ...{ widthMm: 80, heightMm: 50, gapMm: 2, dpi: 203 },
      },
    ],
  };
  const config = configSchema.parse({ ...demo, devices, demo: false });
  return { config, file, source: 'file', sha256: '0'.repeat(64) };
}
