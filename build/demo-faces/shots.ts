import type { Pose } from './head.ts';

/** One picture: how the person holds the head, and how it is taken. */
export interface Shot {
  readonly file: string;
  /** From the person's straight look into the camera. */
  readonly pose: Pose;
  readonly kind: 'live' | 'portrait';
}

/** A kiosk's camera looks down a little from above its screen: who looks into it lifts the chin. */
export const RISE = -3;

/** People never hold quite still: four front views, a little apart. */
const FRONTS: readonly Pose[] = [
  { yaw: 0, pitch: 0, roll: 0 },
  { yaw: 1.2, pitch: 0.6, roll: 0.5 },
  { yaw: -0.9, pitch: -0.8, roll: -0.6 },
  { yaw: 0.4, pitch: 1.2, roll: 0.9 },
];

const range = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, n) => from + n * step).filter(
    (at) => at !== 0,
  );

const signed = (degrees: number): string =>
  `${degrees < 0 ? 'm' : 'p'}${String(Math.abs(degrees)).padStart(2, '0')}`;

export function frameList(): readonly Shot[] {
  const live = (file: string, pose: Pose): Shot => ({
    file: `${file}.jpg`,
    pose,
    kind: 'live',
  });
  return [
    ...FRONTS.map((pose, n) => live(`front-${n + 1}`, pose)),
    ...range(-36, 36, 3).map((yaw) => live(`yaw-${signed(yaw)}`, { yaw, pitch: 0, roll: 0 })),
    ...range(-18, 27, 3).map((pitch) => live(`pitch-${signed(pitch)}`, { yaw: 0, pitch, roll: 0 })),
  ];
}

/** The lobby without anybody. */
export const EMPTY_SHOT: Shot = {
  file: 'lobby.jpg',
  pose: { yaw: 0, pitch: 0, roll: 0 },
  kind: 'live',
};

export const PORTRAIT_SHOT: Shot = {
  file: 'portrait.png',
  pose: { yaw: 0, pitch: 0, roll: 0 },
  kind: 'portrait',
};
