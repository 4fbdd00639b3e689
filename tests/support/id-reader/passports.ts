import type { IdentityDocument } from '../../../domain/identity/document.ts';
import type { LocalDay } from '../../../domain/kernel/time.ts';
import { icaoSpecimens, passportLines } from '../../../main/devices/id-reader/mrz/simulated-zone.ts';

const day = (text: string): LocalDay => text as LocalDay;

/** The day of all tests of the zone: 2026-03-02, the Monday of `tests/support/visit/people.ts`. */
export const zoneDay = day('2026-03-02');

/** A document's lines and what the lobby must get to know from them. */
export interface KnownZone {
  readonly card: readonly string[];
  readonly document: IdentityDocument;
}

const eriksson = {
  name: 'ERIKSSON ANNA MARIA',
  sex: 'female',
  birthDate: day('1974-08-12'),
  nationality: 'UTO',
  validUntil: day('2012-04-15'),
  source: 'mrz',
} as const;

export const passportSpecimen: KnownZone = {
  card: icaoSpecimens.TD3,
  document: { kind: 'passport', number: 'L898902C3', ...eriksson },
};
export const sheetSpecimen: KnownZone = {
  card: icaoSpecimens.TD2,
  document: { kind: 'other', number: 'D23145890', ...eriksson },
};
export const cardSpecimen: KnownZone = {
  card: icaoSpecimens.TD1,
  document: { kind: 'other', number: 'D23145890', ...eriksson },
};

/** ICAO Doc 9303 part 11, worked example: a number of twelve characters goes on in the optional data. */
export const longNumberSpecimen: KnownZone = {
  card: [
    'I<UTOD23145890<7349<<<<<<<<<<<',
    '3407127M9507122UTO<<<<<<<<<<<2',
    'STEVENSON<<PETER<JOHN<<<<<<<<<',
  ],
  document: {
    kind: 'other',
    number: 'D23145890734',
    name: 'STEVENSON PETER JOHN',
    sex: 'male',
    birthDate: day('1934-07-12'),
    nationality: 'UTO',
    validUntil: day('1995-07-12'),
    source: 'mrz',
  },
};

/** Invented, of a state whose code is not the one of ISO 3166, with a name of three parts. */
export const probe: KnownZone = {
  card: passportLines({
    surname: 'PROBE',
    givenNames: 'KARL HEINZ',
    number: 'C0000T475',
    state: 'D',
    birthDate: day('1930-01-02'),
    sex: 'M',
    validUntil: day('2031-05-06'),
  }),
  document: {
    kind: 'passport',
    number: 'C0000T475',
    name: 'PROBE KARL HEINZ',
    sex: 'male',
    birthDate: day('1930-01-02'),
    nationality: 'DEU',
    validUntil: day('2031-05-06'),
    source: 'mrz',
  },
};

export const knownZones = {
  passportSpecimen,
  sheetSpecimen,
  cardSpecimen,
  longNumberSpecimen,
  probe,
} as const;

/** The same line with another character at one place. */
export function withCharacter(line: string, at: number, character: string): string {
  return line.slice(0, at) + character + line.slice(at + 1);
}
