/**
 * How a vendor puts a stream of bytes into HID reports. There is no standard for it and hardly any documentation, so
 * all of it is data: a technician can describe a reader nobody has met yet in the configuration.
 */
export interface HidProfile {
  /** Bytes of one report, without the report's number: 1 to 1,024, nearly always 64. */
  readonly reportBytes: number;
  /** The number of the reports that carry the bytes, 1 to 255; 0 or missing where the device numbers none. */
  readonly reportId?: number | undefined;
  /** `first-byte`: a report begins with the count of the bytes that count. `none`: all of them do. */
  readonly lengthPrefix: 'none' | 'first-byte';
  /** Bytes of the stream in one report, where it does not use all the room it has. */
  readonly maxPayload?: number | undefined;
  /** Fills the rest of a report that is sent, 0 to 255; 0 when missing. */
  readonly padding?: number | undefined;
  /** An input report whose first byte is above this is not a length but a control byte. For `first-byte` only. */
  readonly controlFirstBytesAbove?: number | undefined;
  /** Messages longer than one report are sent in turns. Needs control bytes. */
  readonly acknowledge?: HidAcknowledge | undefined;
}

export interface HidAcknowledge {
  /** The control byte that says "received, send the next part". */
  readonly byte: number;
  /** How long the device may take to say it, in milliseconds. */
  readonly waitMs: number;
  /** Whether the host says it too, after each full input report: the device waits with the rest of its answer. */
  readonly answerFullReports: boolean;
}

export const hidProfiles = {
  /** The bytes as they are, 64 at a time. The likeliest for a reader without documentation. */
  'plain-64': { reportBytes: 64, lengthPrefix: 'none' },
  /** The one scheme found in public (DERK modules): length first, 255 acknowledges. */
  'length-prefix-64': {
    reportBytes: 64,
    lengthPrefix: 'first-byte',
    controlFirstBytesAbove: 63,
    acknowledge: { byte: 0xff, waitMs: 500, answerFullReports: true },
  },
} as const satisfies Record<string, HidProfile>;

export type HidProfileName = keyof typeof hidProfiles;

/** How many bytes of the stream one report carries. */
export function payloadBytes({ reportBytes, lengthPrefix, maxPayload = Infinity }: HidProfile): number {
  return Math.min(maxPayload, lengthPrefix === 'none' ? reportBytes : Math.min(reportBytes - 1, 0xff));
}

/** Why a profile makes no sense, in English; `undefined` when it does. */
export function hidProfileProblem(profile: HidProfile): string | undefined {
  const { reportBytes, reportId = 0, lengthPrefix, maxPayload = 1, padding = 0, acknowledge } = profile;
  const { controlFirstBytesAbove = 0xff } = profile;
  const isWithin = (value: number, min: number, max: number): boolean =>
    Number.isInteger(value) && value >= min && value <= max;
  if (!isWithin(reportBytes, lengthPrefix === 'none' ? 1 : 2, 1_024)) return 'reportBytes must be 1 to 1024';
  if (!isWithin(reportId, 0, 0xff)) return 'reportId must be 0 to 255';
  if (!isWithin(maxPayload, 1, reportBytes)) return 'maxPayload must be 1 to reportBytes';
  if (!isWithin(padding, 0, 0xff)) return 'padding must be 0 to 255';
  if (lengthPrefix === 'none') return acknowledge && 'acknowledge needs a length prefix';
  if (!isWithin(controlFirstBytesAbove, payloadBytes(profile), 0xff)) {
    return 'controlFirstBytesAbove must not be below a length that can be';
  }
  const { byte = 0xff } = acknowledge ?? {};
  return acknowledge && !isWithin(byte, controlFirstBytesAbove + 1, 0xff)
    ? 'acknowledge.byte must be a control byte'
    : undefined;
}
