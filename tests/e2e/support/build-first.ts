import { ensureFaceLab } from '../../../build/face/ensure-lab.ts';
import { ensureBuilt } from './built-kiosk.ts';

/**
 * Before the first end-to-end test and only then: tests run side by side, and a build under way, or one that a change of a
 * source sets off in the middle of a run, would take the kiosk from under the feet of the others.
 */
export async function setup(): Promise<void> {
  // The lab is built for production; the tests' own windows are not.
  const { NODE_ENV } = process.env;
  await ensureBuilt();
  await ensureFaceLab();
  if (NODE_ENV) process.env['NODE_ENV'] = NODE_ENV;
}
