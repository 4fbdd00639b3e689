import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCalibrate } from '../../../../build/face/calibrate-command.ts';
import { calibrationSchema } from '../../../../domain/face/calibration.ts';
import type { DescribedImage } from '../../../../domain/face/calibrate-statistics.ts';
import { inventPeople } from '../../../support/faces/invented-people.ts';

let folder: string;
let told: { out: string; err: string };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'face-calibrate-'));
  told = { out: '', err: '' };
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A folder of pictures, and an engine that knows what each shows; what it is not told has no face. */
function lay(images: readonly DescribedImage[], nameOf = (at: number) => `${at}.jpg`) {
  const described = new Map<string, DescribedImage>();
  for (const [at, image] of images.entries()) {
    const path = join(folder, 'people', image.person, nameOf(at));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
    described.set(path, image);
  }
  const asked: string[] = [];
  const run = (...args: string[]) =>
    runCalibrate([join(folder, 'people'), '--out', join(folder, 'made.json'), ...args], {
      today: '2026-11-23',
      describe: async (pictures) =>
        pictures.map(({ path, isPortrait }) => {
          asked.push(`${path.slice(folder.length)} ${isPortrait}`);
          const { faceApi, human } = described.get(path) ?? {};
          return faceApi && human && { engine: 'test/1', vectors: { faceApi, human } };
        }),
      out: (words) => (told.out += words),
      err: (words) => (told.err += words),
    });
  return { run, asked };
}

const made = () => calibrationSchema.parse(JSON.parse(readFileSync(join(folder, 'made.json'), 'utf8')));
const people = (count: number) => inventPeople(count, () => 2, 4);
const slow = { timeout: 60_000 };

test(
  'a folder of a hundred people becomes a file the kiosk takes, and words to answer for',
  slow,
  async () => {
    const { run } = lay(people(100));
    expect(await run()).toBe(0);
    expect(made()).toMatchObject({ engine: 'test/1', madeOn: '2026-11-23', people: 50, images: 100 });
    expect(told.out).toMatch(
      'Made of 100 pictures of 50 people; measured on 50 other people (50 comparisons',
    );
    expect(told.out).toMatch(
      /Of 10000 strangers about \d+ would be taken for the person, with 95 % confidence at most \d+/,
    );
    expect(existsSync(join(folder, 'made.json.part'))).toBe(false);
  },
);

test('programs are told the same in JSON, and nothing of any picture', slow, async () => {
  const { run } = lay(people(100));
  expect(await run('--json', '--seed', '3')).toBe(0);
  const { rule, measured } = made();
  const answer = JSON.parse(told.out) as object;
  expect(answer).toMatchObject({ lost: 0, people: 50, rule, measured });
  expect(JSON.stringify(answer)).not.toMatch(/p00\d\d/);
  expect(told.out.length).toBeLessThan(2_000);
});

test('too few folders are refused before anything is described', async () => {
  const { run, asked } = lay(people(99));
  expect(await run()).toBe(1);
  expect(told.err).toMatch('99 people are too few: 100 are needed.');
  expect(asked).toEqual([]);
  expect(existsSync(join(folder, 'made.json'))).toBe(false);
});

test('pictures without a face may leave too few people', async () => {
  const { run } = lay(people(100));
  rmSync(join(folder, 'people', 'p0007'), { recursive: true });
  mkdirSync(join(folder, 'people', 'p0007'));
  writeFileSync(join(folder, 'people', 'p0007', 'wall.png'), '');
  expect(await run('--json')).toBe(1);
  expect(told.err).toMatch('Pictures in which no face was found: 1.\n99 people are too few');
  expect(JSON.parse(told.out)).toEqual({ refused: 'too-few-people', lost: 1 });
});

test('one person in two folders is named by the places of the folders, not by name', async () => {
  const images = people(100);
  const [first] = images;
  const { run } = lay([...images, ...(first ? [{ ...first, person: 'zoe' }] : [])]);
  expect(await run()).toBe(1);
  expect(told.err).toMatch('1 and 101 (places of the folders');
  expect(told.err).not.toMatch(/zoe|p0000/);
});

test('pictures called portrait are described as a document’s, other files are passed over', async () => {
  const { run, asked } = lay(people(100), (at) => ['portrait.png', 'lobby.JPEG', 'notes.txt'][at % 2] ?? '');
  writeFileSync(join(folder, 'people', 'p0000', 'notes.txt'), '');
  writeFileSync(join(folder, 'people', 'readme.txt'), '');
  await run();
  expect(asked.slice(0, 2)).toEqual(['/people/p0000/lobby.JPEG false', '/people/p0000/portrait.png true']);
  expect(asked).toHaveLength(200);
}, 60_000);

test('arguments that mean nothing are answered with how it is called', async () => {
  const deps = {
    ...{ today: '2026-11-23', describe: async () => [] },
    out: () => undefined,
    err: (words: string) => void (told.err += words),
  };
  for (const args of [[], ['a', 'b'], ['a', '--what'], ['a', '--seed', 'x']])
    expect(await runCalibrate(args, deps)).toBe(2);
  expect(told.err.match(/Usage/g)).toHaveLength(4);
  expect(await runCalibrate([join(folder, 'nowhere')], deps)).toBe(1);
});
