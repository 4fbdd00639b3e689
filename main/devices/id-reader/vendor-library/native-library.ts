import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { photoBytes, textBytes } from '../sam-layout.ts';
import { samStatus } from '../sam-protocol.ts';
import type { HelperAnswer } from './protocol.ts';

// Runs in the helper's library thread. Every call blocks that thread for as long as the vendor likes.

type Koffi = typeof import('koffi');
type NativeFunction = ReturnType<ReturnType<Koffi['load']>['func']>;

/** What a call returned and wrote. */
export type Outcome = Extract<HelperAnswer, { readonly status: number }>;

/** Declares one of a library's functions. All of them return an `int`. @throws when the library has none of that name */
export type Declare = (name: string, ...parameters: readonly string[]) => NativeFunction;

/**
 * Calls run on a stack of koffi's own, 2 MiB unless told otherwise. Picture decoders are known to lay their tables
 * there, and an overflow is a crash.
 */
const stackBytes = 8 * 1_024 * 1_024;

/** The interface is stdcall on Windows, and there is only one convention elsewhere. */
const convention = process.platform === 'win32' ? '__stdcall' : '__cdecl';

/** Loads a library into this process. @throws in the system's words when it cannot be loaded */
export function loadLibrary(path: string): Declare {
  koffi ??= findKoffi();
  const library = koffi.load(path);
  return (name, ...parameters) => library.func(convention, name, 'int', [...parameters]);
}

let koffi: Koffi | undefined;

/**
 * The product's own koffi, or one installed beside the Node that runs this helper: the product brings koffi's native
 * part only for its own processor, and a 32-bit helper needs another.
 */
function findKoffi(): Koffi {
  let firstError: unknown;
  for (const place of [import.meta.url, join(dirname(process.execPath), 'helper.js')]) {
    try {
      const found = createRequire(place)('koffi') as Koffi;
      found.config({ sync_stack_size: stackBytes });
      return found;
    } catch (error) {
      firstError ??= error;
    }
  }
  throw firstError;
}

/** The vendor's reader library, sdtapi or one with its interface, as far as a lobby needs it. */
export interface ReaderLibrary {
  open(port: number): Outcome;
  samId(): Outcome;
  find(): Outcome;
  select(): Outcome;
  /** Parts: text and portrait; empty where the library claims another length than the card has. */
  read(): Outcome;
  close(): Outcome;
}

/** Every buffer the library writes to. Some write more than they document, so this is far more than any needs. */
const roomBytes = 8_192;
const samIdBytes = 16;
const iinBytes = 4;
const snBytes = 8;

/** The last parameter of most functions: zero, because the port is open already. */
const portIsOpen = 0;

/**
 * @param declare names: the vendors' sdtapi.h. Fingerprints are never asked for (SDT_ReadBaseFPMsg), nor is the newest
 *   address (SDT_ReadNewAppMsg).
 * @throws when the library lacks a function
 */
export function bindReader(declare: Declare): ReaderLibrary {
  const openPort = declare('SDT_OpenPort', 'int');
  const closePort = declare('SDT_ClosePort', 'int');
  const getSamId = declare('SDT_GetSAMID', 'int', 'uint8_t *', 'int');
  const findCard = declare('SDT_StartFindIDCard', 'int', 'uint8_t *', 'int');
  const selectCard = declare('SDT_SelectIDCard', 'int', 'uint8_t *', 'int');
  const textAndPhoto = ['uint8_t *', 'uint32_t *', 'uint8_t *', 'uint32_t *'];
  const readBase = declare('SDT_ReadBaseMsg', 'int', ...textAndPhoto, 'int');
  let port: number | undefined;

  const ask = (call: NativeFunction, bytes: number): Outcome => {
    const room = new Uint8Array(roomBytes);
    const status = Number(call(port ?? 0, room, portIsOpen));
    return { status, parts: [room.slice(0, bytes)] };
  };

  return {
    open(wanted) {
      const status = Number(openPort(wanted));
      if (status === samStatus.success) port = wanted;
      return { status, parts: [] };
    },
    samId: () => ask(getSamId, samIdBytes),
    find: () => ask(findCard, iinBytes),
    select: () => ask(selectCard, snBytes),
    read() {
      const text = new Uint8Array(roomBytes);
      const photo = new Uint8Array(roomBytes);
      const textLength = new Uint32Array(1);
      const photoLength = new Uint32Array(1);
      const status = Number(readBase(port ?? 0, text, textLength, photo, photoLength, portIsOpen));
      const claimed = (room: Uint8Array, length: Uint32Array, bytes: number): Uint8Array =>
        room.slice(0, length[0] === bytes ? bytes : 0);
      return {
        status,
        parts: [claimed(text, textLength, textBytes), claimed(photo, photoLength, photoBytes)],
      };
    },
    close() {
      const open = port;
      port = undefined;
      return { status: open === undefined ? 0 : Number(closePort(open)), parts: [] };
    },
  };
}
