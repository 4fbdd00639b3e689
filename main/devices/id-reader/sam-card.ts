import { err, ok } from '../../../domain/kernel/result.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { LocalDay } from '../../../domain/kernel/time.ts';
import { checkDocumentNumber, normaliseNumber } from '../../../domain/identity/document-number.ts';
import type { DocumentKind, IdentityDocument, Sex } from '../../../domain/identity/document.ts';
import { dayOfDigits } from '../../../domain/identity/day-digits.ts';
import {
  citizenLayout,
  flagSpan,
  hmtLayout,
  photoBytes,
  resident2017Layout,
  residentLayout,
  textBytes,
} from './sam-layout.ts';
import type { Span } from './sam-layout.ts';

/** The spans this kiosk reads. A layout's other spans (address, ethnic code …) are never even decoded. */
interface ReadSpans {
  readonly name: Span;
  readonly latinName?: Span;
  readonly latinNameRest?: Span;
  readonly sex: Span;
  readonly birth: Span;
  readonly number: Span;
  readonly nationality?: Span;
  readonly validFrom: Span;
  readonly validUntil: Span;
}

const kindByFlag: Readonly<Record<string, readonly [DocumentKind, ReadSpans]>> = {
  ' ': ['citizen-id', citizenLayout],
  J: ['hmt-residence-permit', hmtLayout],
  I: ['foreign-permanent-resident-2017', resident2017Layout],
  Y: ['foreign-permanent-resident', residentLayout],
};

export type CardFault = 'unreadable' | 'not-an-id-card';

const longTerm = '长期';

/** Takes the text block out of a successful 30 01 reply: two lengths (big-endian), text, photo. */
export function textOfReply(data: Uint8Array): Result<Uint8Array, CardFault> {
  const textLength = ((data[0] ?? 0) << 8) | (data[1] ?? 0);
  const photoLength = ((data[2] ?? 0) << 8) | (data[3] ?? 0);
  const right =
    textLength === textBytes && photoLength <= photoBytes && data.length === 4 + textLength + photoLength;
  return right ? ok(data.subarray(4, 4 + textBytes)) : err('unreadable');
}

/** The photo of a reply in whose shape `textOfReply` found no fault, as it is on the chip; empty where there is none. */
export function photoOfReply(data: Uint8Array): Uint8Array {
  return data.subarray(4 + textBytes);
}

/** Decodes a text block of any of the four layouts, keeping only what the lobby needs. */
export function decodeCard(text: Uint8Array): Result<IdentityDocument, CardFault> {
  const [kind, spans] = kindByFlag[textAt(text, flagSpan) || ' '] ?? [];
  if (!kind || !spans) return err('not-an-id-card');

  const number = chipNumber(kind, textAt(text, spans.number));
  const latinName = wholeLatinName(text, spans);
  const name = textAt(text, spans.name) || latinName;
  if (!number || !name || !isPrintable(name + latinName)) return err('unreadable');

  const birthDate = dayOfDigits(textAt(text, spans.birth));
  const nationality = textAt(text, spans.nationality);
  const validFrom = dayOfDigits(textAt(text, spans.validFrom));
  const validUntil = endOfValidity(textAt(text, spans.validUntil));
  return ok({
    kind,
    number,
    name,
    ...(latinName && { latinName }),
    sex: sexOfCode(textAt(text, spans.sex)),
    ...(birthDate && { birthDate }),
    ...(/^[A-Z]{3}$/.test(nationality) && { nationality }),
    ...(validFrom && { validFrom }),
    ...(validUntil && { validUntil }),
    source: 'chip',
  });
}

/**
 * Shape and date must be right or the block is garbage. Region and check digit are not argued about: the chip is the
 * authority, and numbers with a wrong check digit were issued.
 */
function chipNumber(kind: DocumentKind, text: string): string | undefined {
  const checked = checkDocumentNumber(kind, text);
  if (checked.ok) return checked.value;
  const issued = checked.error === 'bad-check-digit' || checked.error === 'bad-region';
  return issued ? normaliseNumber(text) : undefined;
}

/** The first part is full to its last character when the name goes on, so its blanks are part of the name. */
function wholeLatinName(text: Uint8Array, spans: ReadSpans): string {
  return (rawAt(text, spans.latinName) + rawAt(text, spans.latinNameRest)).replace(/[\0 ]+$/, '');
}

/** Only 1 and 2 say something; 0 and 9 exist (GB/T 2261.1) and are neither. */
function sexOfCode(code: string): Sex {
  if (code === '1') return 'male';
  return code === '2' ? 'female' : 'unknown';
}

function endOfValidity(text: string): LocalDay | 'long-term' | undefined {
  return text === longTerm ? 'long-term' : dayOfDigits(text);
}

// A half surrogate decodes to U+FFFD; neither it nor a control character belongs in a name.
const isPrintable = (text: string): boolean => !/[\p{Cc}\uFFFD]/u.test(text);

const utf16 = new TextDecoder('utf-16le');

function rawAt(text: Uint8Array, span: Span | undefined): string {
  return span ? utf16.decode(text.subarray(span[0], span[0] + span[1])) : '';
}

function textAt(text: Uint8Array, span: Span | undefined): string {
  return rawAt(text, span).replace(/^[\0 ]+|[\0 ]+$/g, '');
}
