import type { FaceEngine } from '../face/engine/port.ts';
import { createFrameEye } from '../face/session/frame-eye.ts';
import { runAttempt } from '../face/session/run-attempt.ts';
import { decodePicture } from './decode-picture.ts';
import { takePulse, type Measured } from './measure.ts';
import { valueOf } from './value-of.ts';

/**
 * Runs the kiosk's own attempts before a camera that shows the fronts in turn. The moves count as made at once, because how long a
 * visitor takes for them is not the kiosk's time; measured is what comes after them.
 *
 * @param portrait the document's photograph that the person is compared with
 */
export async function measureVerdicts(
  engine: FaceEngine,
  fronts: readonly string[],
  portrait: string,
  times: number,
): Promise<Measured> {
  const pictures = await Promise.all(fronts.map(decodePicture));
  const reference = valueOf(await engine.describe(await decodePicture(portrait), 'portrait'));
  if (!reference) throw new Error('no face in the portrait');
  let shown = 0;
  const grab = () => createImageBitmap(pictures[(shown += 1) % pictures.length] as ImageBitmap);

  const taken: number[] = [];
  let longestStall = 0;
  for (let attempt = 0; attempt < times; attempt += 1) {
    let passed: { readonly atMs: number; readonly pulse: ReturnType<typeof takePulse> } | undefined;
    const obliging: FaceEngine = {
      ...engine,
      challenge() {
        passed ??= { atMs: performance.now(), pulse: takePulse() };
        return { state: 'passed' };
      },
    };
    const end = await runAttempt(
      { challenge: ['turn-left', 'nod'], enrolling: false },
      {
        grab,
        engine: () => Promise.resolve({ ok: true, value: obliging }),
        eye: createFrameEye(),
        reference: () => Promise.resolve({ kind: 'template', template: reference }),
        portrait: () => Promise.resolve(undefined),
        now: () => performance.now(),
        pause: (ms) => new Promise((resume) => setTimeout(resume, ms)),
        onView: () => undefined,
        onFault: () => undefined,
      },
      new AbortController().signal,
    );
    const doneMs = performance.now();
    const stall = passed?.pulse.stop() ?? 0;
    if (!passed || end?.outcome.kind !== 'measured')
      throw new Error(`an attempt ended as ${JSON.stringify(end?.outcome)}`);
    taken.push(doneMs - passed.atMs);
    longestStall = Math.max(longestStall, stall);
  }
  for (const picture of pictures) picture.close();
  return { times: taken, longestStall };
}
