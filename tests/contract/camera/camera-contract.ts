import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CameraHealth } from '../../../domain/visit/status.ts';
import type { Camera } from '../../../main/devices/camera/port.ts';

/** A camera to be judged, and what happens to it. Each happening is over when its promise is. */
export interface CameraRig {
  readonly camera: Camera;
  /** What opens the camera has come up and tells how it is. */
  open(): Promise<void>;
  /** It crashed, or was closed. */
  lose(): Promise<void>;
  unplug(): Promise<void>;
  plug(): Promise<void>;
  /** The system takes the permission away and gives it back. */
  deny(): Promise<void>;
  allow(): Promise<void>;
  /** What compares faces breaks, and works again. */
  breakEngine(): Promise<void>;
  mendEngine(): Promise<void>;
  close(): Promise<void>;
}

interface News {
  readonly health: CameraHealth;
  readonly words?: string;
}

/** What every camera must do. */
export function cameraContract(name: string, makeRig: () => Promise<CameraRig>): void {
  describe(name, () => {
    let rig: CameraRig;
    let news: News[];
    const healths = () => news.map(({ health }) => health);

    beforeEach(async () => {
      news = [];
      rig = await makeRig();
      rig.camera.onHealth((health, words) => news.push({ health, ...(words !== undefined && { words }) }));
      rig.camera.start();
    });
    afterEach(() => rig.close());

    test('it connects, and is ready once camera and engine are', async () => {
      expect(healths()).toEqual(['connecting']);
      await rig.open();
      expect(healths()).toEqual(['connecting', 'ready']);
    });

    test('unplugged it is absent, plugged in it is ready again, and each is told once', async () => {
      await rig.open();
      await rig.unplug();
      await rig.unplug();
      await rig.plug();
      expect(healths()).toEqual(['connecting', 'ready', 'absent', 'ready']);
    });

    test('a camera that may not be opened, and an engine that does not work, are faults with their reason', async () => {
      await rig.open();
      await rig.deny();
      expect(news.at(-1)).toMatchObject({ health: 'fault', words: expect.stringContaining('does not let') });
      await rig.allow();
      await rig.breakEngine();
      expect(news.at(-1)).toMatchObject({ health: 'fault', words: expect.stringContaining('engine') });
      await rig.mendEngine();
      expect(healths().at(-1)).toBe('ready');
    });

    test('a camera that is missing is absent whatever the engine says', async () => {
      await rig.open();
      await rig.breakEngine();
      await rig.unplug();
      expect(healths().at(-1)).toBe('absent');
      await rig.plug();
      expect(healths().at(-1)).toBe('fault');
    });

    test('without what opens it, it is absent; when that is back, it works on by itself', async () => {
      await rig.open();
      await rig.lose();
      expect(news.at(-1)).toMatchObject({ health: 'absent', words: expect.stringMatching(/.+/) });
      await rig.open();
      expect(healths().at(-1)).toBe('ready');
    });

    test('stopped it is silent; started again it tells how it is from the beginning', async () => {
      await rig.open();
      await rig.camera.stop();
      const before = news.length;
      await rig.unplug();
      await rig.plug();
      expect(news.length).toBe(before);
      rig.camera.start();
      await rig.open();
      expect(healths().slice(before)).toEqual(['connecting', 'ready']);
    });
  });
}
