import { expect, test } from 'vitest';
import { brotherQlLanguage } from '../../../../../main/devices/label-printer/brother-ql/language.ts';
import { escposLanguage } from '../../../../../main/devices/label-printer/escpos/language.ts';
import type { Exchange } from '../../../../../main/devices/label-printer/language.ts';
import { tsplLanguage } from '../../../../../main/devices/label-printer/tspl/language.ts';
import { zplLanguage } from '../../../../../main/devices/label-printer/zpl/language.ts';

const media = { widthMm: 40, heightMm: 30, gapMm: 2, dpi: 203 };
const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

/** A printer that answers the questions it knows; all that it was asked is in `asked`. */
function answering(answers: Record<string, string>) {
  const asked: string[] = [];
  const exchange: Exchange = async (question, shape) => {
    const text = Buffer.from(question).toString('latin1');
    asked.push(text);
    const answer = answers[text];
    if (answer === undefined) return undefined;
    const taken = shape.take(bytes(answer));
    return taken instanceof Uint8Array ? taken : undefined;
  };
  return { exchange, asked };
}

// TSPL

test('TSPL asks the question it was set to, and a unit that never answers is never asked', async () => {
  const { exchange, asked } = answering({ '\x1b!?': '\x04', '\x1b!S': '\x02E@A@\x03\r\n' });
  expect((await tsplLanguage().ask(exchange, media))?.faults).toEqual(['out-of-labels']);
  expect((await tsplLanguage({ status: 'long' }).ask(exchange, media))?.faults).toEqual(['over-heated']);
  const silent = tsplLanguage({ status: 'none' });
  expect(await silent.ask(exchange, media)).toBeUndefined();
  expect(silent.confirmation).toEqual({ by: 'nothing' });
  expect(asked).toEqual(['\x1b!?', '\x1b!S']);
});

test.each([
  [{}, '\r\nGAPDETECT\r\n'],
  [{ sensing: 'black-mark' as const }, '\r\nBLINEDETECT\r\n'],
  [{ sensing: 'continuous' as const }, undefined],
])('TSPL measures stock %j by %j', (settings, command) => {
  const { calibrate } = tsplLanguage(settings);
  expect(calibrate && Buffer.from(calibrate).toString()).toBe(command);
});

// ZPL

const host =
  '\x02030,0,0,0240,000,0,0,0,000,0,0,0\x03\r\n\x02000,0,0,0,0,2,6,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n';
const errors = (first: string): string =>
  `\x02\r\n  PRINTER STATUS\r\n   ERRORS:         1 00000000 ${first}\r\n   WARNINGS:       1 00000000 00000008\r\n\x03\r\n`;

test('ZPL asks for errors also where the host status is silent, and knows the low roll from nowhere else', async () => {
  const well = answering({ '~HS\r\n': host, '~HQES\r\n': errors('00000000') });
  expect(await zplLanguage().ask(well.exchange, media)).toMatchObject({
    faults: [],
    warnings: ['labels-low'],
  });
  const open = answering({ '~HQES\r\n': errors('00000004') });
  expect((await zplLanguage().ask(open.exchange, media))?.faults).toEqual(['cover-open']);
});

test('ZPL waits only once for the errors that a clone cannot tell, until that clone falls silent', async () => {
  const language = zplLanguage();
  const clone = answering({ '~HS\r\n': host });
  await language.ask(clone.exchange, media);
  await language.ask(clone.exchange, media);
  expect(clone.asked).toEqual(['~HS\r\n', '~HQES\r\n', '~HS\r\n']);
  const silent = answering({});
  expect(await language.ask(silent.exchange, media)).toBeUndefined();
  expect(silent.asked).toEqual(['~HS\r\n', '~HQES\r\n']);
});

test('ZPL measures labels with gaps or marks, and has nothing to measure on an endless roll', () => {
  expect(zplLanguage().calibrate).toEqual(bytes('~JC\r\n'));
  expect(zplLanguage({ sensing: 'continuous' }).calibrate).toBeUndefined();
});

// ESC/POS

test('ESC/POS asks four questions, and stops at the first where nobody answers', async () => {
  const [one, two, three, four] = [1, 2, 3, 4].map((n) => `\x10\x04${String.fromCharCode(n)}`);
  if (!one || !two || !three || !four) throw new Error('four questions were made');
  const all = answering({ [one]: '\x1a', [two]: '\x16', [three]: '\x12', [four]: '\x12' });
  expect((await escposLanguage().ask(all.exchange, media))?.faults).toEqual(['cover-open']);
  expect(all.asked).toEqual([one, two, three, four]);
  const some = answering({ [one]: '\x12', [four]: '\x72' });
  expect((await escposLanguage().ask(some.exchange, media))?.faults).toEqual(['out-of-labels']);
  const none = answering({});
  expect(await escposLanguage().ask(none.exchange, media)).toBeUndefined();
  expect(none.asked).toEqual([one]);
});

test('ESC/POS confirms by a question in the queue, which can be switched off', () => {
  expect(escposLanguage().confirmation).toMatchObject({ by: 'in-order-reply', question: bytes('\x1dr\x01') });
  expect(escposLanguage({ confirms: false }).confirmation).toEqual({ by: 'nothing' });
});

// Brother QL

test('Brother QL asks for one block and draws on less than the label', async () => {
  const block = Buffer.alloc(32);
  block.set([0x80, 0x20, 0x42, 0x34, 0x41]);
  block.set([62, 0x0b], 10);
  block[17] = 29;
  const { exchange, asked } = answering({ '\x1biS': block.toString('latin1') });
  const status = await brotherQlLanguage().ask(exchange, media);
  expect(status).toMatchObject({ faults: [], media: { widthMm: 62, lengthMm: 29 } });
  expect(asked).toEqual(['\x1biS']);
  const label = { widthMm: 62, heightMm: 29, gapMm: 3, dpi: 300 };
  const { widthMm, heightMm } = brotherQlLanguage().drawable(label);
  expect([widthMm < 62, heightMm < 29]).toEqual([true, true]);
});
