import { expect, test } from 'vitest';
import { faceRows } from '../../../../renderer/kiosk/staff/faces/face-rows.ts';
import { en } from '../../../../renderer/strings/en/index.ts';
import type { Translate } from '../../../../renderer/strings/index.ts';
import { rawReport, sampleReport } from '../../../support/screens/face-reports.ts';

const t: Translate = (key, values) =>
  en[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values?.[name] ?? `{{${name}}}`));
const told = (report: typeof rawReport) =>
  Object.fromEntries(faceRows(report, t).map(({ key, value }) => [key, value]));

test('a calibrated site reads what was measured, on whom, and how sure that is', () => {
  const rows = told(sampleReport);
  expect(rows['rule']).toContain('0.55');
  expect(rows['strangers']).toBe(
    'Of 10,000 strangers about 10 would be taken for the person (with 95 % confidence at most 19).',
  );
  expect(rows['right-people']).toMatch(/^Of 100 right people about 18 /);
  expect(rows['measured']).toMatch(/2026-02-11.*108 people.*109 others/);
  expect(rows['stored']).toBe('80,412 people, at most 99,000');
  expect(rows['egress']).toBe('Face data does not leave this machine');
});

test('without a calibration the figures are said to be nobody’s here, beside the line they belong to', () => {
  const rows = told(rawReport);
  expect(rows['rule']).toMatch(/0\.40 .*0\.50 .*Not calibrated/);
  expect(rows['strangers']).toMatch(/about 13 .*not measured at this site/);
  expect(rows).not.toHaveProperty('measured');
  expect(Object.values(rows).join()).not.toContain('{{');
});

test('face data that may leave the machine names its basis, and a missing assessment is named missing', () => {
  const rows = told({ ...rawReport, impactAssessment: '', egressBasis: 'consent form 3' });
  expect(rows['egress']).toContain('consent form 3');
  expect(rows['assessment']).toBe('No number entered');
});
