import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCharacter } from '../../domain/identity/check-digit.ts';
import { checkDocumentNumber } from '../../domain/identity/document-number.ts';
import { documentKinds } from '../../domain/identity/document.ts';
import { maskName, maskNumber, maskPhone } from '../../domain/identity/mask.ts';
import { checkName } from '../../domain/identity/name.ts';
import { birthDateOf, sexOf } from '../../domain/identity/number-facts.ts';
import { checkPhone } from '../../domain/identity/phone.ts';

const kind = fc.constantFrom(...documentKinds);
const anyText = fc.string({ unit: 'binary', maxLength: 80 });

const pad = (n: number, width: number): string => String(n).padStart(width, '0');
const citizenNumber = fc
  .tuple(
    fc.constantFrom('110101', '440305', '710000', '659001'),
    fc.date({ min: new Date('1800-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([area, birth, sequence]) => {
    const first17 = area + birth.toISOString().slice(0, 10).replaceAll('-', '') + pad(sequence, 3);
    return { number: first17 + checkCharacter(first17), birth, sequence };
  });

/** The check as GB 11643 words it: a table of weights, written apart from the product's doubling. */
function weightedCheck(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return '10X98765432'.charAt(sum % 11);
}

test('the check character agrees with the weights of the standard', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^\d{17}$/),
      (first17) => checkCharacter(first17) === weightedCheck(first17),
    ),
  );
});

test('every well-formed citizen number is accepted and tells its birth date and sex', () => {
  fc.assert(
    fc.property(citizenNumber, ({ number, birth, sequence }) => {
      expect(checkDocumentNumber('citizen-id', number)).toEqual({ ok: true, value: number });
      expect(birthDateOf('citizen-id', number)).toBe(birth.toISOString().slice(0, 10));
      expect(sexOf('citizen-id', number)).toBe(sequence % 2 === 1 ? 'male' : 'female');
    }),
  );
});

test('any text at all gets an answer, and an accepted one is accepted again unchanged', () => {
  fc.assert(
    fc.property(kind, anyText, (documentKind, text) => {
      for (const check of [checkName, checkPhone, (t: string) => checkDocumentNumber(documentKind, t)]) {
        const first = check(text);
        if (first.ok) expect(check(first.value)).toEqual(first);
      }
    }),
    { numRuns: 2_000 },
  );
});

const han = fc.string({ unit: fc.constantFrom(...'测试甲乙丙欧阳司马丁一𠮷'), minLength: 2, maxLength: 8 });

test('a masked name never shows a whole name, and shows as many characters as there are', () => {
  fc.assert(
    fc.property(han, (name) => {
      const shown = maskName(name);
      expect(shown).not.toBe(name);
      expect(shown).toContain('*');
      expect([...shown]).toHaveLength([...name].length);
    }),
  );
});

test('a masked number keeps its length and hides half of it, or six characters of a long one', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z0-9]{1,30}$/), (number) => {
      const shown = maskNumber(number);
      expect(shown).toHaveLength(number.length);
      const hidden = [...shown].filter((c) => c === '*').length;
      expect(hidden).toBeGreaterThanOrEqual(Math.min(6, Math.floor(number.length / 2)));
    }),
  );
});

test('a masked phone shows at most seven of its digits', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\+?\d{1,15}$/), (phone) => {
      const shown = maskPhone(phone);
      expect(shown).toHaveLength(phone.length);
      expect(shown.replace(/\D/g, '').length).toBeLessThanOrEqual(Math.min(7, phone.length - 1));
    }),
  );
});
