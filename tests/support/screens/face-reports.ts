import type { FaceReport } from '../../../preload/contract/face.ts';

/** A calibrated site with more kept faces than it wants to be silent about. */
export const sampleReport: FaceReport = {
  enabled: true,
  impactAssessment: '影评〔2026〕017 号',
  rule: { kind: 'calibrated', rawMax: 0.55, fusedPass: 1.26, fusedUnsure: 1.45 },
  calibration: {
    madeOn: '2026-02-11',
    people: 108,
    images: 289,
    measured: {
      people: 109,
      genuinePairs: 384,
      impostorPairs: 38_500,
      falseAccept: 0.00096,
      falseReject: 0.176,
      falseAcceptUpper: 0.0019,
      rawFalseAccept: 0.0013,
      rawFalseReject: 0.473,
    },
  },
  storedFaces: 80_412,
  warnAt: 80_000,
  max: 99_000,
  egressBasis: '',
};

/** A site without a calibration, whose file is of no use. */
export const rawReport: FaceReport = {
  enabled: true,
  impactAssessment: 'PIA-2026-04',
  rule: { kind: 'raw', pass: 0.4, unsure: 0.5 },
  calibrationProblem: 'other-engine',
  storedFaces: 0,
  warnAt: 80_000,
  max: 99_000,
  egressBasis: '',
};
