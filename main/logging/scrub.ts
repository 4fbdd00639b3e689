const longest = 300;

/**
 * Makes a technical detail safe to keep: seven digits or more in a row (ID numbers, phones, document numbers, also
 * with blanks or hyphens between) and everything outside ASCII (names) become marks. IP addresses, ports, baud rates
 * and error codes stay readable.
 */
export function scrub(text: string): string {
  return text
    .replace(/\d(?:[ -]?\d){6,}[Xx]?/g, '#')
    .replace(/[^\x20-\x7e]+/g, '~')
    .slice(0, longest);
}
