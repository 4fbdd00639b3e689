import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../build/launch-browser.ts';
import { violations } from './harness/open-browser.ts';
import { startSiteServer, type OpenPage, type SiteServer } from './support/site-server.ts';

// An administrator who is no programmer puts a house in order; a supervisor is the second person behind a watchlist entry.

const desktop = { viewport: { width: 1366, height: 768 } };
let server: SiteServer;
let browser: Browser;
let admin: OpenPage;
let supervisor: OpenPage;
let page: Page;

beforeAll(async () => {
  server = await startSiteServer();
  browser = await launchBrowser();
  admin = await server.open(browser, 'admin', '/console/#/policy', desktop);
  supervisor = await server.open(browser, 'supervisor', '/console/#/watchlist', desktop);
  page = admin.page;
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const complaintsOf = ({ watch }: OpenPage) =>
  watch.complaints().filter((one) => !one.includes('Unrecognized feature'));
const visit = (room: string, on: Page = page) => on.goto(`${server.origin}/console/#/${room}`);
const stepsOf = (name: string) =>
  page.locator('.policy__case', { hasText: name }).locator('li').allInnerTexts();

test('the kiosk’s steps follow the rules as they are written, and publishing makes them count', async () => {
  await page.getByRole('heading', { name: '终端上的步骤' }).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await stepsOf('没有预约，刷身份证')).not.toContain('保安核对本人');
  await page.getByRole('radio', { name: /^高/ }).check();
  await expect.poll(() => stepsOf('没有预约，刷身份证')).toContain('保安核对本人');

  await visit('policy/rules');
  await page.getByLabel('最长停留（分钟）').fill('5');
  await page.getByText('有 1 处需要改正').waitFor();
  expect(await page.getByRole('button', { name: '发布', exact: true }).isDisabled()).toBe(true);
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('最长停留（分钟）').fill('120');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('已发布，各终端几秒内生效').waitFor();

  const { riskTier, policy } = await server.context.sites.settings(server.context.sites.first);
  expect({ riskTier, stay: policy.maxStayMinutes }).toEqual({ riskTier: 'high', stay: 120 });
});

test('a host list with one bad line is mended and imported', async () => {
  await visit('hosts/import');
  const bad = '姓名,部门,地点\n周测试,市场部,10 层\n吴测试,,1 层\n';
  const choose = (text: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await choose(bad);
  await page.getByText('请在表格里改正下面几处').waitFor();
  expect(await page.getByRole('row', { name: /3 部门/ }).count()).toBe(1);
  expect(await page.getByRole('button', { name: /^导入 \d+ 人/ }).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: /^移除/ }).click();
  await choose(bad.replace('吴测试,,', '吴测试,保卫部,'));
  await page.getByRole('button', { name: '导入 2 人' }).click();
  await page.getByRole('link', { name: '吴测试' }).waitFor();
  expect(await violations(page)).toEqual([]);
});

test('two people stand behind an entry on the watchlist', async () => {
  await visit('watchlist/new');
  await page.getByLabel('姓名').fill('测试某某');
  await page.getByLabel('手机号码').fill('13800000000');
  await page.getByLabel('类别').selectOption('theft');
  await page.getByLabel('事实和依据').fill('在大厅盗窃。');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '提交，等待第二人确认' }).click();
  await page.getByText('等第二人确认').waitFor();

  const other = supervisor.page;
  await other.getByText('等您确认').waitFor();
  await other.locator('tbody a').first().click();
  const agree = other.getByRole('button', { name: '同意列入' });
  expect(await agree.isDisabled()).toBe(true);
  await other.getByRole('button', { name: '查看详情' }).click();
  await other.getByRole('radio', { name: '处理来访' }).check();
  await other.getByRole('dialog').getByRole('button', { name: '查看详情' }).click();
  await other.getByText('在大厅盗窃。').waitFor();
  expect(await violations(other)).toEqual([]);
  await agree.click();
  await other.getByText('生效中').waitFor();
  // And whoever proposed it sees it without asking again.
  await page.getByText('生效中').waitFor();
});

test('every other room of an administrator is there and reads well', async () => {
  for (const room of ['kiosks', 'partners', 'partners/new', 'staff', 'staff/new', 'system']) {
    await visit(room);
    await page.locator('h1').waitFor();
    await expect.poll(() => page.locator('.loading').count()).toBe(0);
    expect({ room, violations: await violations(page) }).toEqual({ room, violations: [] });
  }
  expect([...complaintsOf(admin), ...complaintsOf(supervisor)]).toEqual([]);
});
