import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { instant } from '../../domain/kernel/time.ts';
import type { KioskStatus, Screen } from '../../domain/visit/status.ts';
import { openKioskWindow, type KioskWindow } from '../support/screens/kiosk-window.ts';
import { samples } from '../support/screens/samples.ts';
import { statusWith } from '../support/screens/status.ts';

const portrait = { width: 1080, height: 1920 };
const landscape = { width: 1920, height: 1080 };
const all = Object.values(samples).flatMap((states) => Object.entries(states));
let kiosk: KioskWindow;

beforeAll(async () => {
  kiosk = await openKioskWindow(join(import.meta.dirname, '../artefacts/screens'));
});

afterAll(() => kiosk?.close());

afterEach(() => {
  expect(kiosk.complaints()).toEqual([]);
});

function sample(id: string): Screen {
  const found = all.find(([name]) => name === id);
  if (!found) throw new Error(`No sample ${id}`);
  return found[1];
}

/** Draws a screen and holds each of its pages to what every screen must be, and keeps a picture of it. */
async function expectSound(name: string, status: KioskStatus): Promise<void> {
  await kiosk.show(status);
  let page = 1;
  do {
    expect(await kiosk.axe(), `axe on ${name}`).toEqual([]);
    expect(await kiosk.misfits(), `layout of ${name}`).toEqual([]);
    expect(await kiosk.smallText(0.9), `type of ${name}`).toEqual([]);
    await kiosk.screenshot(page === 1 ? name : `${name}.${page}`);
    page += 1;
  } while (await kiosk.turnPage());
  if (page > 2) await kiosk.show(statusWith(sample('looking-up')));
}

test.each(all)('%s stands on a portrait panel, in Chinese', async (id, screen) => {
  await kiosk.page.setViewportSize(portrait);
  await expectSound(`${id}.zh`, statusWith(screen));
});

test('The home screen says what to do instead when the reader and the printer are gone', async () => {
  await kiosk.page.setViewportSize(portrait);
  const status = statusWith(sample('home'), { reader: 'absent', printer: 'out-of-labels' });
  await expectSound('home-devices-gone.zh', status);
  await kiosk.page.getByText('读卡器暂不可用').waitFor();
  await kiosk.page.getByText('访客证打印机暂不可用').waitFor();
  await kiosk.page.getByRole('button', { name: '手动登记' }).waitFor();
});

// WCAG 2.2.1: the warning counts down, lies above the question and is answered with one touch.
test('An idle visitor is asked in large figures, and one touch keeps the visit', async () => {
  await kiosk.page.setViewportSize(portrait);
  const idleWarning = { endsAt: instant(Date.now() + 20_000) };
  await expectSound('idle-warning.zh', statusWith(sample('field-phone'), { idleWarning }));
  await kiosk.intents();
  const dialog = kiosk.page.getByRole('alertdialog', { name: '您还在吗' });
  await dialog.getByRole('timer').waitFor();
  await dialog.getByRole('button').click();
  expect(await kiosk.intents()).toEqual([{ type: 'still-here' }]);

  await kiosk.show(statusWith(sample('field-phone')));
  await dialog.waitFor({ state: 'detached' });
  await kiosk.page.getByRole('button', { name: '下一步' }).click();
  expect(await kiosk.intents()).toEqual([{ type: 'next' }]);
});

test('Language, elder mode and help are one touch away on every visitor screen', async () => {
  await kiosk.page.setViewportSize(portrait);
  await kiosk.show(statusWith(sample('confirm')));
  await kiosk.intents();
  await kiosk.page.getByRole('button', { name: 'English' }).click();
  await kiosk.page.getByRole('button', { name: '大字语音' }).click();
  await kiosk.page.getByRole('button', { name: '呼叫帮助' }).click();
  expect(await kiosk.intents()).toEqual([
    { type: 'set-language', language: 'en' },
    { type: 'set-elder', elder: true },
    { type: 'call-help' },
  ]);
});

test('Elder mode makes what is read half as large again', async () => {
  await kiosk.page.setViewportSize(portrait);
  const hintPx = () =>
    kiosk.page.locator('.page__hint').evaluate((hint) => Number.parseFloat(getComputedStyle(hint).fontSize));
  await kiosk.show(statusWith(sample('already-inside')));
  const normal = await hintPx();
  await kiosk.show(statusWith(sample('already-inside'), { elder: true }));
  expect(await hintPx()).toBeCloseTo(normal * 1.5, 1);
});

test('A finger finds a host by initials and chooses from the list', async () => {
  await kiosk.page.setViewportSize(portrait);
  await kiosk.show(statusWith(sample('field-host')));
  await kiosk.intents();
  await kiosk.page.getByRole('button', { name: 'w', exact: true }).click();
  expect(await kiosk.intents()).toEqual([{ type: 'edit', field: 'host', value: 'w' }]);
  await kiosk.show(statusWith({ name: 'field', field: 'host', required: true, query: 'w' }));
  await kiosk.page.getByRole('button', { name: '王小明' }).click();
  expect(await kiosk.intents()).toEqual([{ type: 'choose-host', hostId: '0' }]);
});

// Eighty-eight characters by finger: one key pads a name, a line that is full goes on in the next.
test('The lines of a passport are typed with few touches, and "done" leads to the next line and then on', async () => {
  await kiosk.page.setViewportSize(portrait);
  await kiosk.show(statusWith(sample('looking-up')));
  await kiosk.show(statusWith(sample('document-mrz')));
  await kiosk.intents();
  const key = (name: string) => kiosk.page.getByRole('button', { name, exact: true }).click();
  const edited = async () => (await kiosk.intents()).at(-1);
  await kiosk.page.keyboard.type('p<utoeriksson anna');
  expect(await edited()).toEqual({ type: 'edit', field: 'documentLines', value: 'P<UTOERIKSSON<ANNA' });
  await key('用 < 补满这一段');
  expect(await edited()).toMatchObject({ value: `${'P<UTOERIKSSON<ANNA'.padEnd(44, '<')}\n` });
  await key('L');
  await key('完成');
  expect(await kiosk.intents()).toEqual([
    { type: 'edit', field: 'documentLines', value: `${'P<UTOERIKSSON<ANNA'.padEnd(44, '<')}\nL` },
    { type: 'next' },
  ]);
});

test('A field that does not fit is one touch away from its correction', async () => {
  await kiosk.page.setViewportSize(portrait);
  await kiosk.show(statusWith(sample('looking-up')));
  await kiosk.show(statusWith(sample('document-mrz-wrong')));
  await kiosk.intents();
  await kiosk.page.getByRole('button', { name: '护照号码 不符' }).click();
  for (let step = 0; step < 9; step += 1) {
    await kiosk.page.getByRole('button', { name: '光标右移', exact: true }).click();
  }
  await kiosk.page.getByRole('button', { name: '7', exact: true }).click();
  const [corrected] = (await kiosk.intents()) as [{ value: string }];
  expect(corrected.value.split('\n')[1]).toMatch(/^C0000T4757D<<3001020M/);
  await kiosk.page.getByRole('button', { name: '改填号码和姓名' }).click();
  expect(await kiosk.intents()).toEqual([{ type: 'type-number' }]);
});

test('Staff may take lines as they are printed; visitors are not offered that', async () => {
  await kiosk.page.setViewportSize(portrait);
  const accept = kiosk.page.getByRole('button', { name: '按原样登记' });
  await kiosk.show(statusWith(sample('document-mrz-wrong')));
  expect(await accept.count()).toBe(0);
  await kiosk.show(statusWith(sample('document-mrz-staff')));
  await kiosk.intents();
  await accept.click();
  expect(await kiosk.intents()).toEqual([{ type: 'confirm' }]);
});

// The keyboard's own "done" settles waiting letters; the page's "next" must not lose them either.
test.each([
  ['a company', 'field-company', 'company'],
  ['a purpose in own words', 'field-purpose-other', 'purposeText'],
  ['the name on a document', 'document-name', 'documentName'],
])('Going on waits until the pinyin of %s has become characters', async (_what, id, field) => {
  await kiosk.page.setViewportSize(portrait);
  await kiosk.show(statusWith(sample(id)));
  await kiosk.intents();
  for (const key of 'li') await kiosk.page.getByRole('button', { name: key, exact: true }).click();
  const held = kiosk.page.getByRole('button', { name: '请先点选汉字' });
  await held.waitFor();
  expect(await held.isDisabled()).toBe(true);
  expect(await kiosk.page.getByRole('status').allTextContents()).toContain('请先点选汉字');
  await kiosk.page.getByRole('button', { name: '李', exact: true }).click();
  expect((await kiosk.intents()).at(-1)).toMatchObject({ type: 'edit', field });
  await kiosk.page.getByRole('button', { name: /下一步/ }).click();
  expect(await kiosk.intents()).toEqual([{ type: 'next' }]);
});

test('A purpose chosen from the list while pinyin waits lets go on', async () => {
  await kiosk.page.setViewportSize(portrait);
  const other = sample('field-purpose-other');
  await kiosk.show(statusWith(other));
  await kiosk.page.getByRole('button', { name: 'l', exact: true }).click();
  await kiosk.page.getByRole('button', { name: '请先点选汉字' }).waitFor();
  await kiosk.show(statusWith({ ...other, chosen: 'meeting' } as Screen));
  expect(await kiosk.page.getByRole('button', { name: '下一步' }).isEnabled()).toBe(true);
});

test('A long notice can be agreed to only on its last page, and one can turn back', async () => {
  await kiosk.page.setViewportSize(landscape);
  await kiosk.show(statusWith(sample('looking-up')));
  await kiosk.show(statusWith(sample('notice-ticks'), { elder: true }));
  const agree = kiosk.page.getByRole('button', { name: '同意', exact: true });
  await kiosk.page.getByText('第 1 页，共 2 页').waitFor();
  expect(await agree.isVisible()).toBe(false);
  expect(await kiosk.page.getByRole('checkbox').count()).toBe(0);
  await kiosk.page.getByRole('button', { name: '下一页' }).click();
  await agree.waitFor();
  expect(await kiosk.page.getByRole('checkbox').count()).toBe(2);
  await kiosk.page.getByRole('button', { name: '上一页' }).click();
  await kiosk.page.getByText('第 1 页，共 2 页').waitFor();
  expect(await agree.isVisible()).toBe(false);
});

test('The end of a visit reminds of the card as long as it lies there, and confirms that it was taken', async () => {
  await kiosk.page.setViewportSize(portrait);
  const remark = kiosk.page.getByRole('status');
  await kiosk.show(statusWith(sample('done-in')));
  expect(await remark.count()).toBe(0);
  await expectSound('done-card-there.zh', statusWith(sample('done-in'), { cardOnReader: true }));
  expect(await remark.textContent()).toBe('请取回读卡区上的身份证');
  await expectSound('done-card-taken.zh', statusWith(sample('done-in')));
  expect(await remark.textContent()).toBe('身份证已取回');
});

test('A card left behind is told on the first screen, with what to do', async () => {
  await kiosk.page.setViewportSize(portrait);
  await expectSound('home-card-left.zh', statusWith(sample('home'), { cardOnReader: true }));
  await kiosk.page.getByText('读卡区上有一张遗留的证件').waitFor();
  await kiosk.page.getByText('请交给工作人员').waitFor();
});

test('A badge number, letter and all, can be typed to leave', async () => {
  await kiosk.page.setViewportSize(portrait);
  await kiosk.show(statusWith(sample('check-out')));
  await kiosk.intents();
  for (const key of ['a', '0', '1', '7'])
    await kiosk.page.getByRole('button', { name: key, exact: true }).click();
  expect((await kiosk.intents()).at(-1)).toEqual({ type: 'edit', field: 'badgeNumber', value: 'a017' });
  await kiosk.page.getByRole('button', { name: '办理离开' }).click();
  expect(await kiosk.intents()).toEqual([{ type: 'next' }]);
});

test('A tick of the notice is sent as it is touched, and both answers are equally large', async () => {
  await kiosk.page.setViewportSize(portrait);
  await kiosk.show(statusWith(sample('notice-ticks')));
  await kiosk.intents();
  await kiosk.page.getByText('监护人').click();
  expect(await kiosk.intents()).toEqual([{ type: 'tick', item: 'guardian', ticked: true }]);
  const no = await kiosk.page.getByRole('button', { name: '不同意' }).boundingBox();
  const yes = await kiosk.page.getByRole('button', { name: '同意', exact: true }).boundingBox();
  expect(no?.height).toBe(yes?.height);
  expect(no?.width).toBeCloseTo(yes?.width ?? 0, 0);
});

// Face rules art. 10 and 12: the way without the camera is a way of the same worth, and nobody is pushed past it.
test.each([
  ['face-choice', { 使用摄像头: 'use-camera', 请保安核对: 'without-camera' }],
  ['face-again-unsure', { 再试一次: 'retry', 请保安核对: 'without-camera' }],
  ['face-enrol', { 不留存: 'back', 留存: 'use-camera' }],
  ['face-withdraw', { 保留: 'back', 删除: 'withdraw-face' }],
] as const)('%s offers two ways of one size and one look', async (id, ways) => {
  for (const size of [portrait, landscape]) {
    await kiosk.page.setViewportSize(size);
    await kiosk.show(statusWith(sample('looking-up')));
    await kiosk.show(statusWith(sample(id)));
    await kiosk.intents();
    const looks = [];
    for (const name of Object.keys(ways)) {
      const button = kiosk.page.getByRole('button', { name, exact: true });
      const { width, height } = (await button.boundingBox()) ?? { width: 0, height: 0 };
      const kind = await button.getAttribute('class');
      looks.push({ width: Math.round(width), height: Math.round(height), kind });
      await button.click();
    }
    expect(looks[0]).toEqual(looks[1]);
    expect(await kiosk.intents()).toEqual(Object.values(ways).map((type) => ({ type })));
    expect(await kiosk.page.locator('.big-button--primary').count()).toBe(0);
  }
});

test('Nothing a visitor reads after an attempt says that they are not who they are', async () => {
  await kiosk.page.setViewportSize(portrait);
  const words = async (result: 'unsure' | 'no-match') => {
    await kiosk.show(statusWith({ name: 'face-again', result, enrolling: false }));
    return kiosk.page.locator('.page').innerText();
  };
  const unsure = await words('unsure');
  expect(await words('no-match')).toBe(unsure);
  expect(unsure).not.toMatch(/不一致|不是|不符|失败/);
});

test('The focus goes to the heading of each new screen, and the page speaks its language', async () => {
  await kiosk.show(statusWith(sample('reservation'), { language: 'en' }));
  await expect
    .poll(() => kiosk.page.evaluate(() => document.activeElement?.textContent))
    .toBe('We found your reservation');
  expect(await kiosk.page.evaluate(() => document.documentElement.lang)).toBe('en');
});

// The only rule that reads the style sheets themselves; by now every part of the window has brought its own.
test('No style sheet holds the picture in one position', async () => {
  expect(await kiosk.axe({ styleSheets: true })).toEqual([]);
});

// A window left over from an older version meets a screen it does not know. Main must hear of it, in words that
// hold nothing of the visitor's, and the window must come back without a hand.
test('A screen that breaks is reported to main and the window loads itself anew', async () => {
  const unknown = statusWith({ name: 'from-a-newer-main', value: '赵' } as never);
  const reloaded = kiosk.page.waitForEvent('load');
  await kiosk.page.evaluate((status) => globalThis.fakeMain.send(status), unknown);
  await kiosk.page.getByRole('heading', { name: /画面出了点问题|The screen had a problem/ }).waitFor();
  const reports = await kiosk.failures();
  expect(reports).toContainEqual(expect.stringMatching(/^render \w+: Error$/));
  expect(reports.join()).not.toContain('赵');
  await reloaded;
  expect(kiosk.complaints().join()).toContain('Unreachable');
  await kiosk.show(statusWith(sample('reservation')));
  await kiosk.page.getByRole('heading', { name: '已找到您的预约' }).waitFor();
});
