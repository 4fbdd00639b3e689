import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWedge, longestCode, shortestCode, type KeyKind } from '../../renderer/kiosk/wedge/wedge.ts';

const keyGapMs = 50;
const end = '⏎';

interface Press {
  readonly key: string;
  readonly kind: KeyKind;
  readonly afterMs: number;
}

/** What comes out of the wedge, in order: keys for the focused field, and whole codes. */
function run(presses: readonly Press[], hasTimer: (at: number) => boolean) {
  const wedge = createWedge<string>({ keyGapMs });
  const typed: string[] = [];
  const codes: string[] = [];
  const everything: string[] = [];
  const type = (keys: readonly string[]) => {
    typed.push(...keys);
    everything.push(...keys);
  };
  let nowMs = 0;
  presses.forEach(({ key, kind, afterMs }, at) => {
    // The alarm for a pause is late on a busy machine, and sometimes comes only after the next key.
    if (afterMs > keyGapMs && hasTimer(at)) type(wedge.flush());
    nowMs += afterMs;
    const { replay, act } = wedge.press(key, kind, nowMs);
    type(replay);
    if (act === 'pass') type([key]);
    else if (act !== 'hold') {
      codes.push(act.code.join(''));
      everything.push(...act.code, key);
    }
  });
  type(wedge.flush());
  return { typed: typed.join(''), codes, everything: everything.join('') };
}

const slow = fc.integer({ min: keyGapMs + 1, max: 400 });
const fast = fc.integer({ min: 0, max: keyGapMs });
const letter = fc.constantFrom(...'abcXYZ019.-迎');
const byHand = (kind: KeyKind, key: fc.Arbitrary<string>) =>
  fc.record({ key, kind: fc.constant(kind), afterMs: slow });

/** A person presses one key: a character, Enter, Backspace or an arrow. */
const handPress = fc.oneof(
  { weight: 6, arbitrary: byHand('character', letter) },
  { weight: 1, arbitrary: byHand('end', fc.constant(end)) },
  { weight: 2, arbitrary: byHand('other', fc.constantFrom('⌫', '←')) },
);
const hand = fc
  .array(handPress, { minLength: 1, maxLength: 12 })
  .map((presses) => ({ presses, code: undefined }));

/** A scanner types one code, Shift before the capitals. */
const scan = fc
  .tuple(slow, fc.array(fc.tuple(letter, fast), { minLength: shortestCode, maxLength: 40 }), fast)
  .map(([beforeMs, keys, endMs]) => ({
    code: keys.map(([key]) => key).join(''),
    presses: [
      ...keys.map(([key, ms], at): Press => ({ key, kind: 'character', afterMs: at === 0 ? beforeMs : ms })),
      { key: end, kind: 'end', afterMs: endMs } satisfies Press,
    ],
  }));

test('a person and a scanner take turns: every code comes whole, every key comes once and in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(hand, scan), { maxLength: 12 }),
      fc.func(fc.boolean()),
      (turns, hasTimer) => {
        const out = run(
          turns.flatMap(({ presses }) => presses),
          hasTimer,
        );
        expect(out.codes).toEqual(turns.flatMap(({ code }) => code ?? []));
        const meant = turns.flatMap(({ presses, code }) =>
          code === undefined ? presses.map(({ key }) => key) : [],
        );
        expect(out.typed).toBe(meant.join(''));
      },
    ),
    { numRuns: 2_000 },
  );
});

test('whatever is pressed however fast, nothing is lost, doubled or overtaken', () => {
  const any = fc.record({
    key: fc.oneof(letter, fc.constant(end)),
    kind: fc.constantFrom<KeyKind>('character', 'end', 'other', 'modifier'),
    afterMs: fc.integer({ min: 0, max: 120 }),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 80 }), fc.func(fc.boolean()), (presses, hasTimer) => {
      // A modifier is never held back, and may overtake: it writes nothing.
      const writing = presses.filter(({ kind }) => kind !== 'modifier');
      expect(run(writing, hasTimer).everything).toBe(writing.map(({ key }) => key).join(''));
      const { codes } = run(presses, hasTimer);
      for (const code of codes) expect(code.length).toBeGreaterThanOrEqual(shortestCode);
    }),
    { numRuns: 2_000 },
  );
});

test('a modifier between two keys of a code neither ends it nor makes it younger', () => {
  const fastKeys = [...'A017'].flatMap((key): Press[] => [
    { key: 'Shift', kind: 'modifier', afterMs: 10 },
    { key, kind: 'character', afterMs: 10 },
  ]);
  const out = run([...fastKeys, { key: end, kind: 'end', afterMs: 10 }], () => false);
  expect(out.codes).toEqual(['A017']);
});

test('keys without end are given back before they fill the memory', () => {
  const wedge = createWedge<string>({ keyGapMs });
  let back = 0;
  for (let at = 0; at < longestCode * 5; at += 1) back += wedge.press('x', 'character', at).replay.length;
  expect(back).toBe(longestCode * 4);
});
