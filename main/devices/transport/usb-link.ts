import { seconds } from '../../../domain/kernel/time.ts';
import type { ByteStream } from './byte-stream.ts';
import { createLink } from './link.ts';
import { createPauses } from './pauses.ts';
import { tooLate, within } from './time-limit.ts';
import type { Timers } from './timers.ts';
import type { UsbEndpoint, UsbHandle } from './usb-access.ts';
import { usbFault } from './usb-fault.ts';
import { createPacketSource, createSingleLayout, receiveMs, transferGraceMs } from './usb-io.ts';
import type { ChosenPipes } from './usb-pipes.ts';
import { createSplitLayout } from './usb-split.ts';

/** A piece is taken in milliseconds; a printer that is out of paper takes none until somebody comes. */
export const sendLimitMs = seconds(10);
/** Long jobs go out in pieces, so that the limit is for standing still and not for being slow. */
const pieceBytes = 16_384;
const closeLimitMs = seconds(1);

/** Carries a stream of bytes over pipes that are claimed already, and owns the handle from now on. */
export function openUsbLink(handle: UsbHandle, pipes: ChosenPipes['pipes'], timers: Timers): ByteStream {
  const pauses = createPauses(timers);
  let isOpen = true;
  let sending: Promise<void> = Promise.resolve();

  const put = async (endpoint: UsbEndpoint, bytes: Uint8Array): Promise<void> => {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      if (!isOpen) throw new Error('closed in the middle of a message');
      const piece = bytes.subarray(at, at + pieceBytes);
      const sent = await within(
        handle.send(endpoint, piece, sendLimitMs),
        sendLimitMs + transferGraceMs,
        timers,
      );
      if (sent === tooLate) throw new Error('timed out: a transfer does not end');
    }
  };

  const close = async (): Promise<void> => {
    isOpen = false;
    pauses.wakeForGood();
    // The handle must not be closed under a transfer. A device that is gone may refuse to be closed: no matter.
    await within(Promise.all([reading, sending]), receiveMs + closeLimitMs, timers);
    await within(
      handle.close().catch(() => {}),
      closeLimitMs,
      timers,
    );
  };

  const link = createLink(
    {
      write(bytes, done) {
        sending = sending.then(() => layout.send(bytes)).then(() => done(), done);
      },
      close,
    },
    usbFault,
  );
  const io = {
    next: createPacketSource(handle, timers, pauses),
    put,
    isOpen: () => isOpen,
    received: link.received,
  };
  const layout =
    pipes.type === 'split' ? createSplitLayout(io, pipes, timers) : createSingleLayout(io, pipes);
  const reading = layout.read().catch((error: unknown) => link.lost(usbFault(error)));
  return link.stream;
}
