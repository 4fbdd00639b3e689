import { z } from 'zod';

// What the kiosk and its helper say to each other: one JSON object a line, requests one way, answers the other. Both ends
// check every line, for between them runs a program from outside that may write where it should not.

const path = z.string().min(1).max(1_024);
const portNumber = z.int().min(1).max(65_535);

/** How a vendor's portrait decoder is called. */
const decoderCall = z.discriminatedUnion('kind', [
  /** `GetBmp(path, interface)`: WltRS and those that imitate it. Reads a .wlt file, writes a .bmp file beside it. */
  z.strictObject({
    kind: z.literal('get-bmp'),
    /** The decoder asks the reader's security module, and wants to know how that is wired. */
    wiring: z.enum(['serial', 'usb']),
    /** A private folder for the two files. */
    folder: path,
  }),
  /** `unpack(in, out, licence)`, in memory. Vendors give out licences by number; 602, 708 and 752 were seen. */
  z.strictObject({ kind: z.literal('unpack'), licence: z.int().min(0).max(0x7fff_ffff) }),
]);
export type DecoderCall = z.output<typeof decoderCall>;

const act = <T extends string, S extends z.ZodRawShape>(name: T, shape: S) =>
  z.strictObject({ id: z.int().min(0), do: z.literal(name), ...shape });

const request = z.discriminatedUnion('do', [
  /** Answered with the helper's platform, processor and version. */
  act('hello', {}),
  act('load', { library: path }),
  act('load-decoder', { library: path, call: decoderCall }),
  act('open', { port: portNumber }),
  act('sam-id', {}),
  act('find', {}),
  act('select', {}),
  act('read', {}),
  /** `wlt`: the portrait as it is on the card, in base64. */
  act('decode', { wlt: z.base64().max(4_096) }),
  act('close', {}),
]);
export type NumberedRequest = z.output<typeof request>;

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;
export type HelperRequest = Unnumbered<NumberedRequest>;

/** What one call can bring: a picture of 102 by 126 dots is at most 51,462 bytes, as a BMP of 32 bits. */
export const longestPartBytes = 65_536;
const longestProblem = 200;

const answer = z.union([
  /** What the library returned (0 where none was called) and what it wrote, in the order of its parameters. */
  z.strictObject({
    id: z.int().min(0),
    status: z.int(),
    parts: z.array(z.base64().max(Math.ceil(longestPartBytes / 3) * 4)).max(3),
  }),
  /** It could not even be called. */
  z.strictObject({ id: z.int().min(0), problem: z.string().max(longestProblem) }),
]);

export type HelperAnswer =
  { readonly status: number; readonly parts: readonly Uint8Array[] } | { readonly problem: string };

export const longestRequestBytes = 16_384;
export const longestAnswerBytes = 2 * longestPartBytes;

export const encodeRequest = (id: number, asked: HelperRequest): Uint8Array => lineOf({ id, ...asked });

/** @returns `undefined` for anything that is no request */
export function decodeRequest(line: string): NumberedRequest | undefined {
  return request.safeParse(jsonOf(line)).data;
}

export function encodeAnswer(id: number, given: HelperAnswer): Uint8Array {
  if ('problem' in given) return lineOf({ id, problem: given.problem.slice(0, longestProblem) });
  return lineOf({ id, status: given.status, parts: given.parts.map((part) => toBase64(part)) });
}

/** @returns `undefined` for anything that is no answer */
export function decodeAnswer(line: string): (HelperAnswer & { readonly id: number }) | undefined {
  const given = answer.safeParse(jsonOf(line)).data;
  if (!given || 'problem' in given) return given;
  return { ...given, parts: given.parts.map((part) => fromBase64(part)) };
}

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
export const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

const lineOf = (value: object): Uint8Array => Buffer.from(`${JSON.stringify(value)}\n`, 'utf8');

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
