import { seconds } from '../../../domain/kernel/time.ts';

/** Every delay of the label printer, in milliseconds. Configuration may replace any of them. */
export interface PrinterTimings {
  readonly openMs: number;
  readonly statusReplyMs: number;
  readonly sideStatusMs: number;
  readonly sendMs: number;
  readonly busyMs: number;
  readonly pollMs: number;
  readonly startMs: number;
  readonly silenceMs: number;
  readonly finishMs: number;
  readonly calibrateMs: number;
  readonly closeGraceMs: number;
  readonly watchMs: number;
  readonly troubleWatchMs: number;
}

export const defaultPrinterTimings: PrinterTimings = {
  // Longer than any transport's own limit, which knows better words for what is wrong.
  openMs: seconds(6),
  // For one question. The manuals say "at once"; half a second covers Wi-Fi, and it is all that a mute clone costs.
  statusReplyMs: 500,
  // For a state that comes another way than the link: a network printer's SNMP, with its own repetitions.
  sideStatusMs: seconds(3),
  // A 32 kB label takes under a second; longer means that the printer stopped reading (paper out, cover open).
  sendMs: seconds(10),
  // Somebody else's label, or our last one: wait for it rather than push in behind it.
  busyMs: seconds(5),
  // Between two looks at a label under way. Short, because the fastest label is done in under half a second.
  pollMs: 60,
  // Some firmwares show "printing" only after the picture is unpacked. Not by now: it never will.
  startMs: seconds(4),
  // It did answer and now it does not: a firmware that is deaf while the motor runs gets this long.
  silenceMs: seconds(3),
  // A badge takes one to two seconds; a hot head or a cutter may stretch that.
  finishMs: seconds(15),
  // A calibration feeds a few labels. Asked sooner, a printer may not yet know that it is busy.
  calibrateMs: seconds(2),
  // Time for the printer to close its side. A connection torn down blocks some units for half a minute.
  closeGraceMs: seconds(2),
  // One short connection each: single-client ports stay free for others, and nothing idles on them.
  watchMs: seconds(10),
  // While somebody is likely standing there with the cover open.
  troubleWatchMs: seconds(2),
};
