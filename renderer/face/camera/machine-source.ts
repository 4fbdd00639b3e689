import type { CameraSource } from './source.ts';

/** As much of the browser as a camera needs. */
export type Media = Pick<
  MediaDevices,
  'enumerateDevices' | 'getUserMedia' | 'addEventListener' | 'removeEventListener'
>;

/** What the engine looks at; a camera that knows only larger pictures has them made smaller. No sound, ever. */
const size = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } };

/**
 * The camera of this machine. Labels and ids of cameras stay in here.
 * @param name part of the label of the wanted one, whatever its case
 */
export function createMachineSource(media: Media, name?: string): CameraSource {
  const isWanted = ({ label }: { readonly label: string }): boolean =>
    name === undefined || label.toLowerCase().includes(name.toLowerCase());
  const cameras = async () => (await media.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');
  const request = (constraints: MediaTrackConstraints): Promise<MediaStream> =>
    media.getUserMedia({ video: { ...size, ...constraints }, audio: false });

  return {
    async missing() {
      const all = await cameras();
      if (all.length === 0) return 'none is plugged in';
      // Before the camera was first allowed, browsers tell how many there are but not their names.
      return all.every(({ label }) => label !== '') && !all.some(isWanted)
        ? 'none has the configured name'
        : undefined;
    },
    onPlug(listener) {
      media.addEventListener('devicechange', listener);
      return () => media.removeEventListener('devicechange', listener);
    },
    async open() {
      if (name === undefined) return request({ facingMode: 'user' });
      const known = (await cameras()).find(({ label }) => label !== '' && isWanted({ label }));
      if (known) return request({ deviceId: { exact: known.deviceId } });
      // Any camera, for a moment: while one is open, the names of all are told.
      const first = await request({});
      if (first.getVideoTracks().some(isWanted)) return first;
      const wanted = (await cameras()).find(isWanted);
      for (const track of first.getTracks()) track.stop();
      if (!wanted) throw new DOMException('no camera of this name', 'OverconstrainedError');
      return request({ deviceId: { exact: wanted.deviceId } });
    },
  };
}
