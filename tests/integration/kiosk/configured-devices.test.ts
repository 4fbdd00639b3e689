import { afterEach, expect, test } from 'vitest';
import { ok } from '../../../domain/kernel/result.ts';
import type { LocalDay } from '../../../domain/kernel/time.ts';
import { devicesSchema } from '../../../domain/device/config/devices.ts';
import { createScannerSimulator } from '../../../main/devices/code-scanner/simulator.ts';
import { buildCitizenCard } from '../../../main/devices/id-reader/simulated-card.ts';
import { createSamSimulator, createSamTcpSimulator } from '../../../main/devices/id-reader/simulator.ts';
import { createBrotherSimulator } from '../../../main/devices/label-printer/brother-ql/simulator.ts';
import { createTsplSimulator } from '../../../main/devices/label-printer/tspl/simulator.ts';
import { createSerialTransport } from '../../../main/devices/transport/serial.ts';
import { readBadgeCode } from '../../../main/wiring/read-badge-code.ts';
import { demoConfig, startRig, type KioskRig } from '../../support/kiosk/kiosk-rig.ts';
import { createPtyPair, hasSocat } from '../../support/pty-pair.ts';

// Nothing here is configured as a simulator: the kiosk is told host and port, or a serial port, as at a real site.
// That bytes are answered from the same machine is all it could not know.

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const ouyang = buildCitizenCard({
  name: '欧阳测试',
  sex: 'female',
  birthDate: '1900-01-01' as LocalDay,
  number: '110101190001010014',
  validFrom: '2015-01-01' as LocalDay,
  validUntil: 'long-term',
});

async function startAt(raw: object): Promise<KioskRig> {
  const devices = devicesSchema.parse(raw);
  const rig = await startRig(ok(demoConfig('medium', (config) => ({ ...config, devices }))));
  cleanUps.push(() => rig.dispose());
  return rig;
}

const media = { widthMm: 60, heightMm: 40, gapMm: 2, dpi: 203 as const };

test('a reader, a printer and a scanner on the network work by configuration alone', async () => {
  const reader = await createSamTcpSimulator();
  const printer = createTsplSimulator({
    dpi: 203,
    headWidthMm: 104,
    mediaWidthMm: media.widthMm,
    printMs: 50,
  });
  const scanner = createScannerSimulator();
  await Promise.all([printer.plug(), scanner.plug()]);
  cleanUps.push(() => Promise.all([reader.stop(), printer.unplug(), scanner.unplug()]));
  const tcp = { transport: 'tcp', host: '127.0.0.1' } as const;
  const rig = await startAt({
    idReaders: [{ id: 'reader-1', driver: 'sam', ...tcp, port: reader.port }],
    labelPrinters: [{ id: 'printer-1', driver: 'tspl', ...tcp, port: printer.port(), ...media }],
    codeScanners: [{ id: 'scanner-1', driver: 'line', ...tcp, port: scanner.port() }],
  });
  await rig.untilStatus(
    (now) => now.reader === 'ready' && now.printer === 'ready' && now.scanner === 'ready',
    'the network devices are ready',
  );
  expect(rig.status().site.simulated).toBe(false);

  reader.putCard(ouyang);
  await rig.until('reservation');
  rig.touch('next', 'agree', 'confirm');
  await rig.until('done', (screen) => screen.kind === 'checked-in');
  const [label] = printer.labels();
  if (!label) throw new Error('nothing was printed');
  expect(label.bitmap).toMatchObject({ widthDots: 480, heightDots: 320 });

  rig.touch('finish');
  scanner.scan((await readBadgeCode(label.bitmap)) ?? '');
  await rig.until('check-out-confirm');
});

test.skipIf(!hasSocat)('a reader on a serial port reads a card over a real terminal line', async () => {
  const line = await createPtyPair();
  cleanUps.push(() => line.remove());
  const far = await createSerialTransport({ path: line.b, baudRate: 115_200 }).open();
  if (!far.ok) throw new Error('the far end of the line did not open');
  const reader = createSamSimulator({ baudRate: 115_200 });
  reader.attach(far.value);
  cleanUps.push(async () => {
    reader.stop();
    await far.value.close();
  });
  const rig = await startAt({
    idReaders: [{ id: 'reader-1', driver: 'sam', transport: 'serial', path: line.a }],
  });
  await rig.untilStatus((now) => now.reader === 'ready', 'the serial reader is ready');
  reader.putCard(ouyang);
  await rig.until('reservation', (screen) => screen.maskedName === '欧阳**');
  rig.touch('next', 'agree', 'confirm');
  // No printer at this site: staff write the badge.
  await rig.until('print-problem', (screen) => screen.problem === 'absent');
});

test('a Brother printer on the network says nothing there: its state comes by SNMP, and a badge is confirmed', async () => {
  const printer = createBrotherSimulator({
    link: 'network',
    mediaWidthMm: 62,
    mediaLengthMm: 100,
    printMs: 400,
  });
  await printer.plug();
  cleanUps.push(() => printer.unplug());
  const reader = await createSamTcpSimulator();
  cleanUps.push(() => reader.stop());
  const tcp = { transport: 'tcp', host: '127.0.0.1' } as const;
  const label = { widthMm: 62, heightMm: 100, gapMm: 3, dpi: 300 };
  const rig = await startAt({
    idReaders: [{ id: 'reader-1', driver: 'sam', ...tcp, port: reader.port }],
    labelPrinters: [
      {
        ...{ id: 'printer-1', driver: 'brother-ql', ...tcp, port: printer.port() },
        ...{ snmpPort: printer.snmpPort(), ...label },
      },
    ],
  });
  await rig.untilStatus((now) => now.printer === 'ready' && now.reader === 'ready', 'both are ready');
  reader.putCard(ouyang);
  await rig.until('reservation');
  rig.touch('next', 'agree', 'confirm');
  await rig.until('done', (screen) => screen.kind === 'checked-in');
  const [badge] = printer.labels();
  if (!badge) throw new Error('nothing was printed');
  expect(await readBadgeCode(badge.bitmap)).toMatch(/^YB1:/);
  printer.openCover();
  await rig.untilStatus((now) => now.printer === 'cover-open', 'the open cover is told');
});
