import { traceForms, carelessly, type TraceForm } from './face-traces.ts';
import type { FaceTemplate } from '../../domain/face/vocabulary.ts';

/** The ways in which bytes travel in what a program sends, writes or logs. */
export const carriers: Readonly<Record<string, (bytes: Buffer) => unknown>> = {
  bytes: (bytes) => bytes,
  'a view into more': (bytes) => new Uint8Array(Buffer.concat([Buffer.alloc(3), bytes])).subarray(3),
  'an array buffer': (bytes) => Uint8Array.from(bytes).buffer,
  numbers: (bytes) => [...bytes],
  'a typed array through JSON': (bytes) => JSON.parse(JSON.stringify(Uint8Array.from(bytes))),
  'a buffer through JSON': (bytes) => JSON.stringify({ body: bytes }),
  base64: (bytes) => bytes.toString('base64'),
  base64url: (bytes) => bytes.toString('base64url'),
  'base64 in lines': (bytes) => bytes.toString('base64').replace(/.{76}/g, '$&\r\n'),
  'base64 behind a path': (bytes) => `https://site.example/a/b/c/${bytes.toString('base64')}?x=1`,
  'base64 in a form': (bytes) => new URLSearchParams({ picture: bytes.toString('base64') }).toString(),
  'base64 in JSON in JSON': (bytes) =>
    JSON.stringify({ body: JSON.stringify({ p: bytes.toString('base64') }) }),
  'base64 in a line of a log': (bytes) => `12:00:01 {"p":"${bytes.toString('base64')}"} 12:00:02 {}`,
  hexadecimal: (bytes) => bytes.toString('hex'),
  'hexadecimal in capitals': (bytes) => `0x${bytes.toString('hex').toUpperCase()}`,
  'a part of a form': (bytes) =>
    Buffer.concat([
      Buffer.from('--b\r\nContent-Disposition: form-data\r\n\r\n'),
      bytes,
      Buffer.from('\r\n--b--'),
    ]),
  'a text of bytes': (bytes) => bytes.toString('latin1'),
};

/** The ways in which a template travels. */
export function templateCarriers(template: FaceTemplate): Readonly<Record<string, unknown>> {
  const numbers = Object.values(template.vectors);
  return {
    'as it is': template,
    'as floats': numbers.map((vector) => Float32Array.from(vector)),
    'as doubles': numbers.map((vector) => Float64Array.from(vector)),
    'as floats through JSON': JSON.stringify(numbers.map((vector) => Float32Array.from(vector))),
    'as a table': numbers.flat().join('\t'),
    ...Object.fromEntries(traceForms.map((form: TraceForm) => [`as ${form}`, carelessly(template, form)])),
    'as floats in hexadecimal': carelessly(template, 'float32').toString('hex'),
  };
}

/** Members, lists and maps around a value. */
export const wrappings: readonly ((value: unknown) => unknown)[] = [
  (value) => ({ visit: { id: 'v1', answer: value } }),
  (value) => [1, 'two', value],
  (value) => new Map([['a', value]]),
  (value) => ({ kept: new Set([value]), more: null }),
];
