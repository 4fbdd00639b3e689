import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CodeScanner, CodeScannerEvent } from '../../../main/devices/code-scanner/port.ts';

/** A scanner to be judged and the hand that holds codes before it. */
export interface CodeScannerRig {
  readonly scanner: CodeScanner;
  /** Resolves when what is scanned will be heard. */
  whenHeard(): Promise<void>;
  scan(text: string): void;
  sendBytes(bytes: Uint8Array): void;
  /** Begins to send a code and stops in the middle. */
  half(text: string): void;
  unplug(): Promise<void>;
  plug(): Promise<void>;
  /** Stops the scanner and whatever stands behind it. */
  close(): Promise<void>;
}

const fullest = '9'.repeat(2_953);

/** What every code scanner must do. */
export function codeScannerContract(name: string, makeRig: () => Promise<CodeScannerRig>): void {
  describe(name, () => {
    let rig: CodeScannerRig;
    const events: CodeScannerEvent[] = [];
    const waiting = new Set<() => void>();

    beforeEach(async () => {
      events.length = 0;
      rig = await makeRig();
      rig.scanner.onEvent((event) => {
        events.push(event);
        for (const look of [...waiting]) look();
      });
      rig.scanner.start();
    });
    afterEach(() => rig.close());

    const until = (isSo: () => boolean): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!isSo()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      });
    const codes = () => events.flatMap((event) => (event.type === 'code' ? [event.text] : []));
    const health = () => events.flatMap((event) => (event.type === 'health' ? [event.health] : []));
    const ready = async () => {
      await until(() => health().at(-1) === 'ready');
      await rig.whenHeard();
    };

    test('codes arrive whole, in order, in any script', async () => {
      await ready();
      const texts = ['YB1.17.kx0', '迎宾 测试 𠅤', 'https://example.test/p?x=1&y=2', fullest];
      texts.forEach(rig.scan);
      await until(() => codes().length === texts.length);
      expect(codes()).toEqual(texts);
    });

    test('a code held before the scanner counts once', async () => {
      await ready();
      rig.scan('SAME');
      rig.scan('SAME');
      rig.scan('END');
      await until(() => codes().includes('END'));
      expect(codes()).toEqual(['SAME', 'END']);
    });

    test('noise between codes costs no code', async () => {
      await ready();
      rig.scan('BEFORE');
      rig.sendBytes(Uint8Array.of(0xff, 0xc0, 0x80, 0xfe, 0x0d));
      rig.sendBytes(Buffer.from(`${'x'.repeat(5_000)}\r\n`));
      rig.scan('AFTER');
      await until(() => codes().includes('AFTER'));
      expect(codes()).toEqual(['BEFORE', 'AFTER']);
    });

    test('unplugged and plugged again, it reads on by itself', async () => {
      await ready();
      rig.half('HALF');
      await rig.unplug();
      await until(() => health().at(-1) === 'absent');
      await rig.plug();
      await ready();
      rig.scan('WHOLE');
      await until(() => codes().length > 0);
      expect(codes()).toEqual(['WHOLE']);
      expect(health()).toEqual(['connecting', 'ready', 'absent', 'ready']);
    });

    test('absent at first, it is found when it comes', async () => {
      await rig.scanner.stop();
      await rig.unplug();
      events.length = 0;
      rig.scanner.start();
      await until(() => health().at(-1) === 'absent');
      await rig.plug();
      await ready();
      rig.scan('HERE');
      await until(() => codes().length > 0);
      expect(codes()).toEqual(['HERE']);
    });

    test('stopped, it is silent', async () => {
      await ready();
      await rig.scanner.stop();
      const before = events.length;
      rig.scan('NOBODY LISTENS');
      await rig.unplug();
      expect(events.length).toBe(before);
    });
  });
}
