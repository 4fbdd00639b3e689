import { beforeEach, expect, test } from 'vitest';
import { createMachineSource, type Media } from '../../../../renderer/face/camera/machine-source.ts';
import { FakeTrack, streamOf } from './fake-camera.ts';

/** A browser with these cameras. Like a real one, it tells their names only while one of them is open. */
function browserWith(...names: string[]) {
  const opened: { readonly wanted: MediaTrackConstraints; readonly track: FakeTrack }[] = [];
  const isOn = (): boolean => opened.some(({ track }) => track.readyState === 'live');
  const media = {
    enumerateDevices: () =>
      Promise.resolve([
        { kind: 'audioinput', label: 'Microphone of the C920', deviceId: 'mic' },
        ...names.map((label, at) => ({
          kind: 'videoinput',
          label: isOn() ? label : '',
          deviceId: isOn() ? `id-${at}` : '',
        })),
      ]),
    getUserMedia({ video, audio }: MediaStreamConstraints) {
      expect(audio).toBe(false);
      const wanted = video as MediaTrackConstraints;
      const { exact } = (wanted.deviceId ?? {}) as { readonly exact?: string };
      const name = exact === undefined ? names[0] : names[Number(exact.slice(3))];
      if (name === undefined) return Promise.reject(new DOMException('', 'NotFoundError'));
      const track = new FakeTrack(name);
      opened.push({ wanted, track });
      return Promise.resolve(streamOf(track));
    },
    addEventListener() {},
    removeEventListener() {},
  };
  return { media: media as unknown as Media, opened };
}

let browser: ReturnType<typeof browserWith>;
beforeEach(() => {
  browser = browserWith('Integrated IR Camera', 'HD Pro Webcam C920');
});
const live = () => browser.opened.flatMap(({ track }) => (track.readyState === 'live' ? [track.label] : []));

test('without a name the first camera is opened, at the size the engine wants', async () => {
  await createMachineSource(browser.media).open();
  expect(live()).toEqual(['Integrated IR Camera']);
  expect(browser.opened[0]?.wanted).toMatchObject({ width: { ideal: 640 }, height: { ideal: 480 } });
});

test('the named camera is found among several, and the one that was opened to learn the names goes off', async () => {
  await createMachineSource(browser.media, 'c920').open();
  expect(live()).toEqual(['HD Pro Webcam C920']);
});

test('the named camera that comes first is opened once', async () => {
  await createMachineSource(browser.media, 'IR').open();
  expect([live(), browser.opened.length]).toEqual([['Integrated IR Camera'], 1]);
});

test('a name that no camera has opens none, and the error does not say which there are', async () => {
  const opening = createMachineSource(browser.media, 'Kinect').open();
  await expect(opening).rejects.toMatchObject({ name: 'OverconstrainedError' });
  await expect(opening).rejects.not.toThrow(/Webcam|Integrated/);
  expect(live()).toEqual([]);
});

test('whether there is a camera is known without opening one; a microphone is none', async () => {
  expect(await createMachineSource(browser.media, 'C920').missing()).toBeUndefined();
  expect(await createMachineSource(browserWith().media).missing()).toBe('none is plugged in');
  expect(browser.opened).toEqual([]);
});

test('where the names are told, one that is not among them is missing', async () => {
  await createMachineSource(browser.media).open();
  expect(await createMachineSource(browser.media, 'c920').missing()).toBeUndefined();
  expect(await createMachineSource(browser.media, 'Kinect').missing()).toBe('none has the configured name');
});
