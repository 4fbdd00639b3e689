import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../build/launch-browser.ts';
import { checkCharacter } from '../../domain/identity/check-digit.ts';
import { agreeReservations } from '../support/server/desk.ts';
import { violations } from './harness/open-browser.ts';
import { startSiteServer, type OpenPage, type SiteServer } from './support/site-server.ts';

// One receptionist's morning at one desk: a reservation by its initials, a group, a walk-in, somebody leaving; then the supervisor takes the
// register out of the house.

const idNumber = (sequence: number) => {
  const digits = `11010119000101${String(sequence).padStart(3, '0')}`;
  return digits + checkCharacter(digits);
};

let server: SiteServer;
let browser: Browser;
let desk: OpenPage;
let page: Page;

beforeAll(async () => {
  server = await startSiteServer();
  browser = await launchBrowser();
  await agreeReservations(server, [{ name: '赵文静', idNumber: idNumber(1), phone: '13800001234' }]);
  await agreeReservations(server, [
    { name: '孙一', idNumber: idNumber(2), phone: '13800000002' },
    { name: '孙二', phone: '13800000003' },
    { name: '孙三', idNumber: idNumber(4), phone: '13800000004' },
  ]);
  desk = await server.open(browser, 'receptionist', '/console/', {
    viewport: { width: 1366, height: 768 },
    name: '前台测试',
  });
  page = desk.page;
  // The browser's own print window has no place in a test; that it was asked for has.
  await page.evaluate(() => {
    window.print = () =>
      document.body.setAttribute(
        'data-printed',
        String(document.querySelectorAll('.badge-print__sheet').length),
      );
  });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const count = (name: string) =>
  page.locator('.desk-count', { hasText: name }).locator('.desk-count__figure').innerText();
/** Some Chromium do not know all of the features that a page gives up. */
const complaintsOf = (watch: OpenPage['watch']) =>
  watch.complaints().filter((one) => !one.includes('Unrecognized feature'));
const agree = () => page.getByLabel('访客已看过告知内容并同意').check();

test('a reserved visitor is found by initials, without a mouse, and has a badge in hand', async () => {
  await page.locator('.desk-row').first().waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await count('待到访')).toBe('4');

  await page.keyboard.press('/');
  await page.keyboard.type('zwj');
  await page.locator('.desk-found').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '放行并打印访客证' }).click();
  await expect.poll(() => page.getByText('请先征得同意').count()).toBe(1);
  expect(await violations(page)).toEqual([]);
  await agree();
  await page.getByRole('button', { name: '放行并打印访客证' }).click();

  const dialog = page.getByRole('alertdialog', { name: '访客证打印好了吗？' });
  await dialog.waitFor();
  expect(await page.evaluate(() => document.body.getAttribute('data-printed'))).toBe('1');
  expect(await dialog.locator('.badge-preview').textContent()).toContain('赵文静');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: '已打印好' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => count('在楼内')).toBe('1');
  await expect.poll(() => page.locator('.desk-history').innerText()).toContain('打印访客证');
});

test('who of a group is here is ticked, and their badges come out in one run', async () => {
  await page.getByRole('button', { name: '清空查找' }).click();
  await page.locator('.desk-row', { hasText: '0002' }).getByRole('button', { name: '到访' }).click();
  await page.locator('.desk-roster').waitFor();
  await page.locator('.desk-roster li', { hasText: '0003' }).getByRole('checkbox').check();
  // The second one reserved without a document, which this site asks for.
  await page.getByLabel('证件号码').fill(idNumber(3));
  await agree();
  await page.getByRole('button', { name: '2 人到访，放行并打印' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.waitFor();
  expect(await page.evaluate(() => document.body.getAttribute('data-printed'))).toBe('2');
  await dialog.getByRole('button', { name: '已打印好' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => count('在楼内')).toBe('3');
  await expect.poll(() => count('待到访')).toBe('1');
});

test('a walk-in is registered by the policy’s own fields and let in after a look', async () => {
  await page.getByRole('button', { name: '现场登记' }).click();
  await page.getByLabel('姓名').fill('钱测试');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await expect.poll(() => page.getByText('请填写此项').count()).toBeGreaterThan(1);
  await page.getByLabel('证件号码').fill(idNumber(9));
  await page.getByLabel('手机号码').fill('13800000009');
  await page.getByRole('combobox', { name: '被访人' }).fill('测试接待人');
  await page.getByRole('listbox', { name: '被访人' }).getByRole('option').first().click();
  await page.getByLabel('来访事由').selectOption('meeting');
  const inAnHour = new Date(Date.now() + 3_600_000);
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
  });
  // Close to midnight in Shanghai an hour from now is tomorrow; the last minute of the day is still ahead.
  const shown = time.format(inAnHour);
  await page.getByLabel('预计离开').fill(shown < time.format(Date.now()) ? '23:59' : shown);
  await agree();
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByRole('button', { name: '放行', exact: true }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.waitFor();
  await dialog.getByRole('button', { name: '已打印好' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => count('在楼内')).toBe('4');
});

test('a name is shown in full for a purpose, and somebody who leaves is let out', async () => {
  await page.getByRole('button', { name: '显示完整信息' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '显示完整信息' }).click();
  await page.getByRole('heading', { name: '钱测试' }).waitFor();

  await page.getByRole('button', { name: '签离' }).last().click();
  const ask = page.getByRole('alertdialog');
  await ask.waitFor();
  expect(await violations(page)).toEqual([]);
  await ask.getByRole('button', { name: '签离' }).click();
  await ask.waitFor({ state: 'detached' });
  await expect.poll(() => count('在楼内')).toBe('3');
  await expect.poll(() => page.locator('.desk-history').innerText()).toContain('离开');
  expect(complaintsOf(desk.watch)).toEqual([]);
});

test('a register leaves the house with a reason, and stands among the exports', async () => {
  const { page: own, watch } = await server.open(browser, 'supervisor', '/console/#/registers', {
    viewport: { width: 1920, height: 1080 },
    name: '主管测试',
  });
  await own.locator('.register-table tbody tr').first().waitFor();
  expect(await own.locator('.register-table').innerText()).not.toContain('赵文静');
  expect(await violations(own)).toEqual([]);
  await own.getByRole('button', { name: '导出' }).click();
  const dialog = own.getByRole('dialog');
  await dialog.getByRole('button', { name: '导出' }).click();
  await expect.poll(() => dialog.getByText('请填写此项').count()).toBe(3);
  await dialog.getByText('文本表格（CSV）').click();
  await dialog.getByLabel('依据').selectOption('inspection');
  await dialog.getByLabel('接收方').fill('区检查组');
  await dialog.getByLabel('事由', { exact: true }).fill('季度检查核对');
  expect(await violations(own)).toEqual([]);
  const [file] = await Promise.all([
    own.waitForEvent('download'),
    dialog.getByRole('button', { name: '导出' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^来访登记台账 .*\.csv$/);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text).toContain('主管测试');
  expect(text).toContain('季度检查核对');
  expect(text).toContain('赵*静');
  expect(text).not.toContain('赵文静');

  await own.getByRole('link', { name: '导出记录' }).click();
  await own.getByText('监督检查：季度检查核对').waitFor();
  await own.goto(`${server.origin}/console/#/feedback`);
  await own.getByRole('heading', { name: '意见反馈' }).waitFor();
  expect(await violations(own)).toEqual([]);
  expect(complaintsOf(watch)).toEqual([]);
});
