import { seconds } from '../../../domain/kernel/time.ts';
import type { ByteStream, LinkFault } from './byte-stream.ts';
import type { HidAccess } from './hid-access.ts';
import { payloadBytes } from './hid-profile.ts';
import type { HidProfile } from './hid-profile.ts';
import { decodeReport, encodeControl, encodeReports } from './hid-reports.ts';
import { createLink } from './link.ts';
import { linkFault } from './link-fault.ts';
import { tooLate, within } from './time-limit.ts';
import type { Timers } from './timers.ts';

/** A report is taken within milliseconds; Linux gives up a device that does not take one after five seconds. */
export const hidWriteLimitMs = seconds(3);
/** The library closes only after a write that hangs; nobody else waits that long. */
const closeLimitMs = seconds(1);

/** Opens one device and carries a stream of bytes over its reports. Rejects with what the system says. */
export async function openHidLink(
  access: HidAccess,
  path: string,
  profile: HidProfile,
  timers: Timers,
): Promise<ByteStream> {
  const { acknowledge } = profile;
  let sending: Promise<void> = Promise.resolve();
  let onAcknowledged: (() => void) | undefined;
  let isAnswering = false;

  const writeReport = async (report: Uint8Array): Promise<void> => {
    const handle = await opening;
    const written = await within(handle.write(report), hidWriteLimitMs, timers);
    if (written === tooLate) throw new Error('the device does not take a report');
  };

  const send = async (message: Uint8Array): Promise<void> => {
    const reports = encodeReports(message, profile);
    for (const [index, report] of reports.entries()) {
      const isLast = index === reports.length - 1;
      // Listened for before the report goes out: the answer may be quicker than the library.
      const turn = new Promise<void>((resolve) => {
        onAcknowledged = resolve;
      });
      await writeReport(report);
      if (isLast || !acknowledge) continue;
      const answered = await within(turn, acknowledge.waitMs, timers);
      if (answered === tooLate) throw new Error('the device does not ask for the next part');
    }
  };

  /** One at a time: a device that sends without end and takes nothing must not pile up answers. */
  const answer = async (byte: number): Promise<void> => {
    if (isAnswering) return;
    isAnswering = true;
    // A device that is gone is reported by reading.
    await writeReport(encodeControl(byte, profile)).catch(() => {});
    isAnswering = false;
  };

  const received = (input: Uint8Array): void => {
    const report = decodeReport(input, profile);
    if (report.type === 'control' && report.byte === acknowledge?.byte) onAcknowledged?.();
    if (report.type !== 'data') return;
    if (acknowledge?.answerFullReports && report.bytes.length === payloadBytes(profile)) {
      void answer(acknowledge.byte);
    }
    link.received(report.bytes);
  };

  const close = async (): Promise<void> => {
    // Closing a device that is gone may fail, and leaves nothing behind all the same.
    const closed = opening.then((handle) => handle.close()).catch(() => {});
    await within(closed, closeLimitMs, timers);
  };

  const link = createLink(
    {
      write(message, done) {
        sending = sending.then(() => send(message)).then(() => done(), done);
      },
      close,
    },
    hidFault,
  );
  const opening = access.open(path, {
    report: received,
    failed: (reason) => link.lost(hidFault(reason)),
  });
  await opening;
  return link.stream;
}

/** hidapi's words, which on Windows differ from those of `link-fault.ts`; some reasons come as bare text. */
export function hidFault(reason: unknown): LinkFault {
  const { kind, detail } = linkFault(reason);
  if (/used by another process/i.test(detail)) return { kind: 'busy', detail };
  if (/access is denied|permission denied/i.test(detail)) {
    return { kind: 'denied', detail: `not permitted, see docs/devices/usb-and-hid.md: ${detail}` };
  }
  return { kind, detail };
}
