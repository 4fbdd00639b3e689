import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseCalibration, type FaceCalibration } from '../../domain/face/calibration.ts';
import { faceDistance } from '../../domain/face/matching.ts';
import type { FaceDistance, FaceTemplate } from '../../domain/face/vocabulary.ts';
import { seededRandom } from '../../domain/kernel/seeded-random.ts';
import { describePictures, type PictureToDescribe } from './describe-pictures.ts';
import { evaluate } from './evaluation.ts';
import { evaluationWords } from './evaluation-words.ts';
import { readPairs, type PicturePair } from './pairs-file.ts';

// npm run face:evaluate -- PAIRS.json --images DIR [--calibration FILE] [--seed NUMBER] [--json]: how well the kiosk's own engine tells the
// faces of a list of pairs apart. The list's form: docs/operations/face.md.

const usage =
  'Usage: npm run face:evaluate -- PAIRS.json --images DIR [--calibration FILE] [--seed NUMBER] [--json]\n';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<0 | 1 | 2> {
  const asked = readArguments(args);
  if (!asked) return say(usage, 2);
  if (!existsSync(asked.file)) return say('There is no such pairs file.\n', 1);
  const list = readPairs(readFileSync(asked.file, 'utf8'));
  if (!list.ok) return say(`${list.error}\n`, 1);
  const { pairs, people } = list.value;
  const missing = pairs.findIndex(({ a, b }) => ![a, b].every((one) => existsSync(join(asked.images, one))));
  if (missing >= 0) return say(`A picture of pair ${missing + 1} is not in the folder.\n`, 1);
  const calibration = readCalibration(asked.calibration);
  if (calibration === 'unusable') return say('The calibration file is none of face:calibrate.\n', 1);
  const templates = await templatesOf(pairs, asked.images);
  const engine = [...templates.values()].find((template) => template)?.engine;
  if (calibration && engine !== undefined && calibration.engine !== engine)
    return say(`The calibration was made with engine ${calibration.engine}, this is ${engine}.\n`, 1);
  const compared = pairs.map((pair, at) => ({
    people: people[at] ?? ([pair.a, pair.b] as const),
    distance: distanceOf(pair, templates, calibration),
  }));
  const evaluation = evaluate(compared, calibration, seededRandom(asked.seed));
  process.stdout.write(
    asked.json ? `${JSON.stringify({ engine, ...evaluation })}\n` : evaluationWords(evaluation),
  );
  return 0;
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        images: { type: 'string' },
        calibration: { type: 'string' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
      },
    });
    const [file, ...more] = positionals;
    const { images, calibration, json } = values;
    const seed = Number(values.seed);
    if (file === undefined || images === undefined || more.length > 0 || !Number.isInteger(seed))
      return undefined;
    return { file, images, calibration, seed, json };
  } catch {
    return undefined;
  }
}

function readCalibration(file: string | undefined): FaceCalibration | 'unusable' | undefined {
  if (file === undefined) return undefined;
  try {
    return parseCalibration(readFileSync(file, 'utf8')) ?? 'unusable';
  } catch {
    return 'unusable';
  }
}

type Templates = ReadonlyMap<string, FaceTemplate | undefined>;

/** A picture may stand in one pair as a document's and in another as a live one: it is described as both. */
function keyOf(picture: string, isPortrait: boolean): string {
  return `${isPortrait ? 'portrait' : 'live'} ${picture}`;
}

async function templatesOf(pairs: readonly PicturePair[], folder: string): Promise<Templates> {
  const pictures = new Map<string, PictureToDescribe>();
  for (const { a, b, aIsPortrait } of pairs) {
    pictures.set(keyOf(a, aIsPortrait), { path: join(folder, a), isPortrait: aIsPortrait });
    pictures.set(keyOf(b, false), { path: join(folder, b), isPortrait: false });
  }
  const described = await describePictures([...pictures.values()], (words) =>
    process.stderr.write(`${words}\n`),
  );
  return new Map([...pictures.keys()].map((key, at) => [key, described[at]]));
}

function distanceOf(
  { a, b, aIsPortrait }: PicturePair,
  templates: Templates,
  calibration: FaceCalibration | undefined,
): FaceDistance {
  const [one, other] = [templates.get(keyOf(a, aIsPortrait)), templates.get(keyOf(b, false))];
  return one && other ? faceDistance(one, other, calibration) : { raw: Infinity };
}

function say<Code extends 1 | 2>(words: string, code: Code): Code {
  process.stderr.write(words);
  return code;
}
