import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createConsoleSink } from '../../../../main/logging/console-sink.ts';

test('a terminal that was closed takes nobody with it', () => {
  const stream = new PassThrough();
  const sink = createConsoleSink(stream);
  sink.write('one\n');
  expect(String(stream.read())).toBe('one\n');
  stream.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
  sink.write('two\n');
  expect(stream.read()).toBeNull();
});
