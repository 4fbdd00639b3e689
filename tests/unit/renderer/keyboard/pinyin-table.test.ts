import { expect, test } from 'vitest';
import { makePinyinTable } from '../../../../build/pinyin/table.ts';
import { candidatesFor } from '../../../../renderer/ui/keyboard/pinyin/candidates.ts';
import { commonSurnames, compoundSurnames } from '../../../../renderer/ui/keyboard/pinyin/surnames.ts';
import table from '../../../../renderer/ui/keyboard/pinyin/table.json' with { type: 'json' };

const typable = new Set(Object.values(table).flatMap((characters) => [...characters]));

test('the committed table is what build/pinyin/make-table.ts makes', () => {
  expect(table).toEqual(makePinyinTable());
});

test('every character of GB2312 can be typed', () => {
  const decoder = new TextDecoder('gbk');
  const missing: string[] = [];
  for (let high = 0xb0; high <= 0xf7; high++) {
    for (let low = 0xa1; low <= 0xfe; low++) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (/^\p{Script=Han}$/u.test(character) && !typable.has(character)) missing.push(character);
    }
  }
  expect(missing).toEqual([]);
});

test('rare characters of names can be typed, also those beyond the basic plane', () => {
  for (const character of '喆堃珺玥赟翀犇骉芃彧祎琀瑢嫚曌濛昇鑫焱晟甯亓麴㛃䶮𬱖𬍤') {
    expect(typable.has(character), character).toBe(true);
  }
});

test('every surname in the list is reached by some syllable while the field is empty', () => {
  const unreachable = [...commonSurnames].filter((surname) => !typable.has(surname));
  expect(unreachable).toEqual([]);
  expect(new Set(commonSurnames).size).toBe([...commonSurnames].length);
});

test('every surname of two characters reads as two syllables', () => {
  for (const [letters, surname] of Object.entries(compoundSurnames)) {
    expect(candidatesFor(letters, table, true)[0]?.text, letters).toBe(surname);
    const [head] = candidatesFor(letters, table, false);
    expect(head && head.used < letters.length, letters).toBe(true);
  }
});

test('no character is offered twice for a syllable', () => {
  for (const [syllable, characters] of Object.entries(table)) {
    expect(new Set(characters).size, syllable).toBe([...characters].length);
  }
});
