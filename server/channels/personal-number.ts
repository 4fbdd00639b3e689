/** Groups of digits as people write them, with blanks, dashes or dots between: `138 0000 0000`, `110101-19000101-001X`. */
const runs = /\d+(?:[\s\p{Pd}.·]{0,3}[xX])?(?:[\s\p{Pd}.·]{1,3}\d+(?:[\s\p{Pd}.·]{0,3}[xX])?)*/gu;
const groups = /\d+(?:[\s\p{Pd}.·]{0,3}[xX])?/gu;
const separators = /[\s\p{Pd}.·]/gu;

const idNumber = /^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/;
/** Before 1999: two digits of the year and no check digit. */
const oldIdNumber = /^[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/;
const mobile = /^(?:(?:00)?86)?1[3-9]\d{9}$/;
/** `0086` and a mobile, or an ID number. */
const mostDigits = 18;

/**
 * Whether a text holds what looks like an ID number (18 or 15 digits) or a Chinese mobile number, also in full width or
 * with blanks in it. The check digit is not asked for: a mistyped number still points at somebody.
 */
export function hasPersonalNumber(text: string): boolean {
  return personalNumbers(text.normalize('NFKC')).length > 0;
}

/** The text with such numbers starred out, so that a host's free words can be passed on. */
export function withoutPersonalNumbers(text: string): string {
  const plain = text.normalize('NFKC');
  const found = personalNumbers(plain);
  return found.length === 0 ? text : found.reduce((rest, number) => rest.replaceAll(number, '***'), plain);
}

function personalNumbers(text: string): readonly string[] {
  return (text.match(runs) ?? []).flatMap(numbersInRun);
}

/** A date before a phone number makes one run of digits; so every row of neighbouring groups is looked at. */
function numbersInRun(run: string): readonly string[] {
  const places = [...run.matchAll(groups)].map(
    ({ index, 0: group }) => [index, index + group.length] as const,
  );
  return places.flatMap(([start], first) =>
    places.slice(first, first + mostDigits).flatMap(([, end]) => {
      const written = run.slice(start, end);
      return isPersonal(written.replace(separators, '').toUpperCase()) ? [written] : [];
    }),
  );
}

function isPersonal(digits: string): boolean {
  return idNumber.test(digits) || oldIdNumber.test(digits) || mobile.test(digits);
}
