import {
  advanceSession,
  isFaceChanged,
  startSession,
  tickSession,
  withDescription,
  type FaceSession,
} from '../../../domain/face/session.ts';
import type { FaceCalibration } from '../../../domain/face/calibration.ts';
import type { Challenge, FaceFailure, FaceTemplate } from '../../../domain/face/vocabulary.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import type { FaceReference, FaceResult } from '../../../preload/contract/face.ts';
import type { EngineFault, FaceEngine } from '../engine/port.ts';
import { preparing, viewOf, type AttemptView } from './attempt-view.ts';
import type { FrameEye } from './frame-eye.ts';
import type { PortraitReference } from './portrait-picture.ts';

/** The fastest looks follow each other: enough to see a head turn, and half a core is left for the rest of the kiosk. */
const lookEveryMs = 80;

export interface AttemptDeps {
  /** The picture of this moment; whoever takes it closes it. */
  readonly grab: () => Promise<ImageBitmap | undefined>;
  readonly engine: () => Promise<Result<FaceEngine, EngineFault>>;
  readonly eye: FrameEye;
  /** What main has to compare with; nothing when the attempt is over there. */
  readonly reference: () => Promise<FaceReference | undefined>;
  /** The document's photograph as a picture; nothing when its bytes are none. */
  readonly portrait: (portrait: PortraitReference) => Promise<ImageBitmap | undefined>;
  readonly calibration?: FaceCalibration | undefined;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
  readonly onView: (view: AttemptView) => void;
  /** The engine broke down and is not to be used again. */
  readonly onFault: (fault: EngineFault) => void;
}

export interface AttemptTask {
  readonly challenge: Challenge;
  /** The visitor agreed to have the face kept: its template goes with the result, and no picture. */
  readonly enrolling: boolean;
}

/** How an attempt ended, as main is told; the ticket is the caller's. */
export type AttemptEnd = Omit<FaceResult, 'ticket'>;

type OrFailure<T> = Result<T, FaceFailure>;

/**
 * One attempt before the camera: makes ready, looks frame by frame as domain/face/session.ts decides, and compares. One
 * frame is under way at a time, and nothing of any frame is left when the promise settles.
 *
 * @returns `undefined` when `signal` stopped it: nobody waits for an end then
 */
export async function runAttempt(
  task: AttemptTask,
  deps: AttemptDeps,
  signal: AbortSignal,
): Promise<AttemptEnd | undefined> {
  try {
    deps.onView(preparing);
    const ended = await attempt(task, deps, signal);
    if (signal.aborted) return undefined;
    const picture = task.enrolling ? undefined : await deps.eye.picture();
    const { template, outcome } = ended;
    return { outcome, ...(picture !== undefined && { picture }), ...(template && { template }) };
  } finally {
    deps.eye.clear();
  }
}

const failure = (why: FaceFailure): AttemptEnd => ({ outcome: { kind: 'failed', why } });

async function attempt(task: AttemptTask, deps: AttemptDeps, signal: AbortSignal): Promise<AttemptEnd> {
  const engine = await deps.engine();
  if (!engine.ok) return failure('engine-failed');
  // First of all: a visitor is not asked to turn their head when there is nothing to compare it with.
  const reference = await describeReference(engine.value, deps);
  if (!reference.ok) return failure(reference.error);
  const looked = await look(task.challenge, engine.value, deps, signal);
  if (!looked.ok) return failure(looked.error);
  const { phase, failure: why, track, before, after } = looked.value;
  // Stopped half-way there is no failure, and nobody who asks for one.
  if (phase !== 'done') return failure(why ?? 'time-out');

  deps.onView({ phase: 'comparing', progress: 1 });
  const { merge, compare } = asFunctions(engine.value);
  if (isFaceChanged({ before, after }, merge, compare)) return failure('face-changed');
  const live = merge([...before, ...after]);
  const common = { frames: before.length + after.length, track };
  const template = task.enrolling && { template: live };
  if (!reference.value) return { outcome: { kind: 'taken', ...common }, ...template };
  const distance = compare(live, reference.value, deps.calibration);
  // What another engine made.
  if (!Number.isFinite(distance.raw)) return failure('reference-unusable');
  return { outcome: { kind: 'measured', distance, ...common }, ...template };
}

/** What is compared with, as a template; nothing where pictures are only taken. */
async function describeReference(
  engine: FaceEngine,
  deps: AttemptDeps,
): Promise<OrFailure<FaceTemplate | undefined>> {
  const reference = await deps.reference();
  if (!reference) return err('reference-unusable');
  if (reference.kind === 'none') return ok(undefined);
  if (reference.kind === 'template') return ok(reference.template);
  const picture = await deps.portrait(reference);
  if (!picture) return err('reference-unusable');
  const described = await engine.describe(picture, 'portrait');
  if (!described.ok) return brokenDown(described.error, deps);
  return described.value ? ok(described.value) : err('reference-unusable');
}

async function look(
  challenge: Challenge,
  engine: FaceEngine,
  deps: AttemptDeps,
  signal: AbortSignal,
): Promise<OrFailure<FaceSession>> {
  const { now, pause, onView } = deps;
  await firstPicture(deps, signal);
  const startMs = now();
  let session = startSession(challenge, 0);
  while (session.phase !== 'done' && session.phase !== 'failed' && !signal.aborted) {
    const beganMs = now();
    const next = await lookOnce(session, beganMs - startMs, engine, deps);
    if (!next.ok) return next;
    session = next.value;
    if (!signal.aborted) onView(viewOf(session));
    await pause(Math.max(0, beganMs + lookEveryMs - now()));
  }
  return ok(session);
}

/** A camera that takes its time to start is not a slow one, so the clock begins with its first picture. */
async function firstPicture({ grab, pause }: AttemptDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const frame = await grab();
    if (frame) return frame.close();
    await pause(lookEveryMs);
  }
}

async function lookOnce(
  session: FaceSession,
  atMs: number,
  engine: FaceEngine,
  deps: AttemptDeps,
): Promise<OrFailure<FaceSession>> {
  const { eye } = deps;
  const frame = await deps.grab();
  if (!frame) return ok(tickSession(session, atMs));
  const change = eye.change(frame);
  const copy = await eye.copy(frame);
  const found = await engine.locate(frame);
  if (!found.ok) {
    copy.close();
    return brokenDown(found.error, deps);
  }
  const sample = { ...found.value, atMs, change };
  const looked = advanceSession(session, sample, asFunctions(engine).challenge);
  // Whoever stood there before is gone, and so is their picture.
  if (looked.before.length < session.before.length) eye.forget();
  if (!looked.describe) {
    copy.close();
    return ok(looked);
  }
  eye.keep(copy, sample.sharpness);
  const described = await engine.describe(copy, 'live');
  return described.ok ? ok(withDescription(looked, described.value)) : brokenDown(described.error, deps);
}

function brokenDown(fault: EngineFault, deps: AttemptDeps): { ok: false; error: FaceFailure } {
  deps.onFault(fault);
  return { ok: false, error: 'engine-failed' };
}

/** An engine's answers that are handed on as functions keep their engine. */
function asFunctions(engine: FaceEngine): Pick<FaceEngine, 'merge' | 'compare' | 'challenge'> {
  return {
    merge: (templates) => engine.merge(templates),
    compare: (a, b, calibration) => engine.compare(a, b, calibration),
    challenge: (track, moves) => engine.challenge(track, moves),
  };
}
