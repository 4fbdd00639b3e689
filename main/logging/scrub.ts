const longest = 300;
/** Not right after a letter: in `ttyUSB0 115200` a port and a baud rate only stand side by side. */
const spacedNumber = /(?<![A-Za-z])\d(?:[ -]?\d){6,}[Xx]?/g;
const lettersAndNumber = /[A-Za-z]{1,3}\d{7,}[Xx]?/g;

/**
 * Makes a technical detail safe to keep: seven digits or more in a row (ID numbers, phones, document numbers, also
 * with blanks or hyphens between) and everything outside ASCII (names) become marks. IP addresses, ports, baud rates
 * and error codes stay readable.
 */
export function scrub(text: string): string {
  return text
    .replace(spacedNumber, '#')
    .replace(lettersAndNumber, '#')
    .replace(/[^\x20-\x7e]+/g, '~')
    .slice(0, longest);
}
