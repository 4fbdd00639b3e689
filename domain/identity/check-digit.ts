const checkCharacters = '10X98765432';

/**
 * The last character of an 18-character number (GB 11643, which is ISO 7064 MOD 11-2).
 * @param first17 exactly 17 digits
 */
export function checkCharacter(first17: string): string {
  let sum = 0;
  // The standard's weights 7 9 10 5 … 2 are the powers of two modulo 11; doubling as we go gives the same sum.
  for (const digit of first17) sum = ((sum + Number(digit)) * 2) % 11;
  return checkCharacters.charAt(sum);
}
