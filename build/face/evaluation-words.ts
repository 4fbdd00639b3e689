import type { AcceptedAt, Evaluation, ScoreReport } from './evaluation.ts';
import { percent, percentWithin } from './percent.ts';

/** What was measured, to be read on a terminal. */
export function evaluationWords(evaluation: Evaluation): string {
  const { people, samePairs, strangerPairs, lostPairs, rule, ruleMeasure, raw, calibrated } = evaluation;
  return [
    `${samePairs} pairs of one person, ${strangerPairs} of strangers, ${people} people.${lostPairs > 0 ? ` Pairs with a picture without a face: ${lostPairs}; they count as not accepted.` : ''}`,
    '',
    rule.kind === 'raw'
      ? `The kiosk's rule without a calibration (raw distance up to ${rule.pass}):`
      : `The kiosk's rule with this calibration (raw up to ${rule.rawMax}, combined up to ${rule.fusedPass}):`,
    `  strangers taken for the person   ${percentWithin(ruleMeasure.falseAccept, ruleMeasure.falseAcceptInterval)}`,
    `  right people not passed          ${percentWithin(ruleMeasure.falseReject, ruleMeasure.falseRejectInterval)}`,
    '',
    'Raw distance:',
    ...scoreWords(raw),
    ...(calibrated ? ['Combined distance:', ...scoreWords(calibrated)] : []),
    '',
  ].join('\n');
}

function scoreWords({ equalErrorRate, equalErrorInterval, acceptedAt }: ScoreReport): string[] {
  return [
    `  both errors equal at             ${percentWithin(equalErrorRate, equalErrorInterval)}`,
    ...acceptedAt.map(acceptedWords),
  ];
}

function acceptedWords({ falseAccept, isProven, threshold, trueAccept, interval }: AcceptedAt): string {
  const at = threshold === undefined ? 'no line' : `line ${threshold.toFixed(3)}`;
  const doubt = isProven ? '' : '; too few pairs of strangers to tell this rate';
  return `  right people at ${percent(falseAccept).padEnd(6)} strangers ${percentWithin(trueAccept, interval)}, ${at}${doubt}`;
}
