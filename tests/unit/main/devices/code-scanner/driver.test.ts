import { expect, test } from 'vitest';
import { err, ok } from '../../../../../domain/kernel/result.ts';
import { createLineScanner, defaultScannerTimings } from '../../../../../main/devices/code-scanner/driver.ts';
import type { LineScannerOptions } from '../../../../../main/devices/code-scanner/driver.ts';
import type { CodeScannerEvent } from '../../../../../main/devices/code-scanner/port.ts';
import { supervisorDelays } from '../../../../../main/devices/health/supervisor.ts';
import { noVitals } from '../../../../../main/devices/health/vitals.ts';
import { reconnectDelaysMs } from '../../../../../main/devices/transport/backoff.ts';
import { createLink } from '../../../../../main/devices/transport/link.ts';
import type { Link } from '../../../../../main/devices/transport/link.ts';
import { linkFault } from '../../../../../main/devices/transport/link-fault.ts';
import { createFakeTimers, settle } from '../../../../support/fake-timers.ts';

const { repeatMs, endMs, staleMs } = defaultScannerTimings;

/** A scanner on a link held by the test, so that time stands still between bytes. */
async function setUp(options: Partial<LineScannerOptions> = {}) {
  const timers = createFakeTimers();
  const events: CodeScannerEvent[] = [];
  let link: Link | undefined;
  let isPlugged = true;
  const transport = {
    name: 'held by the test',
    open: async () => {
      if (!isPlugged) return err(linkFault(new Error('no such file')));
      link = createLink({ write: (_, done) => done(), close: async () => undefined }, linkFault);
      return ok(link.stream);
    },
  };
  const scanner = createLineScanner({ transport, timers, ...options });
  scanner.onEvent((event) => events.push(event));
  scanner.start();
  await settle();
  return {
    timers,
    events,
    scanner,
    send: (text: string) => link?.received(Buffer.from(text)),
    plug: () => (isPlugged = true),
    unplug() {
      isPlugged = false;
      link?.lost({ kind: 'lost', detail: 'cable out' });
    },
    codes: () => events.flatMap((event) => (event.type === 'code' ? [event.text] : [])),
    health: () => events.flatMap((event) => (event.type === 'health' ? [event.health] : [])),
  };
}

test('the same code counts once while the scanner repeats it, however long that is', async () => {
  const { timers, send, codes } = await setUp();
  for (let i = 0; i < 5; i += 1) {
    send('A\r\n');
    await timers.advance(repeatMs - 1);
  }
  expect(codes()).toEqual(['A']);
});

test('the same code counts again after a pause', async () => {
  const { timers, send, codes } = await setUp();
  send('A\r\n');
  await timers.advance(repeatMs);
  send('A\r\n');
  expect(codes()).toEqual(['A', 'A']);
});

test('another code counts at once', async () => {
  const { send, codes } = await setUp();
  send('A\r\nB\r\nA\r\n');
  expect(codes()).toEqual(['A', 'B', 'A']);
});

test('the pause before a repeat is configurable', async () => {
  const { timers, send, codes } = await setUp({ timings: { repeatMs: 10 } });
  send('A\r\n');
  await timers.advance(10);
  send('A\r\n');
  expect(codes()).toEqual(['A', 'A']);
});

test('without a suffix, silence ends the code and nothing shorter does', async () => {
  const { timers, send, codes } = await setUp({ framing: { ending: { type: 'silence' } } });
  send('PASS');
  await timers.advance(endMs - 1);
  send('-17');
  await timers.advance(endMs - 1);
  expect(codes()).toEqual([]);
  await timers.advance(1);
  expect(codes()).toEqual(['PASS-17']);
});

test('half a code does not become the start of the next', async () => {
  const { timers, send, codes } = await setUp();
  send('HALF');
  await timers.advance(staleMs);
  send('WHOLE\r\n');
  expect(codes()).toEqual(['WHOLE']);
});

test('half a code before the cable came out is forgotten', async () => {
  const { timers, send, codes, plug, unplug, health } = await setUp();
  send('HALF');
  unplug();
  await timers.advance(staleMs - 1);
  plug();
  await timers.advance(reconnectDelaysMs[0] ?? 0);
  send('WHOLE\r\n');
  expect(codes()).toEqual(['WHOLE']);
  expect(health()).toEqual(['connecting', 'ready', 'absent', 'ready']);
});

test('absence is announced once, not at every attempt', async () => {
  const { timers, unplug, health } = await setUp();
  unplug();
  await timers.advance(60_000);
  expect(health()).toEqual(['connecting', 'ready', 'absent']);
});

test('stopped, it leaves no timer and no listener behind it', async () => {
  const { timers, scanner, send, codes } = await setUp();
  send('A\r\nHALF');
  await scanner.stop();
  expect(timers.pending()).toBe(0);
  send('B\r\n');
  expect(codes()).toEqual(['A']);
});

test('started twice it connects once, and stopped and started again it connects again', async () => {
  const { scanner, health } = await setUp();
  scanner.start();
  await settle();
  expect(health()).toEqual(['connecting', 'ready']);
  await scanner.stop();
  scanner.start();
  await settle();
  expect(health()).toEqual(['connecting', 'ready', 'connecting', 'ready']);
  await scanner.stop();
});

test('a removed listener hears nothing more', async () => {
  const { scanner, send, codes } = await setUp();
  const heard: CodeScannerEvent[] = [];
  const remove = scanner.onEvent((event) => heard.push(event));
  remove();
  send('A\r\n');
  expect([codes(), heard]).toEqual([['A'], []]);
});

test('it gives a sign of life while nothing is scanned, and while there is nothing to scan with', async () => {
  let beats = 0;
  const { timers, unplug, scanner } = await setUp({ vitals: { ...noVitals, alive: () => (beats += 1) } });
  const within = async (ms: number) => {
    const before = beats;
    await timers.advance(ms);
    return beats - before;
  };
  expect(await within(supervisorDelays.hangMs)).toBeGreaterThan(0);
  unplug();
  expect(await within(supervisorDelays.hangMs)).toBeGreaterThan(0);
  await scanner.stop();
  expect(timers.pending()).toBe(0);
});

test('reads and misreads are counted, repeats and line ends are not', async () => {
  const counted: string[] = [];
  const { timers, send } = await setUp({ vitals: { ...noVitals, count: (what) => counted.push(what) } });
  send('A\r\nA\r\n\r\n');
  send(`${'x'.repeat(4_000)}\r\n`);
  send('HALF');
  await timers.advance(staleMs);
  expect(counted).toEqual(['reads', 'misreads', 'misreads']);
});
