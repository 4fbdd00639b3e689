import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths.ts';
import { openFaceLab } from './lab.ts';

// node build/face/store-self-test.ts: takes the nets' answers on this machine as the right ones. Only after exchanging a net or the
// drawn picture, and only on a machine whose answers are otherwise known to be good.

const file = join(root, 'renderer', 'face', 'engine', 'self-test-outputs.ts');
const lab = await openFaceLab({ mayCompile: true });
try {
  const [human, faceApi] = [await lab.fingerprints('human'), await lab.fingerprints('faceApi')];
  const rounded = (prints: readonly (readonly number[])[]) =>
    JSON.stringify(prints.map((print) => print.map((value) => Number(value.toPrecision(6)))));
  writeFileSync(
    file,
    `import type { Fingerprint } from './self-test.ts';

/** Written by build/face/store-self-test.ts. Detector, mesh, descriptor. */
export const humanFingerprints: readonly Fingerprint[] = ${rounded(human)};

/** Detector, points, descriptor. */
export const faceApiFingerprints: readonly Fingerprint[] = ${rounded(faceApi)};
`,
  );
} finally {
  await lab.close();
}
