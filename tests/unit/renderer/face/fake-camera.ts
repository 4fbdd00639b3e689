import type { CameraMachine } from '../../../../renderer/face/camera/open-camera.ts';
import type { CameraSource } from '../../../../renderer/face/camera/source.ts';

/** A track that can be pulled out, goes dark, and says whether it is on. */
export class FakeTrack extends EventTarget {
  readyState: 'live' | 'ended' = 'live';
  readonly label: string;
  constructor(label = 'Front camera') {
    super();
    this.label = label;
  }
  stop(): void {
    this.readyState = 'ended';
  }
  happens(what: 'ended' | 'mute' | 'unmute'): void {
    this.dispatchEvent(new Event(what));
  }
}

export const streamOf = (track: FakeTrack): MediaStream =>
  ({ getTracks: () => [track], getVideoTracks: () => [track] }) as unknown as MediaStream;

/** A picture that knows whether it was given back. */
export class FakePicture {
  isClosed = false;
  close(): void {
    this.isClosed = true;
  }
}

/** A browser without pictures: everything a camera does to it can be seen. */
export function fakeMachine() {
  const pictures: FakePicture[] = [];
  const video = {
    srcObject: null as MediaStream | null,
    HAVE_CURRENT_DATA: 2,
    readyState: 2,
    isRemoved: false,
    play: () => Promise.resolve(),
    remove: () => void (video.isRemoved = true),
  };
  const machine: CameraMachine = {
    createVideo: () => video as unknown as HTMLVideoElement,
    takePicture() {
      const picture = new FakePicture();
      pictures.push(picture);
      return Promise.resolve(picture as unknown as ImageBitmap);
    },
  };
  return { machine, video, pictures };
}

export interface FakeSource {
  readonly camera: CameraSource;
  /** What opening comes to; a live track when a test says nothing. */
  opens: () => Promise<MediaStream>;
  /** Of every opening, in order. */
  readonly tracks: readonly FakeTrack[];
  readonly listeners: ReadonlySet<() => void>;
  /** Plugs it in, or out for this reason. */
  plug(missing?: string): void;
}

/** A source whose plug a test holds in its hand. */
export function fakeSource(): FakeSource {
  const tracks: FakeTrack[] = [];
  const listeners = new Set<() => void>();
  let missing: string | undefined;
  const source: FakeSource = {
    camera: {
      missing: () => Promise.resolve(missing),
      onPlug(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      open: () => source.opens(),
    },
    opens() {
      const track = new FakeTrack();
      tracks.push(track);
      return Promise.resolve(streamOf(track));
    },
    ...{ tracks, listeners },
    plug(why) {
      missing = why;
      for (const listener of [...listeners]) listener();
    },
  };
  return source;
}

export const refusal = (name: string) => () =>
  Promise.reject(new DOMException('FaceTime HD Camera (05ac:8514)', name));
