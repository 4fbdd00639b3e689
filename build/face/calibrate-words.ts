import type { Calibrated, CalibrationRefusal } from '../../domain/face/calibrate.ts';
import { targetRates } from '../../domain/face/calibrate-lines.ts';
import type { RuleMeasure } from '../../domain/face/calibrate-measure.ts';
import { ratesInWords } from '../../domain/face/rates.ts';
import { percent, percentWithin } from './percent.ts';

/** Why there is no calibration, and what helps. People are named by the place of their folder: names are nobody's business. */
export function refusalWords(refusal: CalibrationRefusal, folders: readonly string[], lost: number): string {
  const lostWords = lost > 0 ? `Pictures in which no face was found: ${lost}.\n` : '';
  switch (refusal.why) {
    case 'too-few-people':
      return `${lostWords}${refusal.people} people are too few: ${refusal.needed} are needed. With fewer, nobody can say where one stranger in a thousand passes.\n`;
    case 'too-few-with-two-images':
      return `${lostWords}Of ${refusal.people} people there are two pictures that can be compared; ${refusal.needed} are needed. With fewer, nobody can say how many right people are turned away.\n`;
    case 'doubles':
      return `Different people with practically the same picture: ${refusal.couples
        .slice(0, 10)
        .map((couple) => couple.map((name) => folders.indexOf(name) + 1).join(' and '))
        .join(', ')} (places of the folders in the order of their names). Is one person in two folders?\n`;
    case 'no-line':
      return `${lostWords}No line keeps strangers out: they look as alike as pictures of one person. Are the folders sorted by person?\n`;
  }
}

/** What was made and how good it is, for the person who answers for it. */
export function calibrationWords(
  { calibration, calibrated, raw }: Calibrated,
  lost: number,
  out: string,
): string {
  const { people, images, measured, rule } = calibration;
  const { strangers, rightPeople } = ratesInWords(measured);
  return [
    `Made of ${images} pictures of ${people} people; measured on ${measured.people} other people (${measured.genuinePairs} comparisons of one person, ${measured.impostorPairs} of strangers).${lost > 0 ? ` Pictures in which no face was found: ${lost}.` : ''}`,
    '',
    `Calibrated: raw distance up to ${rule.rawMax} and combined up to ${rule.fusedPass} (a guard is asked up to ${rule.fusedUnsure})`,
    ...measureWords(calibrated),
    'Not calibrated: the raw distance alone, as the kiosk takes it without this file',
    ...measureWords(raw),
    '',
    `Of ${strangers.of} strangers about ${strangers.count} would be taken for the person, with 95 % confidence at most ${strangers.most}.`,
    `Of ${rightPeople.of} right people about ${rightPeople.count} would not be passed and see a guard.`,
    ...caution(calibrated, raw),
    '',
    `Written to ${out}. Put it beside the kiosk's configuration and name it there as face.calibration.`,
    '',
  ].join('\n');
}

function measureWords(measure: RuleMeasure): string[] {
  return [
    `  strangers taken for the person  ${percentWithin(measure.falseAccept, measure.falseAcceptInterval)}`,
    `  right people not passed         ${percentWithin(measure.falseReject, measure.falseRejectInterval)}`,
  ];
}

function caution({ falseAccept, falseReject, falseAcceptInterval }: RuleMeasure, raw: RuleMeasure): string[] {
  const aim = percent(targetRates.pass);
  if (falseAccept >= raw.falseAccept && falseReject >= raw.falseReject)
    return ['This is no better than no calibration: leave it out.'];
  if (falseAccept > targetRates.pass)
    return [`More strangers pass than the ${aim} aimed at: use pictures of more people.`];
  if (falseAcceptInterval.high > targetRates.pass)
    return [`So few people cannot prove the ${aim} aimed at; the upper bound is what can be promised.`];
  return [];
}
