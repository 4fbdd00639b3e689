import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { addDays, instant, localDay } from '../../domain/kernel/time.ts';
import type { InsideList } from '../../server/contract/guard.ts';
import type { PassVerified } from '../../server/contract/passes.ts';
import type { SettingsView } from '../../server/contract/policy.ts';
import type { PortalSite, ReservationMade } from '../../server/contract/portal.ts';
import type { ReviewDetail } from '../../server/contract/reviews.ts';
import { signInDemo, type DemoAccount } from '../support/server/demo-account.ts';
import { openLobby, type Lobby } from './support/lobby.ts';
import { theBrowser } from './support/open-shell.ts';
import { readCode } from './support/read-code.ts';
import { prepareServerChild, type ServerChild } from './support/server-child.ts';
import { demoPeople } from './support/site-config.ts';
import { phone } from './support/site-server.ts';
import { watchWindow, type WindowWatch } from './support/window-watch.ts';

// The whole house: a kiosk, its site server and people's phones, each as it is shipped, over real lines.

let server: ServerChild;
/** What somebody reads who waits for a guard and is not held. */
let ordinary = '';
let lobby: Lobby;
let guard: Page;
let guardWatch: WindowWatch;
let host: DemoAccount;
let supervisor: DemoAccount;
let admin: DemoAccount;

beforeAll(async () => {
  server = await prepareServerChild();
  const [, opened] = await Promise.all([
    server.start(),
    openLobby({ album: 'server-house', server: { url: server.origin, code: server.code } }),
  ]);
  lobby = opened;
  [host, supervisor, admin] = (await Promise.all(
    (['liu', 'supervisor', 'admin'] as const).map((login) => signInDemo(server.origin, login)),
  )) as [DemoAccount, DemoAccount, DemoAccount];
  guard = await openPhone('/handheld/');
  guardWatch = watchWindow(guard.context());
  // As the demo's door offers it.
  await guard.getByRole('button', { name: /保安甲/ }).click();
  await guard.getByRole('navigation').waitFor();
  await lobby.until(({ screen }) => screen.name === 'home' && screen.phoneAddress !== undefined, 'the line');
}, 120_000);
afterEach(async () => {
  await lobby.everybodyLeaves();
  expect(complaints(lobby.shell().watch)).toEqual([]);
});
afterAll(async () => {
  await guard?.context().close();
  await lobby?.close();
  await server?.close();
});

/** Some Chromium do not know all of the features that a page gives up. */
const complaints = (watch: WindowWatch) =>
  watch.complaints().filter((one) => !one.includes('Unrecognized feature'));

/** Somebody's own phone, in the language of the house. */
async function openPhone(path: string): Promise<Page> {
  const browser = await theBrowser();
  const context = await browser.newContext({
    ...{ viewport: phone, hasTouch: true, locale: 'zh-CN', reducedMotion: 'reduce' },
  });
  context.setDefaultTimeout(12_000);
  const page = await context.newPage();
  await page.goto(path.startsWith('http') ? path : `${server.origin}${path}`);
  return page;
}

/** How many facts of this type the kiosk's journal holds, whoever wrote them. */
function inJournal(type: string, subject = '%'): number {
  const journal = new DatabaseSync(join(lobby.dataDir, 'yingbin.db'), { readOnly: true });
  try {
    const found = journal
      .prepare('SELECT count(*) AS count FROM event WHERE type = ? AND subject LIKE ?')
      .get(type, subject);
    return Number(found?.['count']);
  } finally {
    journal.close();
  }
}

let badges = 0;
/** One more, and one only. */
async function badgeComes(): Promise<void> {
  badges += 1;
  expect(await lobby.dock.labels(badges)).toBe(badges);
}

const seconds = { timeout: 8_000 } as const;
/** A kiosk that was turned away several times asks again after half a minute at most. */
const reconnecting = { timeout: 60_000 } as const;
const card = (id: string) => {
  const found = demoPeople.cards.find((one) => one.id === id);
  if (!found) throw new Error(`the demo has no card ${id}`);
  return found;
};

async function registersAsWalkIn(cardId: string): Promise<void> {
  const { visitor, dock } = lobby;
  await dock.putCard(cardId);
  await visitor.agrees();
  await visitor.answersEverything('13800000099');
  await visitor.press('confirm.go');
  await visitor.sees('review.title');
}

/** Who waits, as the handheld shows it without anybody touching it. */
async function guardOpens(maskedName: string): Promise<void> {
  await guard.getByRole('link', { name: new RegExp(maskedName.replaceAll('*', '\\*')) }).click();
  await guard.getByRole('button', { name: '同意进入' }).waitFor();
}
const guardGoesBack = () => guard.getByRole('link', { name: '返回' }).click();

test('a walk-in waits at the kiosk; the guard lets them in from a phone, and the badge comes by itself', async () => {
  const { visitor } = lobby;
  await registersAsWalkIn('taiwan');
  ordinary = await visitor.text();
  await guardOpens('林*张');
  await guard.getByRole('button', { name: '同意进入' }).click();
  await visitor.sees('done.title-checked-in');
  await badgeComes();
  await guard.getByText(/保安甲 已于 .* 同意进入/).waitFor();
  await guardGoesBack();
});

test('whom the guard refuses with a reason is sent to staff, and is not told the reason', async () => {
  const { visitor, dock } = lobby;
  await registersAsWalkIn('foreigner');
  await guardOpens('史');
  await guard.getByRole('button', { name: '不同意' }).click();
  await guard.getByRole('button', { name: '没有约定来访' }).click();
  await visitor.sees('done.title-see-staff');
  expect(await visitor.text()).not.toContain('约定');
  expect(await dock.labels(0)).toBe(badges);
  await guardGoesBack();
});

test('somebody listed by two people is held on a neutral screen; the guard sees why and decides', async () => {
  const { visitor, dock, album } = lobby;
  const { name, number } = card('reserved');
  const { id } = await supervisor.ask<{ id: string }>('POST', '/watchlist', {
    ...{ name, idNumber: number, reason: 'theft', grounds: '两次带走展品' },
    until: addDays(localDay(instant(Date.now()), 'Asia/Shanghai'), 30),
  });
  await admin.ask('POST', `/watchlist/${id}/decision`, { decision: 'confirm' });
  await expect.poll(() => inJournal('watchlist.listed'), seconds).toBe(1);

  await dock.putCard('reserved');
  await visitor.sees('reservation.title');
  await visitor.press('action.next');
  await visitor.agrees();
  await visitor.press('confirm.go');
  await visitor.sees('review.title');
  await album.keep('held');
  expect(await visitor.text()).toBe(ordinary);

  await guardOpens('欧阳**');
  await guard.getByText(/此人与关注名单中的记录相符/).waitFor();
  await guard.getByRole('button', { name: '显示姓名和号码' }).click();
  await guard.getByText('两次带走展品').waitFor();
  await guard.getByRole('button', { name: '同意进入' }).click();
  await guard.getByRole('button', { name: '有人全程陪同' }).click();
  await visitor.sees('done.title-checked-in');
  await badgeComes();
  await guardGoesBack();
});

/** Reserves on the portal as its page does; the host agrees. @returns the visitor's link */
async function reserves(visitor: object): Promise<ReservationMade['link']> {
  const nobody = async <T>(path: string, body?: object): Promise<T> => {
    const response = await fetch(`${server.origin}/api/v1/portal${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { origin: server.origin, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const site = await nobody<PortalSite>('/site');
  const from = Math.ceil(site.serverTime / 60_000 + site.reservation.leadMinutes + 2) * 60_000;
  const made = await nobody<ReservationMade>('/reservations', {
    ...{ key: randomBytes(24).toString('base64url'), visitor, hostId: 'h-liu', purpose: 'meeting' },
    ...{ from, until: from + 3_600_000, language: 'zh-CN' },
    consent: { noticeVersion: site.notice.version, separate: [], guardian: false },
  });
  const { id } = made.reservation;
  const { revision } = await host.ask<ReviewDetail>('GET', `/reviews/${id}`);
  await host.ask('POST', `/reviews/${id}/decision`, { revision, decision: 'approved' });
  await expect.poll(() => inJournal('reservation.recorded', `%${id}`), seconds).toBe(1);
  return made.link;
}

test('a reservation made and agreed on line is known at the kiosk within seconds: card, badge', async () => {
  const { visitor, dock, album } = lobby;
  const { name, number } = card('walk-in');
  await reserves({ name, idNumber: number, phone: '13800000098' });
  await dock.putCard('walk-in');
  await visitor.sees('reservation.title');
  await visitor.reads('李*本');
  await visitor.reads('刘明远');
  await album.keep('reserved-on-line');
  await visitor.press('action.next');
  await visitor.agrees();
  await visitor.press('confirm.go');
  await visitor.sees('done.title-checked-in');
  await visitor.reads('12 层 1206');
  await badgeComes();
});

test('the moving code on the phone opens the visit at the kiosk; a pass that was taken back opens nothing', async () => {
  const { visitor, dock, album } = lobby;
  const link = await reserves({ name: '纪测试', idNumber: '11010119000202002X', phone: '13800000097' });
  const owner = await openPhone(`/portal/#/p/${link.token}`);
  const code = () => readCode(owner.getByRole('img', { name: /二维码通行码/ }));
  await owner.locator('.picture-code path').waitFor();
  await dock.scanText(await code());
  await visitor.sees('reservation.title');
  await visitor.reads('纪*试');
  await album.keep('by-pass');
  await visitor.press('action.cancel');
  await visitor.sees('home.title');

  const { pass } = await supervisor.ask<PassVerified>('POST', '/passes/verify', { text: await code() });
  await supervisor.ask('POST', `/passes/${pass?.id}/revoke`, { reason: 'lost' });
  await expect.poll(() => inJournal('pass.revoked', `%${pass?.id}`), seconds).toBe(1);
  // The scanner takes a code that is held on for one: whoever means it twice holds it there again.
  const held = async () => {
    await dock.scanText(await code());
    return lobby.status().screen.name;
  };
  await expect.poll(held, { interval: 2_000, timeout: 12_000 }).toBe('pass-problem');
  await visitor.sees('pass-problem.title-over');
  await album.keep('pass-revoked');
  await owner.context().close();
});

test('the code on the first screen opens a form on a phone; the kiosk goes on by itself and ends in review', async () => {
  const { visitor, dock, page } = lobby;
  const address = await readCode(page().getByRole('img', { name: '二维码：用手机扫码填写' }));
  const owner = await openPhone(address);
  await visitor.sees('phone-waiting.title');
  await owner.getByLabel('姓名').fill('证件样本');
  await owner.getByLabel('手机号码').fill('13800000096');
  await owner.getByRole('radio', { name: '开会洽谈' }).check({ force: true });
  await owner.getByLabel('预计离开').selectOption({ index: 1 });
  await owner.getByLabel('我已阅读并同意上述告知').check({ force: true });
  await owner.getByRole('button', { name: '提交' }).click();
  await owner.getByText('已提交，请回到自助机').waitFor();
  await visitor.sees('phone-card.title');
  await dock.putCard('foreigner-2017');
  await visitor.asksFor('zwj', '赵文静');
  await visitor.sees('confirm.title');
  await visitor.press('confirm.go');
  await visitor.sees('review.title');
  await owner.getByText('自助机已收到').waitFor();
  await owner.context().close();
});

test('with the line cut the kiosk decides by itself and says how old its data is; later everything arrives once', async () => {
  const { visitor, staff, dock, album } = lobby;
  expect(await server.stop()).toBe(0);
  await dock.putCard('partner');
  await visitor.sees('welcome-back.title');
  await visitor.press('welcome-back.go');
  await visitor.sees('done.title-checked-in');
  await badgeComes();
  await lobby.everybodyLeaves();

  await staff.opensMenu('guard');
  await lobby.until(
    ({ screen }) =>
      screen.name === 'staff-menu' && screen.link?.state === 'offline' && screen.link.pending > 0,
    'a menu that says what waits',
  );
  await visitor.reads('已断线，登记照常');
  await album.keep('line-cut');
  await server.start();
  const link = () => {
    const { screen } = lobby.status();
    return screen.name === 'staff-menu' ? screen.link : undefined;
  };
  await expect.poll(link, reconnecting).toMatchObject({ state: 'online', pending: 0 });
  await visitor.reads('已联网');
  // The server is another process now, on the same data: the session is still good.
  const { items } = await supervisor.ask<InsideList>('GET', '/guard/inside');
  expect(items.filter(({ maskedName }) => maskedName === '王*范')).toHaveLength(1);
});

test('after kill -9 of the server the kiosk finds it again, and nothing is there twice', async () => {
  const before = await supervisor.ask<InsideList>('GET', '/guard/inside');
  await server.kill();
  await server.start();
  await lobby.dock.putCard('rare-name');
  await lobby.visitor.sees('reservation.title');
  await lobby.visitor.press('action.next');
  await lobby.visitor.agrees();
  await lobby.visitor.press('confirm.go');
  await lobby.visitor.sees('done.title-checked-in');
  const total = async () => (await supervisor.ask<InsideList>('GET', '/guard/inside')).total;
  await expect.poll(total, reconnecting).toBe(before.total + 1);
});

test('a rule that is changed on the server counts for the next visitor, without a restart', async () => {
  const { visitor, dock } = lobby;
  const { settings } = await supervisor.ask<SettingsView>('GET', '/settings');
  const { sha256, phoneBase: _, ...rules } = settings;
  const fields = rules.policy.fields.filter(({ name }) => name !== 'phone');
  await supervisor.ask('PUT', '/settings', {
    basedOn: sha256,
    settings: { ...rules, riskTier: 'low', policy: { ...rules.policy, version: 'house-2', fields } },
  });
  await lobby.until(({ site }) => site.riskTier === 'low', 'the new rules');
  await dock.putCard('expired');
  await visitor.agrees();
  await visitor.sees('host.title');
});

test('neither end complained, and nobody is named in what they say', () => {
  const names = [...demoPeople.cards.map(({ name }) => name), '纪测试', '赵文静', '13800000'];
  const said = server.said() + lobby.shell().said();
  expect(names.filter((name) => said.includes(name))).toEqual([]);
  expect(
    server
      .said()
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('site server: ')),
  ).toEqual([]);
  // A line that was cut twice is told by the browser, and is all that there is to tell.
  const told = complaints(guardWatch).filter((one) => !one.startsWith('request: '));
  expect(told.filter((one) => !one.includes('net::ERR_'))).toEqual([]);
});
