import { expect, test } from 'vitest';
import {
  createWinspoolSpooler,
  listWinspoolQueues,
} from '../../../../../../main/devices/transport/spooler/winspool.ts';
import { createFakeTimers, settle } from '../../../../../support/fake-timers.ts';
import { createFakeQueue } from '../../../../../support/spool/fake-queue.ts';
import { createFakeWinspool } from '../../../../../support/spool/fake-winspool.ts';

const name = 'yingbin';
const bytes = Uint8Array.from({ length: 10_000 }, (_, i) => i % 256);
const job = { bytes, name, lifeSeconds: 60 };
const limitMs = 5_000;

function makeRig(datatype: 'RAW' | 'XPS_PASS' = 'RAW') {
  const queue = createFakeQueue();
  const api = createFakeWinspool('XP-420B', queue);
  const timers = createFakeTimers();
  const spooler = createWinspoolSpooler({ queue: 'XP-420B', datatype, api, timers, limitMs });
  return { queue, api, timers, spooler };
}

test('a document taken bit by bit arrives whole', async () => {
  const { queue, api, spooler } = makeRig();
  api.chunk(999);
  expect(await spooler.submit(job)).toMatchObject({ ok: true });
  await queue.atRest();
  expect(queue.arrived().map((each) => Buffer.compare(each, bytes))).toEqual([0]);
  expect(api.openHandles()).toBe(0);
});

test.each([0, 20_000])('a WritePrinter that claims to have taken %i bytes ends the job', async (claim) => {
  const { queue, api, spooler } = makeRig();
  api.writePrinter = () => Promise.resolve({ ok: true, value: claim });
  expect(await spooler.submit(job)).toMatchObject({ ok: false, error: { kind: 'refused', mayExist: false } });
  await settle();
  expect(queue.jobs()).toEqual([]);
  expect(api.openHandles()).toBe(0);
});

// Where the queue prints directly to its port, the port's driver holds WritePrinter for as long as there is no paper.
test('a WritePrinter that hangs is given up, its job taken back, its handle closed when it comes back', async () => {
  const { queue, api, timers, spooler } = makeRig();
  api.hang('writePrinter');
  const submitted = spooler.submit(job);
  await timers.advance(limitMs + 1_000);
  expect(await submitted).toMatchObject({ ok: false, error: { kind: 'no-answer', mayExist: false } });
  expect(queue.jobs()).toEqual([]);
  expect(api.openHandles()).toBe(1);
  api.release();
  await settle();
  expect(api.openHandles()).toBe(0);
  expect(queue.jobs()).toEqual([]);
});

test('an EndDocPrinter that hangs leaves it open whether there is a job', async () => {
  const { api, timers, spooler } = makeRig();
  api.refuse('setJob', 5);
  api.hang('endDocPrinter');
  const submitted = spooler.submit(job);
  await timers.advance(limitMs + 1_000);
  expect(await submitted).toMatchObject({ ok: false, error: { mayExist: true } });
});

test('a spooler that answers nothing at all costs the limit and no handle', async () => {
  const { api, timers, spooler } = makeRig();
  api.hang('openPrinter');
  const looked = spooler.look();
  await timers.advance(limitMs);
  expect(await looked).toMatchObject({ ok: false, error: { kind: 'no-answer' } });
  api.release();
  await settle();
  expect(api.openHandles()).toBe(0);
  expect(timers.pending()).toBe(0);
});

test('a job is paused before it is deleted, so that it cannot begin in between', async () => {
  const { queue, api, spooler } = makeRig();
  queue.stop();
  const submitted = await spooler.submit(job);
  if (!submitted.ok) throw new Error(submitted.error.detail);
  const getJob = api.getJob.bind(api);
  api.getJob = (printer, id) => {
    // The queue runs again at the worst moment.
    queue.resume();
    return getJob(printer, id);
  };
  expect(await spooler.withdraw(submitted.value)).toMatchObject({
    ok: true,
    value: { state: 'cancelled', begun: false },
  });
  await queue.atRest();
  expect(queue.arrived()).toEqual([]);
});

test('a job that cannot be paused counts as begun', async () => {
  const { queue, api, spooler } = makeRig();
  queue.stop();
  const submitted = await spooler.submit(job);
  if (!submitted.ok) throw new Error(submitted.error.detail);
  const setJob = api.setJob.bind(api);
  api.setJob = (printer, id, command) =>
    command === 1 ? Promise.resolve({ ok: false, error: 5 }) : setJob(printer, id, command);
  expect(await spooler.withdraw(submitted.value)).toMatchObject({
    ok: true,
    value: { state: 'cancelled', begun: true },
  });
});

test('a deleted job that hangs at its port is waited for a while and said to be still there', async () => {
  const { queue, api, timers, spooler } = makeRig();
  api.keepsDeleting(true);
  queue.unplug();
  const submitted = await spooler.submit(job);
  if (!submitted.ok) throw new Error(submitted.error.detail);
  await settle();
  const withdrawn = spooler.withdraw(submitted.value);
  await timers.advance(3_000);
  expect(await withdrawn).toMatchObject({ ok: true, value: { state: 'processing', begun: true } });
  expect(await spooler.unfinished(name)).toEqual({ ok: true, value: [submitted.value] });
});

test('a job that came through vanishes, and one nobody knows is gone', async () => {
  const { queue, spooler } = makeRig();
  const submitted = await spooler.submit(job);
  if (!submitted.ok) throw new Error(submitted.error.detail);
  await queue.atRest();
  expect(await spooler.jobState(submitted.value)).toMatchObject({ ok: true, value: { state: 'completed' } });
  expect(await spooler.withdraw(submitted.value)).toMatchObject({ ok: true, value: { state: 'completed' } });
  expect(await spooler.jobState(7)).toMatchObject({ ok: true, value: { state: 'gone', begun: true } });
});

test('what Windows refuses with is named', async () => {
  const { api, timers, spooler } = makeRig('XPS_PASS');
  expect(await spooler.submit(job)).toMatchObject({ ok: false, error: { kind: 'refused', mayExist: false } });
  api.refuse('openPrinter', 5);
  expect(await spooler.look()).toMatchObject({ ok: false, error: { kind: 'denied' } });
  api.refuse('enumPrinters', 1_722);
  expect(await listWinspoolQueues(api, timers)).toMatchObject({
    ok: false,
    error: { kind: 'unreachable', detail: 'the print spooler service is not running (Windows error 1722)' },
  });
  const other = createWinspoolSpooler({ queue: 'other', datatype: 'RAW', api: makeRig().api, timers });
  expect(await other.look()).toMatchObject({ ok: false, error: { kind: 'no-such-queue' } });
});

test('the queues of the machine are listed by name', async () => {
  const { api, timers } = makeRig();
  expect(await listWinspoolQueues(api, timers)).toEqual({
    ok: true,
    value: [
      { queue: 'XP-420B', label: '' },
      { queue: '\\\\server\\office', label: '' },
    ],
  });
});
