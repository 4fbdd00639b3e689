import { expect, test } from 'vitest';
import { catalogue, flawInData, type FactType } from '../../../../domain/ledger/catalogue.ts';
import { plainCode } from '../../../../domain/ledger/event.ts';

// Written by the site's configuration or the build, not by or about a person.
const siteWords = ['policyVersion', 'noticeVersion', 'version', 'impactAssessment'];

const types = Object.keys(catalogue) as FactType[];

// Names, ID numbers, phone numbers with a plus, and sentences: none may get into `data` under any key.
const personal = ['林晓雾', '110101190001010014', '44030519001231004X', '签署合同', 'to see my brother'];

test.each(types)('%s takes no text that could name somebody', (type) => {
  const shape = catalogue[type].shape as Record<string, unknown>;
  for (const key of Object.keys(shape).filter((name) => !siteWords.includes(name)))
    for (const value of personal) {
      const flaw = flawInData(type, { time: 1, [key]: value });
      expect(flaw, `${type}.${key}`).toContain(key);
      expect(flaw).not.toContain(value);
    }
});

test.each(types)('%s takes no member beside its schema', (type) => {
  expect(flawInData(type, { time: 1, beside: 'x' })).toContain('unrecognized_keys');
});

test('the flaw names the member, never its value', () => {
  expect(flawInData('help.called', { time: 1, step: '林晓雾' })).toBe('step: invalid_format');
});

test('an id that looks like an ID number is not a code', () => {
  expect(plainCode.test('110101190001010014')).toBe(false);
  expect(plainCode.test('0192f0c1-7e5b-7c31-9d5e-0242ac120002')).toBe(true);
});
