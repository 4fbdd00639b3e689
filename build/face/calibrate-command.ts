import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { calibrate, calibrationNeeds, type CalibrationRefusal } from '../../domain/face/calibrate.ts';
import { seededRandom } from '../../domain/kernel/seeded-random.ts';
import { calibrationWords, refusalWords } from './calibrate-words.ts';
import type { describePictures } from './describe-pictures.ts';
import { pictureFolders } from './picture-folders.ts';

export interface CalibrateDeps {
  readonly describe: typeof describePictures;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly out: (words: string) => void;
  readonly err: (words: string) => void;
}

const usage =
  'Usage: npm run face:calibrate -- DIR [--out FILE] [--seed NUMBER] [--json]\n' +
  'DIR has a folder for each person with JPEG, PNG or WebP pictures (docs/operations/face.md).\n';

/**
 * Reads the arguments, describes the pictures, writes the calibration.
 * @returns the exit code: 0 written, 1 refused, 2 wrong arguments
 */
export async function runCalibrate(args: readonly string[], deps: CalibrateDeps): Promise<0 | 1 | 2> {
  const asked = readArguments(args);
  if (!asked) return say(deps, usage, 2);
  const { folder, out, seed, json } = asked;
  if (!existsSync(folder)) return say(deps, 'There is no such folder.\n', 1);
  const pictures = pictureFolders(folder);
  const people = [...new Set(pictures.map(({ person }) => person))];
  const refuse = (error: CalibrationRefusal, lost: number) => {
    if (json) deps.out(`${JSON.stringify({ refused: error.why, lost })}\n`);
    return say(deps, refusalWords(error, people, lost), 1);
  };
  const { people: needed } = calibrationNeeds;
  // Known before an hour of describing.
  if (people.length < needed) return refuse({ why: 'too-few-people', people: people.length, needed }, 0);
  const templates = await deps.describe(pictures, (words) => deps.err(`${words}\n`));
  const images = pictures.flatMap(({ person, isPortrait }, at) => {
    const { faceApi, human } = templates[at]?.vectors ?? {};
    return faceApi && human ? [{ person, isPortrait, faceApi, human }] : [];
  });
  const lost = pictures.length - images.length;
  const engine = templates.find((template) => template)?.engine ?? '';
  const result = calibrate(images, { engine, madeOn: deps.today }, seededRandom(seed));
  if (!result.ok) return refuse(result.error, lost);
  // A kiosk that is just starting must not find half a file.
  writeFileSync(`${out}.part`, `${JSON.stringify(result.value.calibration)}\n`);
  renameSync(`${out}.part`, out);
  const { calibration, ...measures } = result.value;
  const { mean: _mean, whitening: _whitening, ...facts } = calibration;
  deps.out(
    json
      ? `${JSON.stringify({ lost, out, ...facts, ...measures })}\n`
      : calibrationWords(result.value, lost, out),
  );
  return 0;
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string', default: 'face-calibration.json' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
      },
    });
    const [folder, ...more] = positionals;
    const seed = Number(values.seed);
    if (folder === undefined || more.length > 0 || !Number.isInteger(seed)) return undefined;
    return { folder, out: values.out, seed, json: values.json };
  } catch {
    return undefined;
  }
}

function say(deps: CalibrateDeps, words: string, code: 1 | 2): 1 | 2 {
  deps.err(words);
  return code;
}
