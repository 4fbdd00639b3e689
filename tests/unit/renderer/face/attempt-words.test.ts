import { expect, test } from 'vitest';
import { faceGuidance } from '../../../../domain/face/vocabulary.ts';
import { wordsOf } from '../../../../renderer/face/view/attempt-words.ts';
import { zhCn } from '../../../../renderer/strings/zh-cn/index.ts';

test('what is in the way is said before the move, and the move before "look here"', () => {
  const looking = { phase: 'looking', progress: 0.5 } as const;
  expect(zhCn[wordsOf({ ...looking, guidance: 'nobody', move: 'nod' })]).toBe('请站到摄像头前');
  expect(zhCn[wordsOf({ ...looking, move: 'turn-left' })]).toBe('请慢慢向左转头');
  expect(zhCn[wordsOf(looking)]).toBe('请正对摄像头');
  expect(zhCn[wordsOf({ ...looking, phase: 'comparing', move: 'nod' })]).toBe('好了，正在比对');
});

test.each(faceGuidance)('%s has words', (guidance) => {
  expect(zhCn[wordsOf({ phase: 'looking', progress: 0, guidance })]).toMatch(/^\p{Script=Han}/u);
});
