import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../build/launch-browser.ts';
import { root } from '../../build/paths.ts';
import { passCrypto } from '../../crypto/pass-crypto.ts';
import type { NodeId } from '../../domain/kernel/brand.ts';
import { addDays, localDay } from '../../domain/kernel/time.ts';
import { createTicket } from '../../domain/pass/phone-ticket.ts';
import { phoneFormCode } from '../../domain/visit/phone-form.ts';
import { kioskTicketKey } from '../../server/repositories/kiosks/enrolment.ts';
import { formsFor, takeForm } from '../../server/repositories/kiosks/phone-forms.ts';
import { putKiosk } from '../../server/repositories/kiosks/kiosks.ts';
import { lin, recordHosts, zhao } from '../support/server/reservations.ts';
import { picturesWanted } from '../support/test-options.ts';
import { violations } from './harness/open-browser.ts';
import { phone, startSiteServer, type OpenPage, type SiteServer } from './support/site-server.ts';
import { watchWindow, type WindowWatch } from './support/window-watch.ts';

// A visitor's phone and a receptionist at one server: from the first question to the pass at the door.

const node = 'k-lobby' as NodeId;
const album = join(root, 'tests', 'artefacts', 'e2e', 'portal');

let server: SiteServer;
let browser: Browser;
let visitor: BrowserContext;
let watch: WindowWatch;
let page: Page;
let desk: OpenPage;

beforeAll(async () => {
  if (picturesWanted) mkdirSync(album, { recursive: true });
  server = await startSiteServer();
  await recordHosts(server, zhao);
  browser = await launchBrowser();
  visitor = await browser.newContext({
    ...{ viewport: phone, hasTouch: true, isMobile: true, locale: 'zh-CN', reducedMotion: 'reduce' },
  });
  visitor.setDefaultTimeout(12_000);
  watch = watchWindow(visitor);
  page = await visitor.newPage();
  desk = await server.open(browser, 'receptionist', '/console/#/reviews');
}, 120_000);

afterAll(async () => {
  await browser.close();
  await server.close();
});

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const comesTo = (title: string | RegExp) => page.getByRole('heading', { level: 1, name: title }).waitFor();

let kept = 0;
async function look(name: string, on = page): Promise<void> {
  expect(await violations(on)).toEqual([]);
  kept += 1;
  if (picturesWanted) await on.screenshot({ path: join(album, `${kept}-${name}.png`), fullPage: true });
}

test('a visitor reserves step by step, and a reload loses nothing', async () => {
  await page.goto(`${server.origin}/portal/`);
  await page.getByRole('link', { name: /预约来访/ }).click();
  await comesTo('您要找谁');
  await press('下一步');
  await page.getByText('请从列表中点选被访人').waitFor();
  await page.getByLabel('被访人').fill(zhao.name);
  await press('查找');
  await page.getByLabel('开会洽谈').check();
  await look('host');
  await press('下一步');

  await comesTo('什么时候来');
  const { timeZone } = server.context.sites.first;
  await page.getByLabel('来访日期').fill(addDays(localDay(server.clock.now, timeZone), 1));
  await page.getByLabel('到达时间').selectOption('09:30');
  await page.getByLabel('停留多久').selectOption('120');
  await page.reload();
  expect(await page.getByLabel('到达时间').inputValue()).toBe('09:30');
  await look('time');
  await press('下一步');

  await page.getByLabel('姓名').fill(lin.name);
  await page.getByLabel('证件号码').fill(lin.idNumber);
  await page.getByLabel('手机号码').fill(lin.phone);
  await look('you');
  await press('下一步');
  await press('粘贴名单');
  await page.getByRole('textbox', { name: '名单' }).fill('姓名\t手机\n欧阳测试\t138');
  await press('添加到同行人');
  await page.getByText(/第 2 行/).waitFor();
  await page.getByRole('textbox', { name: '名单' }).fill('姓名\t手机\n欧阳测试\t13800000001');
  await press('添加到同行人');
  await press('下一步');

  await comesTo('信息使用告知');
  expect(await page.getByRole('checkbox').first().isChecked()).toBe(false);
  await press('下一步');
  await page.getByText('请先阅读并勾选').waitFor();
  await page.getByLabel('我已阅读并同意上述告知').check();
  await look('consent');
  await press('下一步');
  await look('check');
  await press('提交预约');
  await comesTo('等待被访人审批');
  await look('status');
  expect(await page.evaluate(() => sessionStorage.getItem('yingbin.reserve'))).toBeNull();
}, 60_000);

test('the desk asks for more on its own phone, the visitor answers with a document, and it is agreed', async () => {
  await desk.page.getByRole('link', { name: lin.name }).click();
  await desk.page.getByRole('button', { name: '要求补充' }).click();
  await desk.page.getByRole('textbox').fill('请上传工单');
  await desk.page.getByRole('dialog').getByRole('button', { name: '要求补充' }).click();
  await desk.page.getByText('已请访客补充').waitFor();

  await page.reload();
  await page.getByText('请上传工单').waitFor();
  const file = { name: 'order.png', mimeType: 'image/png', buffer: pixel };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('order.png').waitFor();
  await look('answer');
  await press('提交补充');
  await comesTo('等待被访人审批');

  await desk.page.getByText('order.png').waitFor();
  await look('review', desk.page);
  await desk.page.getByRole('button', { name: '通过', exact: true }).click();
  await desk.page.getByRole('alertdialog').getByRole('button', { name: '通过', exact: true }).click();
  await desk.page.getByText('已通过，正在通知访客').waitFor();
  await page.reload();
  await comesTo('预约已通过');
  await look('approved');
}, 60_000);

test('the pass turns by itself, also without a line', async () => {
  await page.clock.install();
  await page.getByRole('link', { name: '出示通行码' }).click();
  const dots = page.locator('.own-pass__code path');
  await dots.waitFor();
  await look('pass');
  const first = await dots.getAttribute('d');
  await visitor.setOffline(true);
  await page.clock.runFor(31_000);
  await expect.poll(() => dots.getAttribute('d').catch(() => first), { timeout: 8_000 }).not.toBe(first);
  await visitor.setOffline(false);
}, 30_000);

test('what is stored is shown in full, and a cancelled visit has no pass', async () => {
  await page.getByRole('link', { name: '查看预约' }).click();
  await page.getByRole('link', { name: '查看和管理我的信息' }).click();
  await page.getByText(lin.idNumber).waitFor();
  await look('own-data');
  await page.getByRole('link', { name: '查看预约' }).click();
  await press('取消预约');
  await page.getByRole('alertdialog').getByRole('button', { name: '取消预约' }).click();
  await comesTo('预约已取消');
  expect(await page.getByRole('link', { name: '出示通行码' }).count()).toBe(0);
}, 30_000);

test('a visitor has everything erased, and the link opens nothing any more', async () => {
  const status = page.url();
  await page.getByRole('link', { name: '查看和管理我的信息' }).click();
  await press('删除我的信息');
  await page.getByRole('alertdialog').getByRole('button', { name: '删除我的信息' }).click();
  await page.getByText('已办理').waitFor();
  expect(await page.getByText(lin.idNumber).count()).toBe(0);
  await look('erased');
  await page.goto('about:blank');
  await page.goto(status);
  await page.getByText('链接打不开').waitFor();
}, 30_000);

test('the code of a kiosk opens a short form, whose digits the kiosk offers; scanned again it opens nothing', async () => {
  const { context } = server;
  const site = context.sites.first;
  await putKiosk(context.db, site, {
    node,
    name: 'lobby',
    publicKey: randomBytes(32),
    now: server.clock.now,
  });
  const key = kioskTicketKey(site, node);
  const { text } = createTicket(node, key, server.clock.now, passCrypto, randomBytes);
  const scanned = await visitor.newPage();
  await scanned.goto(`${server.origin}/portal/#/form/${text}`);
  await scanned.getByLabel('姓名').fill(lin.name);
  await scanned.getByLabel('手机号码').fill(lin.phone);
  await scanned.getByLabel('开会洽谈').check();
  await scanned.getByLabel('预计离开').selectOption({ index: 1 });
  await scanned.reload();
  expect(await scanned.getByLabel('姓名').inputValue()).toBe(lin.name);
  await scanned.getByLabel('我已阅读并同意上述告知').check();
  await look('form', scanned);
  await scanned.getByRole('button', { name: '提交', exact: true }).click();
  await scanned.getByText('已提交，请回到自助机').waitFor();

  const [form] = await formsFor(context.db, site, node);
  expect(form).toMatchObject({ state: 'sent', answers: { name: lin.name, purpose: 'meeting' } });
  const id = form?.id ?? '';
  await scanned.getByText(phoneFormCode(id), { exact: true }).waitFor();
  await look('form-sent', scanned);
  await takeForm(context, site, node, { id, outcome: 'saved' });
  await scanned.getByText('自助机已收到').waitFor();

  const other = await (await browser.newContext({ viewport: phone, locale: 'zh-CN' })).newPage();
  await other.goto(`${server.origin}/portal/#/form/${text}`);
  await other.getByText('请重新扫码').waitFor();
  await look('form-again', other);
  // Somebody without a line and a code that is spent are told so by the browser, too.
  const told = watch
    .complaints()
    .filter(
      (words) => !/Failed to load resource|ERR_INTERNET_DISCONNECTED|ERR_ABORTED|bluetooth/.test(words),
    );
  expect(told).toEqual([]);
}, 40_000);

/** The smallest picture there is. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
