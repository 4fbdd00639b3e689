import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { toBuffer } from 'qrcode';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launchBrowser } from '../../build/launch-browser.ts';
import { root } from '../../build/paths.ts';
import { passCrypto } from '../../crypto/pass-crypto.ts';
import type { HostId, PassId, ReservationId } from '../../domain/kernel/brand.ts';
import { after, hours } from '../../domain/kernel/time.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import { decodeBase64url } from '../../domain/pass/base64url.ts';
import { liveMessage, livePeriodAt, withLiveCode } from '../../domain/pass/live-code.ts';
import { appendPass, showPass } from '../../server/pass/issue.ts';
import { commit } from '../../server/repositories/ledger/ledger.ts';
import { findPass } from '../../server/repositories/passes.ts';
import { codeOf } from '../support/passes.ts';
import { host, lin } from '../support/storage-people.ts';
import { listOnWatchlist, registerVisit } from '../support/server/visits.ts';
import { picturesWanted } from '../support/test-options.ts';
import { writeCameraView } from '../support/video-file.ts';
import { violations } from './harness/open-browser.ts';
import { phone, startSiteServer, type OpenPage, type SiteServer } from './support/site-server.ts';

// One guard's phone, one server: what a guard does on a shift, with gloves on and now and then without a line.

const folder = mkdtempSync(join(tmpdir(), 'yingbin-handheld-'));
const film = join(folder, 'film.y4m');
const album = join(root, 'tests', 'artefacts', 'e2e', 'handheld');

let server: SiteServer;
let browser: Browser;
let guard: OpenPage;
let page: Page;

beforeAll(async () => {
  if (picturesWanted) mkdirSync(album, { recursive: true });
  server = await startSiteServer();
  await writeCameraView(film, await toBuffer(await issuePass(), { scale: 4, margin: 4 }));
  browser = await launchBrowser([
    ...['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`],
    ...['--auto-accept-camera-and-microphone-capture'],
  ]);
  await registerVisit(server, lin, { host });
  guard = await server.open(browser, 'guard', '/handheld/#/queue', { name: '武测试' });
  page = guard.page;
}, 120_000);

afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const sees = (words: string | RegExp) => page.getByText(words).first().waitFor();
const tab = (name: string) => page.getByRole('navigation').getByRole('link', { name }).click();

let kept = 0;
/** A picture for people when they want one, and axe: on a phone as long as the page, or what lies behind the tabs counts as too small. */
async function keep(name: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  kept += 1;
  const file = `${String(kept).padStart(2, '0')}-${name}.png`;
  if (picturesWanted) await page.screenshot({ path: join(album, file) });
  await page.setViewportSize({ ...phone, height: 2_400 });
  expect([name, await violations(page)]).toEqual([name, []]);
  await page.setViewportSize(phone);
}

/** A pass as a phone shows it just now. */
async function issuePass(): Promise<string> {
  const { context } = server;
  const site = context.sites.first;
  const now = context.now();
  const id = context.newId() as ReservationId;
  const from = after(now, -hours(1));
  const until = after(now, hours(1));
  const passId = await commit(context, site, 'system', async (ledger) => {
    ledger.append('host.recorded', subjectOf('host', host.id), {}, { ...host, id: host.id as HostId });
    ledger.append(
      'reservation.requested',
      subjectOf('reservation', id),
      {
        ...{ route: 'portal', category: 'short-term', policyVersion: 'p1', companions: 0 },
        ...{ from, until, answerBy: until },
      },
      {
        ...{ visitor: { name: '纪测试' }, hostId: host.id, purpose: 'meeting', language: 'zh-CN' },
        ...{ from, until },
      },
    );
    ledger.append(
      'reservation.recorded',
      subjectOf('reservation', id),
      { category: 'short-term', from, until, companions: 0 },
      {
        ...{ id, category: 'short-term', visitorName: '纪测试', host, purpose: 'meeting', companions: 0 },
        ...{ from, until },
      },
    );
    return appendPass(context, site, ledger, subjectOf('reservation', id), { from, until });
  });
  const row = await findPass(context.db, site, passId);
  if (!row) throw new Error('the pass is not there');
  const { text, secret } = showPass(site, row, now);
  const period = livePeriodAt(now);
  const mac = passCrypto.hmac(
    decodeBase64url(secret) ?? new Uint8Array(),
    liveMessage(passId as PassId, period),
  );
  return withLiveCode(codeOf(text), period, mac);
}

const stateOf = async (id: string) =>
  await server.context.db
    .selectFrom('visit')
    .select(['state', 'check_out_means', 'checked_out_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

test('a pass before the camera is checked, and the camera is off afterwards', async () => {
  await sees('林*雾');
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const real = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await real(wanted);
      Object.assign(globalThis, { seenStream: stream });
      return stream;
    };
  });
  await tab('扫码');
  await sees('通行码有效');
  await sees('纪测试');
  const tracks = await page.evaluate(() =>
    (globalThis as unknown as { seenStream: MediaStream }).seenStream
      .getTracks()
      .map(({ readyState }) => readyState),
  );
  expect(tracks).toEqual(['ended']);
  await keep('scanned-pass');
  await button('扫下一个').click();
  await page.getByRole('textbox').waitFor();
});

test('the queue shows who waits without a reload; a look at the name is asked for; one touch lets them in', async () => {
  await tab('待审');
  await sees('林*雾');
  const { id } = await registerVisit(server, { name: '戚测试', phone: '13800000003' });
  await sees('戚*试');
  await keep('queue');
  await page.getByRole('link', { name: /戚\*试/ }).click();
  await button('同意进入').waitFor();
  expect(await page.getByText('戚测试').count()).toBe(0);
  await button('显示姓名和号码').click();
  await sees('戚测试');
  await keep('visit');
  await button('不同意').click();
  await sees('为什么不同意？');
  await keep('refuse');
  await button('没有约定来访').click();
  await expect.poll(async () => (await stateOf(id)).state).toBe('rejected');
  await sees(/武测试 已于 .* 决定不同意/);
  await page.getByRole('link', { name: '返回' }).click();
  await page.getByRole('link', { name: /林\*雾/ }).click();
  await button('同意进入').click();
  await sees(/武测试 已于 .* 同意进入/);
});

test('somebody listed while inside: the phone alarms, a guard takes it and says how it ended', async () => {
  // The first touch anywhere has switched the sound on.
  expect(await button('打开声音').count()).toBe(0);
  await registerVisit(server, { name: '邹测试', idNumber: '11010119000202002X' }, { state: 'inside' });
  await listOnWatchlist(server, { name: '邹测试', idNumber: '11010119000202002X' });
  await sees('1 项紧急警报');
  await page.getByRole('link', { name: /紧急警报/ }).click();
  await sees('请到场核对：关注名单');
  await keep('alert');
  await button('我去处理').click();
  await sees('武测试 正在处理');
  expect(await page.getByText('1 项紧急警报').count()).toBe(0);
  await button('处理完毕').click();
  await page.getByRole('textbox', { name: '理由' }).fill('当面核实，已陪同离开');
  await page.getByRole('dialog').getByRole('button', { name: '处理完毕' }).click();
  await sees('现在没有警报');
  await page.getByRole('radio', { name: '已处理' }).check({ force: true });
  await sees('处理记录：当面核实，已陪同离开');
  await keep('past-alerts');
});

test('without a line somebody is let out all the same: kept over a reload, told later with the time of the touch', async () => {
  const { id, badgeNumber } = await registerVisit(server, { name: '欧阳测试' }, { state: 'inside', host });
  await tab('在内');
  await sees('欧阳**');
  await keep('inside');
  await guard.context.setOffline(true);
  await button(`登记离开 ${badgeNumber}`).click();
  const touched = Date.now();
  await page.getByRole('alertdialog').getByRole('button', { name: '登记离开' }).click();
  await sees('已记下，连上网络后自动提交');
  await sees('1 项操作已记下');
  await keep('kept');
  expect((await stateOf(id)).state).toBe('inside');
  // The line is back, the way to the server is not quite: what is kept outlives the page.
  const wall = '**/guard/check-out';
  await guard.context.route(wall, (route) => route.abort());
  await guard.context.setOffline(false);
  await page.reload();
  await sees('1 项操作已记下');
  expect((await stateOf(id)).state).toBe('inside');
  await guard.context.unroute(wall);
  await page.reload();
  await expect.poll(async () => (await stateOf(id)).state, { timeout: 25_000 }).toBe('left');
  const left = await stateOf(id);
  expect(left.check_out_means).toBe('handheld');
  expect(Math.abs((left.checked_out_at ?? 0) - touched)).toBeLessThan(5_000);
});

test('the green channel opens with one touch, and its details are entered afterwards', async () => {
  await tab('绿色通道');
  await keep('green-channel');
  await button('立即放行').click();
  await sees(/^S001$/);
  await keep('green-channel-open');
  await page.getByRole('link', { name: /S001/ }).click();
  await button('提交登记').click();
  await sees('请填写此项');
  await page.getByRole('textbox', { name: /姓名/ }).fill('救护测试');
  await page.getByRole('textbox', { name: /放行原因/ }).fill('突发疾病，救护车入内');
  await keep('complete');
  await button('提交登记').click();
  await sees('没有待补填的登记');
});

test('a badge number by hand finds its visitor; a wrong one says so', async () => {
  const { badgeNumber } = await registerVisit(server, { name: '诸葛测试' }, { state: 'inside' });
  await tab('扫码');
  await button('扫下一个').click();
  await page.getByRole('textbox').fill('Z999');
  await button('查找').click();
  await sees(/没有找到对应的来访/);
  await button('扫下一个').click();
  // The film still shows the pass, which may be read before the first key; from then on the typed number counts.
  await vi.waitFor(
    async () => {
      if (await button('扫下一个').isVisible()) await button('扫下一个').click();
      await page.getByRole('textbox').fill(badgeNumber, { timeout: 1_000 });
    },
    { timeout: 20_000, interval: 100 },
  );
  await button('查找').click();
  await sees('诸葛**');
});
