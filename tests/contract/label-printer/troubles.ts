import type { Trouble } from './rig.ts';

export const outOfLabels: Trouble = {
  problem: 'out-of-labels',
  cause: (hands) => hands.removeLabels(),
  cure: (hands) => hands.loadLabels(),
};
export const coverOpen: Trouble = {
  problem: 'cover-open',
  cause: (hands) => hands.openCover(),
  cure: (hands) => hands.closeCover(),
};
export const outOfRibbon: Trouble = {
  problem: 'out-of-ribbon',
  cause: (hands) => hands.removeRibbon(),
  cure: (hands) => hands.loadRibbon(),
};
export const paused: Trouble = {
  problem: 'paused',
  cause: (hands) => hands.pause(),
  cure: (hands) => hands.resume(),
};
export const overHeated: Trouble = {
  problem: 'over-heated',
  cause: (hands) => hands.overHeat(),
  cure: (hands) => hands.coolDown(),
};
export const jam = (problem: Trouble['problem']): Trouble => ({
  problem,
  cause: (hands) => hands.jam(),
  cure: (hands) => hands.clearJam(),
});
export const cutterJam = (problem: Trouble['problem']): Trouble => ({
  problem,
  cause: (hands) => hands.jamCutter(),
  cure: (hands) => hands.clearCutter(),
});
