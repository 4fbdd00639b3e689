import { err, ok, type Result } from '../kernel/result.ts';
import { decodeBase45, encodeBase45 } from './base45.ts';
import { readUint32 } from './bytes.ts';
import { readSign1, type Sign1 } from './cose.ts';
import { decodePass, type Pass } from './pass.ts';

const prefix = 'VP1:';
/** Far above any pass of ours (about 270); a longer text is not worth looking at. */
const longestText = 512;
const periodBytes = 4;
export const liveCodeBytes = 8;

/** A pass as read from a code. Nothing here is proven: see `provePass`. */
export interface PassCode extends Sign1 {
  /** What the code claims; true only when the signature is. */
  readonly claimed: Pass;
  /** The signed part, which stays the same while the phone's part rotates. */
  readonly body: Uint8Array;
  /** The rotating part; absent from a static code. */
  readonly live?: { readonly period: number; readonly code: Uint8Array };
}

/** Whether a scanned text means to be a pass, however damaged; everything else is for others to read. */
export const looksLikePass = (text: string): boolean =>
  upright(text.slice(0, longestText)).startsWith(prefix);

/** Takes a text from a scanner apart. Forgives what keyboards and wedges add: blanks around it, case, full-width forms. */
export function readPass(text: string): Result<PassCode, 'not-a-pass'> {
  if (text.length > longestText) return err('not-a-pass');
  const plain = upright(text);
  if (!plain.startsWith(prefix)) return err('not-a-pass');
  const bytes = decodeBase45(plain.slice(prefix.length));
  const found = bytes && readSign1(bytes);
  if (!found) return err('not-a-pass');
  const { message, rest } = found;
  const claimed = decodePass(message.payload);
  if (!claimed) return err('not-a-pass');
  const code = { ...message, claimed, body: bytes.subarray(0, bytes.length - rest.length) };
  if (rest.length === 0) return ok(code);
  if (rest.length !== periodBytes + liveCodeBytes) return err('not-a-pass');
  return ok({ ...code, live: { period: readUint32(rest), code: rest.subarray(periodBytes) } });
}

const upright = (text: string): string => text.normalize('NFKC').trim().toUpperCase();

/** The text of a code with these bytes. */
export function passText(bytes: Uint8Array): string {
  return prefix + encodeBase45(bytes);
}
