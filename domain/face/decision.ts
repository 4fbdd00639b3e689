import type { FaceDistance, FaceVerdict } from './vocabulary.ts';

/**
 * Where the lines are drawn. `raw` is the plain descriptor's distance alone, for a site without a calibration;
 * `calibrated` needs both distances, because centring on one group lets strangers of another crowd together.
 */
export type FaceRule =
  | { readonly kind: 'raw'; readonly pass: number; readonly unsure: number }
  | {
      readonly kind: 'calibrated';
      readonly rawMax: number;
      readonly fusedPass: number;
      readonly fusedUnsure: number;
    };

/**
 * 0.6, the descriptor's customary line, takes 36.9 % of East Asian strangers for the person on the chip photo; 0.40 takes
 * 0.13 % and lets 52.7 % of the right people go on, the others are looked at by a guard (facts/face.md section 4).
 */
export const rawRule: FaceRule = { kind: 'raw', pass: 0.4, unsure: 0.5 };

/** The machine's advice. What cannot be compared by the whole rule is never a match. */
export function decideFace({ raw, fused }: FaceDistance, rule: FaceRule): FaceVerdict {
  if (!Number.isFinite(raw)) return 'no-match';
  if (rule.kind === 'raw') return raw <= rule.pass ? 'match' : raw <= rule.unsure ? 'unsure' : 'no-match';
  if (fused === undefined) return raw <= rule.rawMax ? 'unsure' : 'no-match';
  if (raw <= rule.rawMax && fused <= rule.fusedPass) return 'match';
  return raw <= rule.rawMax && fused <= rule.fusedUnsure ? 'unsure' : 'no-match';
}
