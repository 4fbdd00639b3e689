import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Lobby } from './lobby.ts';

/** Chromium's own fake camera before the kiosk: the browser opens it as it does a real one, and it plays a film. */
export interface FakeCamera {
  readonly flags: readonly string[];
  /** From the next opening on, what stands before the camera. @param clip a film of tests/support/faces/clips.ts */
  shows(clip: string): void;
  remove(): void;
}

export function createFakeCamera(): FakeCamera {
  const folder = mkdtempSync(join(tmpdir(), 'yingbin-fake-camera-'));
  const film = join(folder, 'film.mjpeg');
  return {
    flags: [
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
      // As the shell opens its own browser.
      '--auto-accept-camera-and-microphone-capture',
    ],
    shows(clip) {
      // The browser maps the film into its memory: the old one stays whole for whoever still plays it.
      copyFileSync(clip, `${film}.next`);
      renameSync(`${film}.next`, film);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** The streams a window was given, as the test sees them. */
export interface CameraTracks {
  /** How many are still taking pictures. */
  live(): Promise<number>;
  /** How often the camera was opened since the window is there. */
  opened(): Promise<number>;
}

interface Noted {
  readonly notedTracks: MediaStreamTrack[];
}

/** Opens the window anew, with every stream of its camera noted. */
export async function noteTracks(lobby: Lobby): Promise<CameraTracks> {
  await lobby.context().addInitScript(() => {
    // Not on the empty page that every window begins with.
    const { mediaDevices } = navigator as { readonly mediaDevices?: MediaDevices };
    if (!mediaDevices) return;
    const real = mediaDevices.getUserMedia.bind(mediaDevices);
    const notedTracks: MediaStreamTrack[] = [];
    Object.assign(globalThis, { notedTracks });
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await real(wanted);
      notedTracks.push(...stream.getTracks());
      return stream;
    };
  });
  await lobby.newWindow();
  const count = (page: Page, state: string) =>
    page.evaluate(
      (wanted) =>
        (globalThis as unknown as Noted).notedTracks.filter(({ readyState }) => readyState.startsWith(wanted))
          .length,
      state,
    );
  return { live: () => count(lobby.page(), 'live'), opened: () => count(lobby.page(), '') };
}
