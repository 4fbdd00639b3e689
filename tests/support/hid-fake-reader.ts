import type { ByteStream } from '../../main/devices/transport/byte-stream.ts';
import { createLink } from '../../main/devices/transport/link.ts';
import { linkFault } from '../../main/devices/transport/link-fault.ts';
import type { FakeHid } from './hid-fake.ts';

// What the firmware of a HID reader holds in its hand: the bytes out of the reports, and into them.

/** A reader that puts the bytes into 64-byte reports as they are and fills the last one with zeros. */
export function plainFarEnd(hid: FakeHid): ByteStream {
  const link = createLink(
    {
      write(bytes, done) {
        for (let at = 0; at < bytes.length; at += 64) {
          const report = Buffer.alloc(64);
          Buffer.from(bytes).copy(report, 0, at, at + 64);
          hid.input(report);
        }
        done();
      },
      close: () => Promise.resolve(),
    },
    linkFault,
  );
  hid.onOutput((report) => link.received(report));
  return link.stream;
}

/**
 * A reader of the one documented scheme: byte 0 is the length, 63 at most; a full report may have a next part, which
 * is sent only when the other side has answered FF.
 */
export function inTurnsFarEnd(hid: FakeHid): ByteStream {
  let parts: Buffer[] = [];
  let mayGoOn = true;

  const sendNext = (): void => {
    const part = mayGoOn ? parts.shift() : undefined;
    if (!part) return;
    mayGoOn = part.length < 63;
    const report = Buffer.alloc(64);
    report[0] = part.length;
    part.copy(report, 1);
    hid.input(report);
    sendNext();
  };

  const link = createLink(
    {
      write(bytes, done) {
        for (let at = 0; at < bytes.length; at += 63) parts.push(Buffer.from(bytes.subarray(at, at + 63)));
        // Firmware has little memory: what nobody fetches is lost.
        parts = parts.slice(0, 64);
        sendNext();
        done();
      },
      close: () => Promise.resolve(),
    },
    linkFault,
  );

  hid.onOutput((report) => {
    const [first = 0] = report;
    if (first === 0xff) {
      mayGoOn = true;
      sendNext();
    } else if (first <= 63) {
      // A new question ends what was left of the last answer.
      if (parts.length > 0) parts = [];
      mayGoOn = true;
      if (first === 63) hid.input(Buffer.from([0xff]));
      link.received(report.slice(1, 1 + first));
    }
  });
  return link.stream;
}
