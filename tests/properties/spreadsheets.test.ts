import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { csvFile, type Cell } from '../../server/http/csv.ts';
import { xlsxFile } from '../../server/http/xlsx.ts';

// What visitors write stands in the registers that an inspector opens in a spreadsheet: a name may be `=HYPERLINK(…)`.
const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc
    .tuple(
      fc.constantFrom('', ' ', '\u3000', '\t', '\r\n', '\ufeff'),
      fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%'),
      fc.constantFrom(
        '1+1',
        "cmd|' /C calc'!A0",
        'HYPERLINK("https://example.com?"&A1)',
        '欧阳"测试"',
        '多行\n文字, 逗号',
      ),
    )
    .map((parts) => parts.join('')),
);
const table = fc.array(fc.tuple(nasty, nasty, fc.integer()), { maxLength: 12 });

async function csvOf(rows: readonly (readonly Cell[])[]): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of csvFile(['甲', '乙', '丙'], rows)) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

test('no cell of a CSV is a formula, every text comes back, and numbers stay numbers', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const text = await csvOf(rows);
      expect(text.startsWith('\ufeff甲,乙,丙\r\n')).toBe(true);
      const read = parse(text.slice(1), { record_delimiter: '\r\n' }) as string[][];
      expect(read).toHaveLength(rows.length + 1);
      for (const [index, row] of rows.entries()) {
        const cells = read[index + 1] as [string, string, string];
        for (const at of [0, 1] as const) {
          expect(cells[at]).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/);
          expect([row[at], `'${row[at]}`]).toContain(cells[at]);
        }
        expect(cells[2]).toBe(String(row[2]));
      }
    }),
  );
});

test('a long register is made piece by piece', async () => {
  const sizes: number[] = [];
  for await (const piece of csvFile(
    ['n'],
    Array.from({ length: 1_200 }, (_, n) => [n]),
  ))
    sizes.push((piece as Buffer).length);
  expect(sizes).toHaveLength(3);
});

test('a workbook holds texts as texts, loses no digit, and says who took it and why', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const file = await xlsxFile(
        {
          sheet: '访客[登记]',
          headings: ['甲', '乙', '丙', '证件'],
          rows: rows.map((row) => [...row, '110105190001010028']),
        },
        { sheet: '导出', line: '导出：测试 事由：检查', rows: [['事由', '检查']] },
      );
      const parts = Object.entries(unzipSync(file));
      const xml = (name: RegExp) =>
        parts
          .filter(([path]) => name.test(path))
          .map(([, bytes]) => strFromU8(bytes))
          .join('\n');
      expect(xml(/worksheets/)).not.toContain('<f>');
      const strings = xml(/sharedStrings|worksheets/);
      expect(strings).toContain('导出：测试 事由：检查');
      if (rows.length > 0) expect(strings).toContain('110105190001010028');
      // oxlint-disable-next-line no-control-regex -- what XML 1.0 can not hold
      expect(strings).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    }),
    { numRuns: 40 },
  );
});
