import type { CameraConfig } from '../../../domain/device/config/camera.ts';
import { createWindowCamera } from '../../devices/camera/window-camera.ts';
import type { WantedCamera } from '../../devices/camera/camera-window.ts';
import type { BuildDeps, Group } from '../fleet.ts';
import { supervisedCamera } from '../supervised.ts';
import { groupOf, makeEach, type Startable } from './group.ts';
import type { BuilderDeps } from './index.ts';

/** The window opens it: the driver here is the same for a real camera and for one that shows what the dock holds up. */
export async function buildCameras(
  configs: readonly CameraConfig[],
  deps: BuilderDeps,
  fleet: BuildDeps,
): Promise<Group> {
  return groupOf(await makeEach(configs, (config) => buildCamera(config, deps, fleet)));
}

async function buildCamera(
  config: CameraConfig,
  { timers, simulation, cameraFeed: feed }: BuilderDeps,
  { news, watchOf }: BuildDeps,
): Promise<Startable> {
  const { id, driver } = config;
  if (driver === 'simulator') (await simulation.dock()).camera(id);
  const name = config.driver === 'window' ? config.name : undefined;
  const wanted: WantedCamera = { id, driver, ...(name !== undefined && { name }) };
  const camera = supervisedCamera(
    (vitals) => createWindowCamera({ camera: wanted, feed, timers, vitals }),
    watchOf(id),
  );
  camera.onHealth((health, words) => news.health(id, health, words));
  return { ...camera, id, driver, link: ['window', name].join(' ').trim() };
}
