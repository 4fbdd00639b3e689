import { seconds } from '../../../domain/kernel/time.ts';
import type { ByteStream } from './byte-stream.ts';
import { createLink } from './link.ts';
import { createPauses } from './pauses.ts';
import { tooLate, within } from './time-limit.ts';
import type { Timers } from './timers.ts';
import type { UsbEndpoint, UsbHandle } from './usb-access.ts';
import { usbFault } from './usb-fault.ts';
import type { UsbPipes } from './usb-pipes.ts';
import { createPacketSource, createSingleReader, receiveMs, transferGraceMs } from './usb-reading.ts';
import type { PipeReader } from './usb-reading.ts';
import { createSplitReader, emptyingLimitMs } from './usb-split.ts';
import type { MessageHeader } from './usb-split.ts';

/** A piece is taken in milliseconds; a printer that is out of paper takes none until somebody comes. */
export const sendLimitMs = seconds(10);
/** Long jobs go out in pieces, so that the limit is for standing still and not for being slow. */
const pieceBytes = 16_384;
const closeLimitMs = seconds(1);
/** Long enough for an answer under way to be given up and the pipes to be emptied. */
const readyLimitMs = receiveMs + emptyingLimitMs;

/** Carries a stream of bytes over pipes that are claimed already, and owns the handle from now on. */
export function openUsbLink(
  handle: UsbHandle,
  pipes: UsbPipes,
  header: MessageHeader | undefined,
  timers: Timers,
): ByteStream {
  const pauses = createPauses(timers);
  let isOpen = true;
  let sending: Promise<void> = Promise.resolve();

  const sendTo = async (endpoint: UsbEndpoint, bytes: Uint8Array): Promise<void> => {
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

  const send = async (message: Uint8Array): Promise<void> => {
    if (pipes.type === 'single') return sendTo(pipes.out, message);
    const cut = header?.bytes ?? 0;
    await within(reader?.ready() ?? Promise.resolve(), readyLimitMs, timers);
    await sendTo(pipes.outHeader, message.subarray(0, cut));
    await sendTo(pipes.outRest, message.subarray(cut));
  };

  const createReader = (): PipeReader | undefined => {
    const next = createPacketSource(handle, timers, pauses);
    const from = { next, isOpen: () => isOpen, received: link.received };
    if (pipes.type === 'split') return header && createSplitReader(from, pipes, header, timers);
    return pipes.in && createSingleReader(from, pipes.in);
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
        sending = sending.then(() => send(bytes)).then(() => done(), done);
      },
      close,
    },
    usbFault,
  );
  const reader = createReader();
  const reading = reader?.run().catch((error: unknown) => link.lost(usbFault(error)));
  return link.stream;
}
