import { parse, type ParseResult } from 'mrz';
import type { IdentityDocument, Sex } from '../../../../domain/identity/document.ts';
import {
  isWhole,
  mrzShapes,
  mrzZone,
  type MrzField,
  type MrzFieldName,
  type MrzReading,
  type MrzZone,
} from '../../../../domain/identity/mrz.ts';
import { isLocalDay, type LocalDay } from '../../../../domain/kernel/time.ts';
import { fieldsOf } from './mrz-fields.ts';

const nothing: MrzReading = { fields: [] };

/**
 * Reads the machine-readable zone of a passport or card (ICAO Doc 9303: TD1, TD2, TD3), as far as it is there. Check
 * digits decide, not lists of countries: specimens and new states must pass. Nothing is corrected.
 * @param text lines parted by CR, LF or both, in any case
 * @param today settles the centuries
 */
export function readMrz(text: string, today: LocalDay): MrzReading {
  const zone = mrzZone(text);
  const result = parsed(zone);
  // An old French card has two lines of 36 as well and is laid out in its own way.
  if (result?.format !== zone.format) return nothing;
  const fields = fieldsOf(zone, result, today);
  const document = isWhole(zone) ? documentOf(result, fields) : undefined;
  return { fields, ...(document && { document }) };
}

/** The library wants whole lines: those still being typed are filled up, and fields not reached are left out later. */
function parsed({ format, lines }: MrzZone): ParseResult | undefined {
  const { lineCount, lineLength } = mrzShapes[format];
  const whole = lines
    .slice(0, lineCount)
    .map(({ text }) => text.slice(0, lineLength).padEnd(lineLength, '<'));
  try {
    return parse(whole);
  } catch {
    return undefined;
  }
}

/** Nothing of it is certain before the reading is sound. Whether cards of China mean a permit, their codes do not say. */
function documentOf(result: ParseResult, fields: readonly MrzField[]): IdentityDocument | undefined {
  const text = (name: MrzFieldName): string => fields.find(({ field }) => field === name)?.text ?? '';
  const [number, name] = [text('documentNumber'), text('name')];
  const isOfPeople = result.details.some(({ field, valid }) => field === 'documentCode' && valid);
  // A visa has the same lines and is no identity document.
  if (!isOfPeople || number === '' || name === '') return undefined;
  const [birthDate, validUntil] = [text('birthDate'), text('validUntil')];
  const nationality = iso3166(text('nationality'));
  return {
    kind: result.format === 'TD3' ? 'passport' : 'other',
    number,
    name,
    sex: sexOf(text('sex')),
    ...(isLocalDay(birthDate) && { birthDate }),
    ...(/^[A-Z]{3}$/.test(nationality) && { nationality }),
    ...(isLocalDay(validUntil) && { validUntil }),
    source: 'mrz',
  };
}

/** The only state whose code in the zone is not the one of ISO 3166. */
const iso3166 = (code: string): string => (code === 'D' ? 'DEU' : code);

function sexOf(letter: string): Sex {
  if (letter === 'M') return 'male';
  return letter === 'F' ? 'female' : 'unknown';
}
