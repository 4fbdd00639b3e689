import type { LocalDay } from '../kernel/time.ts';
import type { DocumentKind, Sex } from './document.ts';
import { dayOfDigits } from './day-digits.ts';

/** The birth date a checked number states; `undefined` where the kind has none or leaves the century open. */
export function birthDateOf(kind: DocumentKind, number: string): LocalDay | undefined {
  const digits = personalDigits(kind, number);
  return digits && dayOfDigits(digits.birth);
}

/** The sex a checked number states: odd sequence numbers are male. */
export function sexOf(kind: DocumentKind, number: string): Sex {
  const digits = personalDigits(kind, number);
  if (!digits) return 'unknown';
  return Number(digits.sequence) % 2 === 1 ? 'male' : 'female';
}

function personalDigits(
  kind: DocumentKind,
  number: string,
): { readonly birth: string; readonly sequence: string } | undefined {
  switch (kind) {
    case 'citizen-id':
    case 'hmt-residence-permit':
    case 'foreign-permanent-resident': {
      const current = /^\d{6}(\d{8})(\d{3})[\dX]$/.exec(number);
      if (current) return { birth: current[1] ?? '', sequence: current[2] ?? '' };
      const legacy = kind === 'citizen-id' ? /^\d{6}(\d{6})(\d{3})$/.exec(number) : null;
      return legacy ? { birth: `19${legacy[1]}`, sequence: legacy[2] ?? '' } : undefined;
    }
    default:
      return undefined;
  }
}
