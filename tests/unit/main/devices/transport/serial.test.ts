import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ByteStream } from '../../../../../main/devices/transport/byte-stream.ts';
import { createSerialTransport } from '../../../../../main/devices/transport/serial.ts';
import { createPtyPair, hasSocat } from '../../../../support/pty-pair.ts';
import type { PtyPair } from '../../../../support/pty-pair.ts';

const baudRate = 115_200;

test('a port that is not there is named so', async () => {
  const transport = createSerialTransport({ path: '/dev/yingbin-no-such-port', baudRate });
  expect(transport.name).toBe('serial /dev/yingbin-no-such-port 115200');
  expect(await transport.open()).toMatchObject({ ok: false, error: { kind: 'no-such-port' } });
});

describe.skipIf(!hasSocat)('over a pseudo-terminal (skipped without socat)', () => {
  let cable: PtyPair;
  beforeEach(async () => {
    cable = await createPtyPair();
  });
  afterEach(() => cable.remove());

  const open = async (path: string): Promise<ByteStream> => {
    const opened = await createSerialTransport({ path, baudRate }).open();
    if (!opened.ok) throw new Error(opened.error.detail);
    return opened.value;
  };

  test('every byte value passes unchanged', async () => {
    const [near, far] = [await open(cable.a), await open(cable.b)];
    const all = Uint8Array.from({ length: 256 }, (_, value) => value);
    const heard: number[] = [];
    const complete = new Promise<void>((resolve) => {
      far.onData((bytes) => {
        heard.push(...bytes);
        if (heard.length >= all.length) resolve();
      });
    });
    expect(await near.write(all)).toMatchObject({ ok: true });
    await complete;
    expect(heard).toEqual([...all]);
    await Promise.all([near.close(), far.close()]);
  });

  test('a port in use is busy, and free again after closing', async () => {
    const first = await open(cable.a);
    const second = await createSerialTransport({ path: cable.a, baudRate }).open();
    expect(second).toMatchObject({ ok: false, error: { kind: 'busy' } });
    await first.close();
    await (await open(cable.a)).close();
  });

  test('a pulled cable is a loss, and the same name opens again when it is back', async () => {
    const near = await open(cable.a);
    const lost = new Promise((resolve) => near.onLost(resolve));
    await cable.cut();
    expect(await lost).toMatchObject({ kind: 'lost' });
    expect(await near.write(Uint8Array.of(1))).toMatchObject({ ok: false });
    await near.close();
    await cable.join();
    await (await open(cable.a)).close();
  });
});
