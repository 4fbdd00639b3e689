import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFaceLab, type FaceLab } from '../../build/face/lab.ts';
import { dist } from '../../build/paths.ts';
import { faceLabFolder } from '../../build/vite/face-lab.ts';
import { faceDistance, meanTemplate } from '../../domain/face/matching.ts';
import type { FaceTemplate } from '../../domain/face/vocabulary.ts';
import { listWindowFiles } from '../../main/shell/window-files.ts';
import { frameWith, people, pictureFile, turnedPrint } from '../support/face-pictures.ts';

// The built-in engine in a real browser, on a page served with the product's own headers.

const requested: string[] = [];
let lab: FaceLab;

beforeAll(async () => {
  lab = await openFaceLab({ onRequest: (address) => requested.push(address) });
  await lab.prepare();
});
afterAll(() => lab?.close());

const nameOf = (at: number) => {
  const person = people[at];
  if (!person) throw new Error('too few modelled people');
  return person.id;
};
const front = (at: number) => `${nameOf(at)}/front-1.jpg`;

async function describe(picture: Uint8Array, kind: 'live' | 'portrait' = 'live'): Promise<FaceTemplate> {
  const template = await lab.describe(picture, kind);
  if (!template) throw new Error('no face in the picture');
  return template;
}

// A silent fall-back to WebGL would be twenty times slower; the engine itself refuses to start on it.
test('the engine starts on the compiled backend, in an isolated page that may compile nothing itself', async () => {
  expect(await lab.prepare()).toBeGreaterThan(0);
  expect(await lab.page.evaluate('crossOriginIsolated')).toBe(true);
  const pageMayCompile = await lab.page.evaluate(() =>
    WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
      () => true,
      () => false,
    ),
  );
  expect(pageMayCompile).toBe(false);
});

test('nothing is asked of another machine, and every net that is shipped is used', () => {
  const origins = new Set(requested.map((address) => new URL(address).origin));
  expect([...origins]).toEqual([new URL(lab.page.url()).origin]);
  const models = requested
    .map((address) => new URL(address).pathname)
    .filter((path) => path.startsWith('/models/'));
  const shipped = readdirSync(join(faceLabFolder, 'models')).filter((name) => !name.endsWith('.txt'));
  expect(new Set(models)).toEqual(new Set(shipped.map((name) => `/models/${name}`)));
});

test('everybody is nearer to their own document than to anybody else', async () => {
  const described = await Promise.all(
    people.map(async ({ id, portrait }) => ({
      id,
      document: await describe(pictureFile(portrait), 'portrait'),
      live: meanTemplate([
        await describe(pictureFile(`${id}/front-1.jpg`)),
        await describe(pictureFile(`${id}/front-2.jpg`)),
      ]),
    })),
  );
  const pairs = described.flatMap(({ id, document }) =>
    described.map(({ id: other, live }) => ({ same: id === other, ...faceDistance(document, live) })),
  );
  const raw = (same: boolean) => pairs.filter((pair) => pair.same === same).map((pair) => pair.raw);
  expect(Math.max(...raw(true))).toBeLessThan(0.4);
  expect(Math.min(...raw(false))).toBeGreaterThan(0.45);
});

test('a template has both vectors, and the same picture gives the same ones whoever came before', async () => {
  const [first, other] = [pictureFile(front(0)), pictureFile(front(1))];
  const before = await describe(first);
  expect(Object.values(before.vectors).map(({ length }) => length)).toEqual([128, 1_024]);
  await describe(other);
  await lab.locate(other);
  expect(await describe(first)).toEqual(before);
});

test.each(people)('the head of $id is seen as it is held', async ({ frames }) => {
  const level = await lab.locate(
    pictureFile(frames.find(({ file }) => file.endsWith('front-1.jpg'))?.file ?? ''),
  );
  for (const { file, yawDeg, pitchDeg } of frames.filter(({ file: name }) =>
    /-[mp](?:09|15|24)\./.test(name),
  )) {
    const look = await lab.locate(pictureFile(file));
    expect(look.faces, file).toBe(1);
    // Seven degrees: about a third of what the visitor is asked for.
    expect(Math.abs(look.yawDeg - level.yawDeg - yawDeg), file).toBeLessThan(7);
    if (pitchDeg !== 0) expect(Math.abs(look.pitchDeg - level.pitchDeg - pitchDeg), file).toBeLessThan(7);
  }
});

// The challenge asks for more than twice as much of a head.
test.each([-40, -20, 20, 40])('a print turned by %i degrees hardly turns its face', async (degrees) => {
  for (const at of people.keys()) {
    const still = await lab.locate(pictureFile(front(at)));
    const turned = await lab.locate(await turnedPrint(front(at), degrees));
    expect(turned.faces, nameOf(at)).toBe(1);
    expect(Math.abs(turned.yawDeg - still.yawDeg), nameOf(at)).toBeLessThan(7);
  }
});

test('a face in front is level, in the middle, lit, sharp and bare', async () => {
  const look = await lab.locate(pictureFile(front(0)));
  expect(look.faces).toBe(1);
  for (const degrees of [look.yawDeg, look.pitchDeg, look.rollDeg])
    expect(Math.abs(degrees)).toBeLessThan(10);
  expect(look.width).toBeGreaterThan(0.2);
  expect(look.width).toBeLessThan(0.4);
  for (const part of look.centre) expect(Math.abs(part - 0.5)).toBeLessThan(0.1);
  expect(look.light).toBeGreaterThan(0.3);
  expect(look.sharpness).toBeGreaterThan(100);
  expect(look.covered).toBeLessThan(0.2);
});

// A second, smaller face counts; the numbers are those of the larger one, and so is the template.
test('of two people the nearer one is described', async () => {
  const both = await frameWith(async (context, picture) => {
    context.drawImage(await picture(front(0)), 120, 0, 400, 480, 0, 0, 400, 480);
    context.drawImage(await picture(front(1)), 160, 20, 320, 360, 400, 100, 230, 260);
  });
  const look = await lab.locate(both);
  expect(look.faces).toBe(2);
  expect(look.centre[0]).toBeLessThan(0.45);
  const near = await describe(both);
  const alone = [await describe(pictureFile(front(0))), await describe(pictureFile(front(1)))];
  const [own = NaN, other = NaN] = alone.map((template) => faceDistance(near, template).raw);
  expect(own).toBeLessThan(0.3);
  expect(other).toBeGreaterThan(0.45);
});

test('a face that fills the frame is still described', async () => {
  const close = await frameWith(async (context, picture) =>
    context.drawImage(await picture(front(2)), 190, 90, 260, 260, 80, 0, 480, 480),
  );
  const own = await describe(pictureFile(front(2)));
  expect(faceDistance(await describe(close), own).raw).toBeLessThan(0.3);
});

test('where nobody is, nobody is found, and the light is the room’s', async () => {
  const empty = await frameWith(() => undefined);
  const look = await lab.locate(empty);
  expect(look).toMatchObject({ faces: 0, width: 0, covered: 0 });
  expect(look.light).toBeCloseTo(0x77 / 255, 2);
  expect(await lab.describe(empty, 'live')).toBeUndefined();
  expect(await lab.describe(empty, 'portrait')).toBeUndefined();
});

test('a dark room is seen dark, a shaken camera unsharp', async () => {
  const dark = await frameWith(async (context, picture) => {
    context.filter = 'brightness(0.15)';
    context.drawImage(await picture(front(0)), 0, 0);
  });
  expect((await lab.locate(dark)).light).toBeLessThan(0.12);
  const shaken = await frameWith(async (context, picture) => {
    context.filter = 'blur(6px)';
    context.drawImage(await picture(front(0)), 0, 0);
  });
  expect((await lab.locate(shaken)).sharpness).toBeLessThan(20);
});

test.each([
  ['blue', '#96bed7'],
  ['white', '#ebebeb'],
  ['black', '#1e1e20'],
])('a %s mask is seen', async (_, colour) => {
  const { centre, width } = await lab.locate(pictureFile(front(0)));
  const masked = await frameWith(async (context, picture) => {
    context.drawImage(await picture(front(0)), 0, 0);
    const [x, y, half] = [centre[0] * 640, centre[1] * 480, (width * 640) / 2];
    context.fillStyle = colour;
    context.beginPath();
    context.ellipse(x, y + 0.62 * half, 0.95 * half, 0.72 * half, 0, 0, 2 * Math.PI);
    context.fill();
  });
  const look = await lab.locate(masked);
  expect(look.faces).toBe(1);
  expect(look.covered).toBeGreaterThan(0.6);
});

test('nothing of a face is kept in the browser', async () => {
  const kept = await lab.page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
  }));
  expect(kept).toEqual({ local: [], session: [], databases: [], caches: [] });
});

test('the window carries the same nets, and no lab page', () => {
  const paths = [...listWindowFiles(join(dist, 'renderer')).keys()];
  const inLab = [...listWindowFiles(faceLabFolder).keys()];
  const nets = (files: readonly string[]) => files.filter((path) => path.startsWith('/models/')).sort();
  expect(nets(paths)).toHaveLength(13);
  expect(nets(paths)).toEqual(nets(inLab));
  expect(paths.filter((path) => path.includes('lab'))).toEqual([]);
});
