import { expect, test } from 'vitest';
import { problemLine, problemsFrom } from '../../../../main/app/config-problems.ts';
import { configSchema } from '../../../../main/app/config-schema.ts';
import { siteFile } from './config-fixture.ts';

/** Changes one place of a good file and returns what a person reads about it. */
function linesFor(change: (file: ReturnType<typeof siteFile> & Record<string, unknown>) => void): string[] {
  const raw = siteFile();
  change(raw);
  const parsed = configSchema.safeParse(raw);
  if (parsed.success) return [];
  return problemsFrom(parsed.error.issues, raw).map((problem) => problemLine(problem, 'en'));
}
const set = (target: object, values: object) => void Object.assign(target, values);

test('a good file has no problems', () => {
  expect(linesFor(() => undefined)).toEqual([]);
});

test('every problem is listed, each with its path', () => {
  const lines = linesFor((file) => {
    set(file.site, { id: 'North Gate', timeZone: 'Asia/Peking' });
    set(file.devices.labelPrinters[0], { port: 91_000, dpi: 200 });
    delete file.devices.idReaders[0]['host'];
  });
  expect(lines).toEqual([
    'site.id: expected lower-case letters, digits and hyphens, e.g. north-gate, found "North Gate"',
    'site.timeZone: expected an IANA time zone such as Asia/Shanghai, found "Asia/Peking"',
    'devices.idReaders.0.host: expected a text in quotes, found nothing',
    'devices.labelPrinters.0.dpi: expected one of 203, 300, 600, found 200',
    'devices.labelPrinters.0.port: expected 65535 or less, found 91000',
  ]);
});

test('a misspelt setting is named, not ignored', () => {
  const lines = linesFor((file) => set(file.devices.labelPrinters[0], { widthMM: 60, gap: 2 }));
  expect(lines).toEqual([
    'devices.labelPrinters.0.widthMM: expected no such setting: remove it or correct its spelling, found 60',
    'devices.labelPrinters.0.gap: expected no such setting: remove it or correct its spelling, found 2',
  ]);
});

test('an unknown driver or transport comes with the known ones', () => {
  expect(linesFor((file) => set(file.devices.idReaders[0], { transport: 'smoke' }))).toEqual([
    'devices.idReaders.0.transport: expected one of serial, tcp, hid, usb, found "smoke"',
  ]);
  expect(linesFor((file) => set(file.devices.labelPrinters[0], { driver: 'inkjet' }))).toEqual([
    'devices.labelPrinters.0.driver: expected one of tspl, zpl, escpos, brother-ql, simulator, found "inkjet"',
  ]);
});

test('numbers, lists and switches are asked for in plain words', () => {
  const lines = linesFor((file) => {
    set(file, { demo: 'yes', timing: { idleSeconds: 1.5, doneSeconds: 1 } });
    set(file.policy, { fields: 'name', purposes: [] });
  });
  expect(lines).toEqual([
    'policy.fields: expected a list [ … ], found "name"',
    'policy.purposes: expected at least 1 entry, found []',
    'timing.idleSeconds: expected a whole number, found 1.5',
    'timing.doneSeconds: expected 3 or more, found 1',
    'demo: expected true or false, found "yes"',
  ]);
});

test("the policy's own rules are told in both languages", () => {
  const raw = siteFile();
  set(raw.policy, { fields: [{ name: 'idNumber' }, { name: 'idNumber' }] });
  const issues = configSchema.safeParse(raw).error?.issues ?? [];
  expect(problemsFrom(issues, raw).map((problem) => problemLine(problem, 'zh-CN'))).toEqual([
    'policy.fields：应为每个字段只出现一次，实际为[{"name":"idNumber"},{"name":"idNumber"}]',
    'policy.fields：应为包含字段 "name"（访客证需要姓名），实际为[{"name":"idNumber"},{"name":"idNumber"}]',
  ]);
});

test('a long value is shortened', () => {
  const [line] = linesFor((file) => set(file, { riskTier: 'x'.repeat(500) }));
  expect(line?.length).toBeLessThan(130);
});
