import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startHarness, violations, type Harness } from './harness/open-browser.ts';

let harness: Harness;
let page: Page;

beforeAll(async () => {
  harness = await startHarness(new URL('./keyboard-harness', import.meta.url));
});
afterAll(() => harness?.stop());

afterEach(async () => {
  await harness.closeWindows();
  expect(harness.complaints()).toEqual([]);
});

async function open(query: string): Promise<void> {
  page = await harness.open(query);
  // The letter keyboards are a chunk of their own and come a moment later.
  await page.getByRole('group', { name: /键盘|keyboard/ }).waitFor();
}

async function touch(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.getByRole('button', { name: key, exact: true }).tap();
}

async function typed(): Promise<string> {
  return (await page.getByRole('textbox').textContent()) ?? '';
}

async function expectTyped(text: string): Promise<void> {
  await expect.poll(typed, { timeout: 5_000 }).toBe(text);
}

const timesDone = async () => Number(await page.getByRole('note').textContent());

test('a Chinese name is typed by touches alone', async () => {
  await open('mode=pinyin');
  await touch(...'zhang', '张');
  await expectTyped('张');
  await touch(...'wei', '伟');
  await expectTyped('张伟');
  await touch('完成');
  await expect.poll(timesDone).toBe(1);
});

test('a rare character is found on a later page and in the opened list', async () => {
  await open('mode=pinyin');
  await touch(...'ouyang', '欧阳', ...'kun', '下一页汉字', '堃');
  await expectTyped('欧阳堃');
  await touch(...'zhe', '更多', '喆');
  await expectTyped('欧阳堃喆');
  // The letters are back once the character is taken.
  await touch('m');
});

test('done takes waiting pinyin into the text first, where it can be seen', async () => {
  await open('mode=pinyin');
  await touch(...'wang', '完成');
  await expectTyped('王');
  expect(await timesDone()).toBe(0);
  await touch('完成');
  await expect.poll(timesDone).toBe(1);
});

test('nobody can go on while pinyin letters wait', async () => {
  await open('mode=pinyin');
  const goOn = page.getByRole('button', { name: 'Go on' });
  await touch(...'li');
  await expect.poll(() => goOn.isDisabled()).toBe(true);
  await touch('李');
  await expect.poll(() => goOn.isDisabled()).toBe(false);
  await touch(...'li', '清空');
  await expect.poll(() => goOn.isDisabled()).toBe(false);
});

test('the number of candidates is announced', async () => {
  await open('mode=pinyin');
  const live = page.locator('[aria-live=polite]', { hasText: /拼音|可选/ });
  await expect.poll(() => live.textContent()).toContain('请输入拼音');
  await touch(...'zhang');
  await expect.poll(() => live.textContent()).toMatch(/共 \d+ 个字可选/);
});

test('English begins with Latin letters, and pinyin is one touch away', async () => {
  await open('mode=pinyin&language=en');
  await touch('Capitals', 'L', 'Capitals', 'i');
  await expectTyped('Li');
  await touch('Clear', '拼音: switch to pinyin', 'l', 'i', '李');
  await expectTyped('李');
});

test('an ID number with X is typed on the pad, and is no longer than eighteen', async () => {
  await open('mode=id-number');
  await touch(...'11010119000307793X', '1');
  await expectTyped('11010119000307793X');
  await touch('删除', '删除', '3', 'X');
  await expectTyped('1101011900030779'.concat('3X'));
  await touch('清空');
  await expectTyped('');
});

test('a plus begins a telephone number and stands nowhere else', async () => {
  await open('mode=phone');
  await touch('加号', '8', '6', '加号', '1');
  await expectTyped('+861');
});

test('a measure has one decimal point, and it stands behind a figure', async () => {
  await open('mode=decimal&language=en');
  await touch('Decimal point', '6', '2', 'Decimal point', '5', 'Decimal point', '5');
  await expectTyped('62.55');
});

test('slow fingers: a held letter is typed once, a held delete key goes on deleting', async () => {
  await open('mode=latin&language=en');
  await holdUntil('a', async () => {
    // Well past the half second after which the engine itself would repeat.
    const from = await page.evaluate(() => performance.now());
    await page.waitForFunction((start) => performance.now() - start > 900, from);
  });
  await expectTyped('a');
  await touch(...'bcdef');
  await holdUntil('Delete', () => expectTyped(''));
});

async function holdUntil(key: string, condition: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: key, exact: true }).hover();
  await page.mouse.down();
  await condition();
  await page.mouse.up();
}

test('a real keyboard types the same, and a focused button keeps its own Enter and Space', async () => {
  await open('mode=pinyin');
  await page.keyboard.type('zhang1wei ');
  await expectTyped('张伟');
  await page.keyboard.press('Enter');
  await expect.poll(timesDone).toBe(1);

  await page.getByRole('button', { name: '换成英文输入' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '换成拼音输入' }).waitFor();
  expect(await timesDone()).toBe(1);
});

test('a letter key works without a pointer, as a switch or a screen reader presses it', async () => {
  await open('mode=latin&language=en');
  await page.getByRole('button', { name: 'k', exact: true }).focus();
  await page.keyboard.press('Space');
  await expectTyped('k');
});

test.each([
  'mode=pinyin',
  'mode=pinyin&elder',
  'mode=latin&language=en',
  'mode=technical&elder',
  'mode=digits',
  'mode=decimal',
  'mode=phone',
  'mode=id-number&elder',
])('%s is accessible, and its keys are 15 mm with 3 mm between them', async (query) => {
  await open(query);
  if (query.includes('pinyin')) await touch(...'zhang');
  expect(await violations(page)).toEqual([]);

  const boxes = await page
    .locator('.hg-button, .pad-key')
    .evaluateAll((keys) => keys.map((key) => key.getBoundingClientRect().toJSON()) as DOMRect[]);
  expect(boxes.length).toBeGreaterThan(11);
  for (const box of boxes) {
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(60);
    for (const other of boxes) {
      if (other.top === box.top && other.left > box.left)
        expect(other.left - box.right).toBeGreaterThanOrEqual(11.9);
    }
  }
});
