import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaceTemplate } from '../../domain/face/vocabulary.ts';

/** The ways in which a template might lie somewhere, each as the whole of it. */
export const traceForms = [
  'float32',
  'float64',
  'decimals',
  'base64 of float32',
  'base64 of float64',
] as const;
export type TraceForm = (typeof traceForms)[number];

/** The template as somebody careless would store it. */
export function carelessly({ vectors }: FaceTemplate, form: TraceForm): Buffer {
  return Buffer.concat(Object.values(vectors).map((numbers) => written(numbers, form)));
}

/** Which traces of the template are in the bytes: a few numbers in a row, from anywhere in it, are one. */
export function tracesIn(bytes: Buffer, { vectors }: FaceTemplate): readonly TraceForm[] {
  const runs = Object.values(vectors).flatMap((numbers) =>
    [0, Math.floor(numbers.length / 2), numbers.length - 6].map((at) => numbers.slice(at, at + 6)),
  );
  return traceForms.filter((form) =>
    runs.some((run) => needles(run, form).some((needle) => bytes.includes(needle))),
  );
}

/** Every byte of every file in a directory and below. */
export function bytesBelow(dir: string): Buffer {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Buffer.concat(files.map((file) => readFileSync(join(file.parentPath, file.name))));
}

function written(numbers: readonly number[], form: TraceForm): Buffer {
  switch (form) {
    case 'float32':
      return Buffer.from(Float32Array.from(numbers).buffer);
    case 'float64':
      return Buffer.from(Float64Array.from(numbers).buffer);
    case 'decimals':
      return Buffer.from(JSON.stringify(numbers).slice(1, -1));
    case 'base64 of float32':
      return Buffer.from(written(numbers, 'float32').toString('base64'));
    case 'base64 of float64':
      return Buffer.from(written(numbers, 'float64').toString('base64'));
  }
}

/** In base64 the same bytes look different after one or two others; the digits at both ends belong to their neighbours. */
function needles(run: readonly number[], form: TraceForm): readonly Buffer[] {
  if (form === 'float32' || form === 'float64' || form === 'decimals') return [written(run, form)];
  const bytes = written(run, form === 'base64 of float32' ? 'float32' : 'float64');
  return [0, 1, 2].map((before) =>
    Buffer.from(
      Buffer.concat([Buffer.alloc(before), bytes])
        .toString('base64')
        .replace(/=+$/, '')
        .slice(4, -4),
    ),
  );
}
