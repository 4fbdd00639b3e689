import type { LocalDay } from '../../../../domain/kernel/time.ts';

/** The specimens printed in ICAO Doc 9303 parts 4, 6 and 5, of the state of Utopia. All their check digits fit. */
export const icaoSpecimens = {
  TD3: ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'],
  TD2: ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'],
  TD1: ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'],
} as const;

/** An invented holder of a passport. */
export interface SimulatedPassport {
  readonly surname: string;
  readonly givenNames: string;
  /** At most nine characters. */
  readonly number: string;
  /** As in the zone: `D` for Germany. */
  readonly state: string;
  readonly birthDate: LocalDay;
  readonly sex: 'M' | 'F' | '<';
  readonly validUntil: LocalDay;
}

/** The two lines of a passport (TD3), with check digits of its own reckoning. */
export function passportLines(passport: SimulatedPassport): readonly [string, string] {
  const { surname, givenNames, number, state, birthDate, sex, validUntil } = passport;
  const [words, country] = [
    [surname, givenNames].map((name) => name.replaceAll(' ', '<')),
    state.padEnd(3, '<'),
  ];
  const checked = (text: string): string => text + checkDigit(text);
  const numbered = checked(number.padEnd(9, '<'));
  const [born, ends, personal] = [checked(digits(birthDate)), checked(digits(validUntil)), '<'.repeat(15)];
  return [
    `P<${country}${words.join('<<')}`.slice(0, 44).padEnd(44, '<'),
    numbered + country + born + sex + ends + personal + checkDigit(numbered + born + ends + personal),
  ];
}

const digits = (day: LocalDay): string => day.slice(2).replaceAll('-', '');

/** Weights 7 3 1, letters from A = 10, fillers 0, modulo 10 (ICAO Doc 9303 part 3, section 4.9). */
export function checkDigit(text: string): string {
  const values = [...text].map((character) => (character === '<' ? 0 : Number.parseInt(character, 36)));
  const sum = values.reduce((total, value, at) => total + value * ([7, 3, 1][at % 3] ?? 0), 0);
  return String(sum % 10);
}
