import { mrzShapes, mrzZone } from '../../../domain/identity/mrz.ts';

/** Machine-readable lines being typed, parted by line feeds, and where the next character goes. */
export interface LinesTyping {
  readonly value: string;
  /** From 0 to the length of `value`. */
  readonly caret: number;
}

interface Place {
  readonly lines: readonly string[];
  readonly line: number;
  readonly at: number;
}

/** What one key makes of the lines: a function in braces, or the character itself. */
export function pressLineKey(typing: LinesTyping, key: string): LinesTyping {
  const place = placeOf(typing);
  const { lines, line, at } = place;
  const text = lines[line] ?? '';
  switch (key) {
    case '{left}':
      return { ...typing, caret: Math.max(0, typing.caret - 1) };
    case '{right}':
      return { ...typing, caret: Math.min(typing.value.length, typing.caret + 1) };
    case '{clear}':
      return withLine(place, '', 0);
    case '{bksp}':
      if (at > 0) return withLine(place, text.slice(0, at - 1) + text.slice(at), at - 1);
      if (line === 0) return typing;
      // An empty last line goes away with the step back to the one above it.
      return text === '' && line === lines.length - 1
        ? { value: lines.slice(0, -1).join('\n'), caret: typing.caret - 1 }
        : { ...typing, caret: typing.caret - 1 };
    case '{fill}':
      return filled(typing, place);
    case '{next}':
      return toLine(typing, line + 1);
    default:
      return typed(typing, place, key);
  }
}

/** The caret at a character of a line, both from 0; behind its last character where the line is shorter. */
export function caretAt(value: string, line: number, at: number): number {
  const lines = value.split('\n');
  const target = Math.min(line, lines.length - 1);
  const before = lines.slice(0, target).reduce((sum, one) => sum + one.length + 1, 0);
  return before + Math.min(at, (lines[target] ?? '').length);
}

/** Which line the caret is in, and before which of its characters. */
export function placeOf({ value, caret }: LinesTyping): Place {
  const before = value.slice(0, caret).split('\n');
  return { lines: value.split('\n'), line: before.length - 1, at: before.at(-1)?.length ?? 0 };
}

/** Whether the format has no line behind the one of the caret. */
export const isInLastLine = (typing: LinesTyping): boolean =>
  placeOf(typing).line + 1 >= shapeOf(typing.value).lineCount;

/** A line that is full takes no more: a character typed into it replaces the one under the caret. */
function typed(typing: LinesTyping, place: Place, key: string): LinesTyping {
  const { lines, line, at } = place;
  const character = key.toUpperCase();
  if (!/^[A-Z\d<]$/.test(character)) return typing;
  const text = lines[line] ?? '';
  const { lineCount, lineLength } = shapeOf(typing.value);
  if (at >= lineLength) {
    return line + 1 < lineCount ? pressLineKey(toLine(typing, line + 1, 0), key) : typing;
  }
  const rest = text.length >= lineLength ? at + 1 : at;
  const next = withLine(place, text.slice(0, at) + character + text.slice(rest), at + 1);
  return movedOn(next);
}

/** Pads the line with fillers to the end of its present part, so that nobody has to count them. */
function filled(typing: LinesTyping, place: Place): LinesTyping {
  const text = place.lines[place.line] ?? '';
  const stops = shapeOf(typing.value).fillStops[place.line] ?? [];
  const stop = stops.find((one) => one > text.length);
  return stop === undefined ? typing : movedOn(withLine(place, text.padEnd(stop, '<'), stop));
}

/** A caret that reached the end of a full line goes on in the next one. */
function movedOn(typing: LinesTyping): LinesTyping {
  const { line, at } = placeOf(typing);
  const { lineCount, lineLength } = shapeOf(typing.value);
  return at >= lineLength && line + 1 < lineCount ? toLine(typing, line + 1, 0) : typing;
}

/** To another line, which begins where it does not exist yet; behind its last character unless said otherwise. */
function toLine({ value, caret }: LinesTyping, line: number, at = Infinity): LinesTyping {
  const count = value.split('\n').length;
  if (line >= shapeOf(value).lineCount) return { value, caret };
  const longer = line < count ? value : `${value}\n`;
  return { value: longer, caret: caretAt(longer, line, at) };
}

function withLine({ lines, line }: Place, text: string, at: number): LinesTyping {
  const value = lines.map((one, index) => (index === line ? text : one)).join('\n');
  return { value, caret: caretAt(value, line, at) };
}

const shapeOf = (value: string) => mrzShapes[mrzZone(value).format];
