import type { FaceGuidance, FaceSample } from './vocabulary.ts';

/** What a face has to look like before it is compared, and how quickly the words about it may change. */
export const qualityRules = {
  /** Part of the frame's width: smaller, and too few dots describe it; larger, and the detector loses it (facts/face.md 4, 7). */
  widthMin: 0.2,
  widthMax: 0.4,
  /** The middle of the face, from each edge of the frame: a face that leaves the frame is cut. */
  edge: 0.25,
  /** The descriptors are for faces from the front (facts/face.md section 7). */
  levelDeg: 10,
  /** Mean luma. Low, so that dark skin in good light is never called too dark: it reflects a third of what fair skin does. */
  lightMin: 0.12,
  lightMax: 0.92,
  /** Variance of the Laplacian at 112 pixels across; motion blur falls below, a soft webcam does not. */
  sharpnessMin: 20,
  coveredMax: 0.6,
  /** Words appear when there was reason for them so long … */
  settleMs: 300,
  /** … and stay so long, or nobody could read them. */
  shownMs: 1_000,
} as const;

const {
  widthMin,
  widthMax,
  edge,
  levelDeg,
  lightMin,
  lightMax,
  sharpnessMin,
  coveredMax,
  settleMs,
  shownMs,
} = qualityRules;

const isOff = (part: number): boolean => part < edge || part > 1 - edge;

/** Most urgent first, as `faceGuidance` lists them. */
const complaints: readonly (readonly [FaceGuidance, (look: FaceSample) => boolean])[] = [
  // In the dark a face is there and not found; without one, `light` is that of the whole frame.
  ['nobody', ({ faces, light }) => faces < 1 && light >= lightMin],
  ['several-people', ({ faces }) => faces > 1],
  ['too-dark', ({ light }) => light < lightMin],
  ['too-bright', ({ light }) => light > lightMax],
  ['come-closer', ({ width }) => width < widthMin],
  ['step-back', ({ width }) => width > widthMax],
  ['centre', ({ centre }) => centre.some(isOff)],
  ['take-off-mask', ({ covered }) => covered > coveredMax],
  ['look-here', ({ yawDeg, pitchDeg }) => Math.max(Math.abs(yawDeg), Math.abs(pitchDeg)) > levelDeg],
  ['hold-still', ({ sharpness }) => sharpness < sharpnessMin],
];

/** Turning away and blurring is what a challenge asks for. */
const whileMoving: ReadonlySet<FaceGuidance> = new Set([
  'nobody',
  'several-people',
  'too-dark',
  'too-bright',
]);

/** What keeps a look from being a good one; the most urgent, if there are several. */
export function guidanceOf(look: FaceSample): FaceGuidance | undefined {
  return complaints.find(([, applies]) => applies(look))?.[0];
}

/** The same for a head that is asked to move. */
export function guidanceWhileMoving(look: FaceSample): FaceGuidance | undefined {
  return complaints.find(([guidance, applies]) => whileMoving.has(guidance) && applies(look))?.[0];
}

/** Whether the face in this look may be described and compared. */
export function isGood(look: FaceSample): boolean {
  return guidanceOf(look) === undefined;
}

/** The words on the screen, since when, and what would follow them. */
export interface ShownGuidance {
  readonly guidance?: FaceGuidance;
  readonly sinceMs: number;
  readonly next?: { readonly guidance: FaceGuidance | undefined; readonly sinceMs: number };
}

/**
 * The words to show after a look at `atMs` that called for `wanted`. They change when something else was called for without
 * a break and what stands there could be read, so a look here and there makes no words flicker.
 */
export function showGuidance(
  shown: ShownGuidance,
  wanted: FaceGuidance | undefined,
  atMs: number,
): ShownGuidance {
  const { next: before, ...current } = shown;
  if (wanted === current.guidance) return current;
  const next = before?.guidance === wanted && before ? before : { guidance: wanted, sinceMs: atMs };
  const isSettled = atMs - next.sinceMs >= settleMs;
  const isRead = current.guidance === undefined || atMs - current.sinceMs >= shownMs;
  if (!isSettled || !isRead) return { ...current, next };
  return { ...(wanted && { guidance: wanted }), sinceMs: atMs };
}
