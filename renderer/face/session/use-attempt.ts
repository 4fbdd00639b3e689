import { useEffect, useEffectEvent, useState } from 'react';
import type { Challenge } from '../../../domain/face/vocabulary.ts';
import type { FaceResult } from '../../../preload/contract/face.ts';
import { reportFailure } from '../../app/report-failure.ts';
import { bridge } from '../../bridge/index.ts';
import { openCamera, type CameraHandle } from '../camera/index.ts';
import { isSameView, preparing, type AttemptView } from './attempt-view.ts';
import { createFrameEye } from './frame-eye.ts';
import { useFaceParts, type FaceParts } from './parts.ts';
import { portraitPicture } from './portrait-picture.ts';
import { runAttempt } from './run-attempt.ts';
import { useIsVisible } from './use-is-visible.ts';

interface AttemptScreen {
  readonly ticket: number;
  /** Absent until main has made everything ready. */
  readonly challenge?: Challenge;
  readonly enrolling: boolean;
}

export interface Attempt {
  readonly camera: CameraHandle | undefined;
  readonly view: AttemptView;
}

/** The engine takes one frame at a time: an attempt begins when the one before has let go of it. */
let before: Promise<unknown> = Promise.resolve();

/**
 * The attempt of the screen that is open: camera on, looks, result to main. Everything is off and wiped when the screen
 * closes or the window is hidden, whatever the reason.
 */
export function useAttempt(screen: AttemptScreen): Attempt {
  const parts = useFaceParts((state) => state.parts);
  const isVisible = useIsVisible();
  const [camera, setCamera] = useState<CameraHandle>();
  const [view, setView] = useState(preparing);

  useEffect(() => {
    if (!parts || !isVisible) return undefined;
    // How it is goes to main by way of `watchCamera` (face-follower.ts).
    const opened = openCamera(parts.setup.camera, { onState: () => undefined });
    setCamera(opened);
    return () => {
      opened.stop();
      setCamera(undefined);
      setView(preparing);
    };
  }, [parts, isVisible]);

  const begin = useEffectEvent((opened: CameraHandle, signal: AbortSignal) => {
    const { ticket, challenge, enrolling } = screen;
    if (!parts || !challenge) return;
    const show = (next: AttemptView) => setView((now) => (isSameView(now, next) ? now : next));
    const run = () => attempt({ ticket, challenge, enrolling }, parts, opened, show, signal);
    before = before.then(run).catch((error: unknown) => {
      if (signal.aborted) return;
      // Nobody is to stand before a camera that looks at nothing until their time is over.
      reportFailure('face', error);
      send({ ticket, outcome: { kind: 'failed', why: 'engine-failed' } });
    });
  });
  // A status is a new object each time; the attempt begins anew only with another ticket or other moves.
  const asked = screen.challenge && `${screen.ticket} ${screen.challenge.join(' ')}`;
  useEffect(() => {
    if (!camera || asked === undefined) return undefined;
    const stopped = new AbortController();
    begin(camera, stopped.signal);
    return () => stopped.abort();
  }, [camera, asked]);

  return { camera, view };
}

async function attempt(
  { ticket, ...task }: Required<AttemptScreen>,
  { setup, engine, onFault }: FaceParts,
  camera: CameraHandle,
  onView: (view: AttemptView) => void,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  const end = await runAttempt(
    task,
    {
      grab: () => camera.grab(),
      engine,
      onFault,
      onView,
      eye: createFrameEye(),
      reference: () => bridge.call('face.reference', { ticket }),
      portrait: portraitPicture,
      calibration: setup.calibration,
      now: () => performance.now(),
      pause: (ms) => new Promise((resume) => setTimeout(resume, ms)),
    },
    signal,
  );
  if (end) send({ ticket, ...end });
}

/** A lost line is shown by the connection takeover; main ends the attempt when its time is over. */
function send(result: FaceResult): void {
  bridge.call('face.result', result).catch(() => undefined);
}
