import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PrinterHealth } from '../../../domain/visit/status.ts';
import type { Bitmap, LabelPrinter, PrintOutcome } from '../../../main/devices/label-printer/port.ts';
import { createSpooledPrinter } from '../../../main/devices/label-printer/spooled-driver.ts';
import type { SpooledPrinterOptions } from '../../../main/devices/label-printer/spooled-driver.ts';
import { tsplLanguage } from '../../../main/devices/label-printer/tspl/language.ts';
import type { Spooler } from '../../../main/devices/transport/spooler/port.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { createFakeQueue } from '../../support/spool/fake-queue.ts';
import type { FakeQueue } from '../../support/spool/fake-queue.ts';

/** One print spooler of a kind over a queue of ours, and what may happen to its service. */
export interface SpoolerRig {
  readonly spooler: Spooler;
  /** The service goes away, with the jobs it has, and comes back with them. */
  stopService(): Promise<void>;
  startService(): Promise<void>;
  /** The next job is taken, and nobody hears of it. Absent where job and answer are one call. */
  loseSubmitAnswer?(): void;
  close(): Promise<void>;
}

const media = { widthMm: 40, heightMm: 30, gapMm: 2, dpi: 203 };
const language = tsplLanguage();
const flushBytes = language.flush(media);
const jobName = 'yingbin kiosk-1';
/** The life of a job that is meant to reach its end. */
const jobLifeMs = 300;

/**
 * What a printer behind any spooler must do: a label comes out at most once, `failed` means that it never will, and
 * nothing comes out after its life.
 */
export function spooledContract(
  name: string,
  makeRig: (queue: FakeQueue) => Promise<SpoolerRig>,
  { losesAnswers }: { readonly losesAnswers: boolean },
): void {
  describe(name, () => {
    let queue: FakeQueue;
    let rig: SpoolerRig;
    let printer: LabelPrinter;
    let healths: PrinterHealth[];
    let changed: () => void;

    const makePrinter = (options: Partial<SpooledPrinterOptions> = {}): LabelPrinter =>
      createSpooledPrinter({
        spooler: rig.spooler,
        language,
        media,
        timers: realTimers,
        // Quick, so that nobody waits; what happens when is decided by the queue, not by the clock.
        timings: { pollMs: 5, watchMs: 20, troubleWatchMs: 20 },
        jobName,
        jobLifeMs: 20_000,
        countsAsPrinted: 'never',
        ...options,
      });
    const use = (made: LabelPrinter): void => {
      printer = made;
      healths = [];
      printer.onState(({ health }) => {
        healths.push(health);
        changed();
      });
      printer.start();
    };
    const until = (health: PrinterHealth): Promise<void> =>
      new Promise((resolve) => {
        changed = () => {
          if (healths.at(-1) === health) resolve();
        };
        changed();
      });

    beforeEach(async () => {
      changed = () => {};
      queue = createFakeQueue();
      rig = await makeRig(queue);
    });
    afterEach(async () => {
      await printer.stop();
      await rig.close();
    });

    const picture = (seed: number): Bitmap => ({
      widthDots: 320,
      heightDots: 240,
      bytes: Uint8Array.from({ length: 9_600 }, (_, i) => (i % 7 === seed % 7 ? 0xff : 0)),
    });
    const labelBytes = (seed: number): Buffer => {
      const encoded = language.encode(picture(seed), media);
      if (!encoded.ok) throw new Error(encoded.error.detail);
      return Buffer.concat([encoded.value.picture, encoded.value.fire]);
    };
    /** Which labels reached the printer, in order; -1 for one nobody asked for. A flush before it counts with it. */
    const arrived = (): number[] =>
      queue.arrived().map((bytes) => {
        const label = Buffer.from(bytes);
        const bare = label.subarray(label.indexOf(flushBytes) === 0 ? flushBytes.length : 0);
        return [1, 2, 3, 4].find((seed) => labelBytes(seed).equals(bare)) ?? -1;
      });
    const print = (seed: number, onAccepted?: () => void): Promise<PrintOutcome> =>
      printer.print(picture(seed), onAccepted);
    /** Whatever the queue still has comes out now, if it ever will. */
    const letEverythingOut = async (): Promise<number[]> => {
      queue.plug();
      queue.paperOut(false);
      queue.resume();
      await queue.atRest();
      return arrived();
    };

    test('a label is accepted once, reaches the printer as it is, and is not called printed', async () => {
      use(makePrinter());
      await until('ready');
      let accepted = 0;
      expect(await print(1, () => (accepted += 1))).toMatchObject({ outcome: 'sent-unconfirmed' });
      expect(accepted).toBe(1);
      expect(arrived()).toEqual([1]);
    });

    test('where the site trusts its queue, handed over counts as printed', async () => {
      use(makePrinter({ countsAsPrinted: 'when-completed' }));
      expect(await print(1)).toEqual({ outcome: 'printed' });
      expect(arrived()).toEqual([1]);
    });

    test('labels go one by one, in order', async () => {
      use(makePrinter());
      const outcomes = await Promise.all([print(1), print(2), print(3)]);
      expect(outcomes).toEqual(Array(3).fill(expect.objectContaining({ outcome: 'sent-unconfirmed' })));
      expect(arrived()).toEqual([1, 2, 3]);
    });

    // Whoever used the printer last may have died in a picture. After a job that went through, nothing is feared.
    test('the first job begins by freeing the printer of half a job, the next does not', async () => {
      use(makePrinter());
      await Promise.all([print(1), print(2)]);
      expect(queue.arrived().map((bytes) => Buffer.from(bytes).indexOf(flushBytes))).toEqual([0, -1]);
    });

    test('half a label that may lie in the printer is moved out of the way of the next', async () => {
      const eject = Buffer.from('FORMFEED\r\n');
      use(makePrinter({ jobLifeMs, language: { ...language, eject } }));
      await print(1);
      queue.unplug();
      await print(2);
      queue.plug();
      await print(3);
      const last = Buffer.from(queue.arrived().at(-1) ?? []);
      expect(last.equals(Buffer.concat([flushBytes, eject, labelBytes(3)]))).toBe(true);
    });

    test('a stopped queue gets no job, then or later', async () => {
      use(makePrinter());
      queue.stop();
      expect(await print(1)).toMatchObject({ outcome: 'failed', problem: 'paused' });
      await until('paused');
      queue.resume();
      await until('ready');
      await print(2);
      expect(await letEverythingOut()).toEqual([2]);
      expect(queue.jobs()).toHaveLength(1);
    });

    test('a queue that knows of no paper gets no job', async () => {
      use(makePrinter());
      queue.paperOut(true);
      expect(await print(1)).toMatchObject({ outcome: 'failed', problem: 'out-of-labels' });
      expect(await letEverythingOut()).toEqual([]);
    });

    test('a queue stopped under a waiting job: taken back at the end of its life, and it never prints', async () => {
      use(makePrinter({ jobLifeMs }));
      queue.onceAdded(() => queue.stop());
      expect(await print(1)).toMatchObject({ outcome: 'failed', problem: 'interrupted' });
      expect(await letEverythingOut()).toEqual([]);
    });

    test('another job before it in the queue: taken back unbegun', async () => {
      use(makePrinter({ jobLifeMs }));
      queue.unplug();
      queue.add('somebody else', Uint8Array.of(1, 2, 3));
      expect(await print(1)).toMatchObject({ outcome: 'failed', problem: 'interrupted' });
      expect(await letEverythingOut()).toEqual([-1]);
    });

    test('a printer that is away: taken back at the end of its life, and it never prints', async () => {
      use(makePrinter({ jobLifeMs }));
      queue.unplug();
      expect(await print(1)).toMatchObject({ outcome: 'sent-unconfirmed' });
      expect(await letEverythingOut()).toEqual([]);
      expect(await print(2)).toMatchObject({ outcome: 'sent-unconfirmed' });
      expect(arrived()).toEqual([2]);
      // Half of the first label may have been in the printer.
      expect(Buffer.from(queue.arrived()[0] ?? []).indexOf(flushBytes)).toBe(0);
    });

    test('paper that runs out over a label is announced while the label waits', async () => {
      use(makePrinter());
      queue.onceAdded(() => queue.paperOut(true));
      const printed = print(1);
      await until('out-of-labels');
      queue.paperOut(false);
      expect(await printed).toMatchObject({ outcome: 'sent-unconfirmed' });
      expect(arrived()).toEqual([1]);
    });

    test('a spooler that is away: failed at once, and well again when it is back', async () => {
      use(makePrinter());
      await until('ready');
      await rig.stopService();
      expect(await print(1)).toMatchObject({ outcome: 'failed', problem: 'absent' });
      await until('absent');
      await rig.startService();
      await until('ready');
      expect(await print(2)).toMatchObject({ outcome: 'sent-unconfirmed' });
      expect(await letEverythingOut()).toEqual([2]);
    });

    // It cannot be taken back from a service that is not there; it must not be forgotten either.
    test('a spooler that goes away with a label and comes back: the label does not', async () => {
      use(makePrinter({ jobLifeMs }));
      queue.unplug();
      expect(await print(1, () => void rig.stopService())).toMatchObject({ outcome: 'sent-unconfirmed' });
      await rig.startService();
      await until('ready');
      expect(await print(2)).toMatchObject({ outcome: 'sent-unconfirmed' });
      expect(await letEverythingOut()).toEqual([]);
    });

    test('what a kiosk that died left in the queue is taken back; what others wait for stays', async () => {
      queue.stop();
      queue.add(jobName, labelBytes(3));
      queue.add('somebody else', labelBytes(4));
      queue.add(jobName, labelBytes(3));
      use(makePrinter());
      await until('paused');
      expect(await letEverythingOut()).toEqual([4]);
    });

    test('stopping takes the label under way back', async () => {
      use(makePrinter());
      queue.onceAdded(() => queue.stop());
      const first = print(1, () => void printer.stop());
      const second = print(2);
      expect(await first).toMatchObject({ outcome: 'failed', problem: 'interrupted' });
      expect(await second).toMatchObject({ outcome: 'failed', problem: 'interrupted' });
      expect(await print(3)).toMatchObject({ outcome: 'failed', problem: 'refused' });
      expect(await letEverythingOut()).toEqual([]);
    });

    test('a picture that is all black is refused before it reaches the queue', async () => {
      use(makePrinter());
      const black = { ...picture(1), bytes: new Uint8Array(9_600).fill(0xff) };
      expect(await printer.print(black)).toMatchObject({ outcome: 'failed', problem: 'refused' });
      expect(queue.jobs()).toEqual([]);
    });

    test('measuring the stock goes through the queue too, and says no more than it knows', async () => {
      use(makePrinter());
      expect(await printer.calibrate()).toBe('unknown');
      expect(queue.arrived()).toHaveLength(1);
      queue.stop();
      expect(await printer.calibrate()).toBe('paused');
    });

    if (!losesAnswers) return;

    test('an answer lost over a submission does not make a second label', async () => {
      use(makePrinter({ jobLifeMs }));
      await until('ready');
      rig.loseSubmitAnswer?.();
      expect(await print(1)).toMatchObject({ outcome: 'sent-unconfirmed' });
      expect(await letEverythingOut()).toEqual([1]);
      queue.unplug();
      rig.loseSubmitAnswer?.();
      expect(await print(2)).toMatchObject({ outcome: 'sent-unconfirmed' });
      expect(await letEverythingOut()).toEqual([1]);
    });
  });
}
