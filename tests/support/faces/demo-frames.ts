import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadImage, type Image } from '@napi-rs/canvas';

/** The invented people of `assets/demo/faces`. */
export type DemoPerson = 'a' | 'b' | 'c' | 'd';
export const demoPeople: readonly DemoPerson[] = ['a', 'b', 'c', 'd'];

/** How a head is held: degrees from the straight look, to the person's own left and downwards. */
export interface HeadPose {
  readonly yawDeg: number;
  readonly pitchDeg: number;
}

interface PersonFile {
  readonly id: string;
  readonly portrait: string;
  readonly frames: readonly (HeadPose & { readonly file: string })[];
}

export const facesFolder: string = join(import.meta.dirname, '../../../assets/demo/faces');
const people = JSON.parse(readFileSync(join(facesFolder, 'people.json'), 'utf8')) as readonly PersonFile[];

const read = (file: string): Buffer => readFileSync(join(facesFolder, file));

function fileOf(person: DemoPerson): PersonFile {
  const found = people.find(({ id }) => id === person);
  if (!found) throw new Error(`nobody is called ${person}`);
  return found;
}

/** The person as on an ID card: a PNG of 102 x 126. */
export function portraitOf(person: DemoPerson): Buffer {
  return read(fileOf(person).portrait);
}

/** The picture (JPEG, 640 x 480) on which the head is held most like this. */
export function frameOf(person: DemoPerson, { yawDeg, pitchDeg }: HeadPose): Buffer {
  const [nearest] = fileOf(person)
    .frames.map((frame) => ({
      file: frame.file,
      apart: Math.hypot(frame.yawDeg - yawDeg, frame.pitchDeg - pitchDeg),
    }))
    .sort((one, other) => one.apart - other.apart);
  if (!nearest) throw new Error(`there is no picture of ${person}`);
  return read(nearest.file);
}

/** The views straight into the camera, a little apart as nobody holds quite still. */
export function frontsOf(person: DemoPerson): readonly Buffer[] {
  return fileOf(person)
    .frames.filter(({ file }) => file.includes('/front-'))
    .map(({ file }) => read(file));
}

/** The lobby without anybody. */
export function lobby(): Buffer {
  return read('lobby.jpg');
}

const decoded = new Map<string, Promise<Image>>();

/** Decodes a picture once, however often it is drawn. */
export function pictureOf(bytes: Buffer): Promise<Image> {
  const key = bytes.toString('latin1');
  const known = decoded.get(key) ?? loadImage(bytes);
  decoded.set(key, known);
  return known;
}
