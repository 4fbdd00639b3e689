import { ownLength, parseZplCommand } from './decoder-commands.ts';
import type { ZplCommand } from './decoder-commands.ts';
import { maxGraphicBytes, parseGraphicHead, readGraphicText } from './decoder-graphic.ts';
import type { GraphicHead } from './decoder-graphic.ts';

interface ZplStreamOptions {
  readonly onCommand: (command: ZplCommand) => void;
  /** @param bytes `undefined` for a picture that came to harm */
  readonly onPicture: (head: GraphicHead, bytes: Uint8Array | undefined) => void;
  readonly onNonsense: () => void;
}

/** Bytes into commands. */
interface ZplStream {
  push(bytes: Uint8Array): void;
  /** Forgets a half received command. */
  forget(): void;
  /** Bytes taken so far, without questions and the blanks between commands. */
  jobBytes(): number;
}

/** A picture in hex has two characters a byte, and room for line ends; all other arguments are short. */
const maxPictureText = maxGraphicBytes * 2 + 16_384;
const maxArguments = 256;

interface RawPicture {
  readonly head: GraphicHead;
  readonly bytes: Uint8Array;
  received: number;
}

/** Everything from one `^` or `~` to the next is a command, whatever went before: nonsense ends at the next one. */
export function createZplStream({ onCommand, onPicture, onNonsense }: ZplStreamOptions): ZplStream {
  /** Prefix and up to two letters: ``, `^`, `^G`, `^GF`. */
  let key = '';
  let args = '';
  let tooLong = false;
  let raw: RawPicture | undefined;
  /** Nonsense between commands counts once. */
  let astray = false;
  /** Bytes of the present `~` command, which are a job's only if it is no question. */
  let heldBytes = 0;
  let jobBytes = 0;

  const forget = (): void => {
    key = '';
    args = '';
    tooLong = false;
    raw = undefined;
    heldBytes = 0;
  };

  const endCommand = (): void => {
    if (key === '') return;
    const graphic = key === '^GF' && !tooLong ? parseGraphicHead(args) : undefined;
    const command = tooLong ? undefined : parseZplCommand(key, args);
    if (command?.name !== 'question') jobBytes += heldBytes;
    forget();
    if (graphic) onPicture(graphic.head, readGraphicText(graphic.head, graphic.data));
    else if (command) onCommand(command);
    else onNonsense();
  };

  const takeRaw = (picture: RawPicture, byte: number): void => {
    if (picture.received < picture.bytes.length) picture.bytes[picture.received] = byte;
    picture.received += 1;
    if (picture.received < picture.head.sentBytes) return;
    forget();
    onPicture(picture.head, picture.received === picture.bytes.length ? picture.bytes : undefined);
  };

  const takeArgument = (char: string): void => {
    const isPicture = key === '^GF';
    tooLong ||= args.length >= (isPicture ? maxPictureText : maxArguments);
    if (tooLong) return;
    args += char;
    // The one field whose end is counted: inside it a `^` is eight dots like any other.
    const head = isPicture && char === ',' && args.length <= 32 ? parseGraphicHead(args)?.head : undefined;
    if (head?.format === 'B') raw = { head, bytes: new Uint8Array(head.pictureBytes), received: 0 };
  };

  const takeChar = (char: string): void => {
    if (char === '^' || char === '~') {
      endCommand();
      key = char;
      astray = false;
    } else if (key === '') {
      if (char <= ' ') return;
      if (!astray) onNonsense();
      astray = true;
    } else if (key.length < 3) {
      key += char.toUpperCase();
    } else {
      takeArgument(char);
    }
    if (key.startsWith('~')) heldBytes += 1;
    else jobBytes += 1;
    if (ownLength(key) === args.length) endCommand();
  };

  return {
    push(bytes) {
      for (const byte of bytes) {
        if (raw) {
          jobBytes += 1;
          takeRaw(raw, byte);
        } else {
          takeChar(String.fromCharCode(byte));
        }
      }
    },
    forget,
    jobBytes: () => jobBytes,
  };
}
