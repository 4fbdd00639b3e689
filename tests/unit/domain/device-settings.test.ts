import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { devicesSchema } from '../../../domain/device/config/devices.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/operations/configuration.md'), 'utf8');
const section = page.slice(page.indexOf('\n### `devices`'), page.indexOf('\n### `timing`'));

interface Shape {
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** The names of all settings, however deep, and the words they may be set to. */
function namesIn(shape: unknown): readonly string[] {
  if (typeof shape !== 'object' || shape === null) return [];
  const { properties = {}, enum: choices = [], const: only } = shape as Shape;
  return [
    ...Object.keys(properties),
    ...[...choices, only].filter((word) => typeof word === 'string'),
    ...Object.values(shape).flatMap(namesIn),
  ];
}

const names = new Set(namesIn(z.toJSONSchema(devicesSchema, { io: 'input' })));

test('the settings of devices are found in the schema', () => {
  for (const name of ['jobLifeSeconds', 'answerFullReports', 'doorPulseMs', 'black-mark', 'rtu-tcp']) {
    expect(names).toContain(name);
  }
});

test.each([...names])('`%s` is on the page about the configuration', (name) => {
  const inBackticks = [...section.matchAll(/`([^`]*)`/g)].map(([, text = '']) => text);
  const words = new Set(inBackticks.flatMap((text) => text.split(/[^\w-]+/)));
  expect(words).toContain(name);
});
