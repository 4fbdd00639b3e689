import type { Sex } from '../../../domain/identity/document.ts';
import type { LocalDay } from '../../../domain/kernel/time.ts';
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

/** A card as it lies on the reader. Invented people only. */
export interface SimulatedCard {
  readonly text: Uint8Array;
  /** 1,024 bytes: a header and nothing after it, or what `simulated-photo.ts` makes. */
  readonly photo: Uint8Array;
  /** `unreadable`: a chip that answers and then fails. `other`: a card of another system, such as a bus card. */
  readonly manner: 'readable' | 'unreadable' | 'other';
  /** The four bytes find answers with; zeros when missing, as on the readers whose traffic is published. */
  readonly iin?: Uint8Array;
}

interface CommonValues {
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: LocalDay;
  readonly number: string;
  readonly validFrom: LocalDay;
  readonly validUntil: LocalDay | 'long-term';
}

export interface CitizenCardValues extends CommonValues {
  /** GB/T 3304; 01 is Han. */
  readonly ethnicCode?: string;
  readonly address?: string;
  readonly authority?: string;
}

export function buildCitizenCard(values: CitizenCardValues): SimulatedCard {
  const { ethnicCode = '01', address = '', authority = '' } = values;
  return readable(citizenLayout, ' ', { ...coded(values), ethnicCode, address, authority });
}

export interface HmtCardValues extends CommonValues {
  readonly address?: string;
  readonly authority?: string;
  readonly travelPermit?: string;
  readonly issueCount?: string;
}

/** J: residence permit for people from Hong Kong, Macau and Taiwan. */
export function buildHmtCard(values: HmtCardValues): SimulatedCard {
  const { address = '', authority = '', travelPermit = '', issueCount = '01' } = values;
  return readable(hmtLayout, 'J', { ...coded(values), address, authority, travelPermit, issueCount });
}

interface ResidentValues extends CommonValues {
  readonly latinName: string;
  /** ISO 3166 alpha-3. */
  readonly nationality: string;
}

export interface Resident2017CardValues extends ResidentValues {
  readonly cardVersion?: string;
  readonly authorityCode?: string;
}

/** I: foreign permanent resident, card of 2017. */
export function buildResident2017Card(values: Resident2017CardValues): SimulatedCard {
  const { latinName, nationality, cardVersion = '01', authorityCode = '1500' } = values;
  const fields = { ...coded(values), latinName, nationality, cardVersion, authorityCode };
  return readable(resident2017Layout, 'I', fields);
}

export interface ResidentCardValues extends ResidentValues {
  readonly renewals?: string;
  readonly earlierNumberLink?: string;
}

/** Y: foreign permanent resident, card of 2023. */
export function buildResidentCard(values: ResidentCardValues): SimulatedCard {
  const { latinName, nationality, renewals = '00', earlierNumberLink = '000' } = values;
  const split = residentLayout.latinName[1] / 2;
  return readable(residentLayout, 'Y', {
    ...coded(values),
    latinName: latinName.slice(0, split),
    latinNameRest: latinName.slice(split),
    nationality,
    renewals,
    earlierNumberLink,
  });
}

/** The portrait's header and nothing after it: what a vendor's decoder would call a picture of nothing. */
const emptyPhoto = new Uint8Array(photoBytes);
emptyPhoto.set([0x57, 0x4c, 0x66, 0x00, 0x7e, 0x00, 0x32, 0x00, 0x00, 0xff]);

const blankText = (): Uint8Array => new Uint8Array(textBytes).map((_, at) => (at % 2 === 0 ? 0x20 : 0));

export const unreadableCard: SimulatedCard = { text: blankText(), photo: emptyPhoto, manner: 'unreadable' };
export const otherCard: SimulatedCard = { text: blankText(), photo: emptyPhoto, manner: 'other' };

const sexCode: Readonly<Record<Sex, string>> = { male: '1', female: '2', unknown: '0' };
const digits = (day: LocalDay): string => day.replaceAll('-', '');

function coded(
  values: CommonValues,
): Readonly<Record<'name' | 'sex' | 'birth' | 'number' | 'validFrom' | 'validUntil', string>> {
  const { name, sex, birthDate, number, validFrom, validUntil } = values;
  return {
    name,
    sex: sexCode[sex],
    birth: digits(birthDate),
    number,
    validFrom: digits(validFrom),
    validUntil: validUntil === 'long-term' ? '长期' : digits(validUntil),
  };
}

/** @throws RangeError when a value is longer than its field: a mistake of whoever invented the card */
function readable<Layout extends Readonly<Record<string, Span>>>(
  layout: Layout,
  flag: string,
  values: Readonly<Record<keyof Layout, string>>,
): SimulatedCard {
  const text = blankText();
  const put = ([offset, length]: Span, value: string): void => {
    const bytes = Buffer.from(value, 'utf16le');
    if (bytes.length > length) throw new RangeError(`A field of ${length} bytes is too short for its value`);
    text.set(bytes, offset);
  };
  for (const [field, span] of Object.entries(layout)) put(span, values[field as keyof Layout]);
  put(flagSpan, flag);
  return { text, photo: emptyPhoto, manner: 'readable' };
}
