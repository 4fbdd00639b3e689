import { verify } from '@node-rs/argon2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commit } from '../../../server/repositories/ledger/ledger.ts';
import { staffDetails } from '../../../server/repositories/staff.ts';
import type { StaffList, StaffReply } from '../../../server/contract/staff.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { HostId } from '../../../domain/kernel/brand.ts';
import { openBrowser, type Browser } from '../../support/server/browser.ts';
import { expectNotTheirs, signInElsewhere, twoSites } from '../../support/server/not-theirs.ts';
import { signInAs } from '../../support/server/sign-in.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ sites: twoSites() });
}, 60_000);
afterAll(() => server.close());

async function browserAs(role: Parameters<typeof signInAs>[1]): Promise<Browser & { staffId: string }> {
  const { headers, staffId } = await signInAs(server, role);
  return {
    ...openBrowser(server),
    staffId,
    ask: (method, path, body) => openBrowser(server).ask(method, path, body, headers),
  };
}

const tokenOf = (reply: StaffReply): string => reply.link?.url.split('/setup/')[1] ?? '';
const password = 'eleven quiet otters';

test('an administrator adds a guard with a login, a code and a PIN; the link works once and the list shows it all', async () => {
  const admin = await browserAs('admin');
  const added = await admin.ask<StaffReply>('POST', '/staff', {
    ...{ name: '测试门卫', role: 'guard', login: 'menwei.ceshi', code: '2001', pin: '274918' },
  });
  expect(added.status).toBe(200);
  expect(added.body.link?.url).toMatch(/^http:\/\/site\.test\/console\/#\/setup\/[\w-]{43}$/);
  expect(added.body.member).toMatchObject({ code: '2001', hasPin: true, account: { state: 'invited' } });
  expect(JSON.stringify(added.body)).not.toMatch(/argon2|274918/);

  const { staffId } = added.body.member;
  const details = await staffDetails(server.context.db, server.context.sites.first, staffId);
  expect(await verify(details?.pinHash ?? '', '274918')).toBe(true);

  const guard = openBrowser(server);
  await guard.ask('POST', '/account/setup', { password }, { authorization: `Setup ${tokenOf(added.body)}` });
  const list = await admin.ask<StaffList>('GET', '/staff');
  expect(list.body.staff.find((one) => one.staffId === staffId)?.account?.state).toBe('active');

  // The guard's own PIN is the guard's own affair.
  expect((await guard.ask('POST', '/account/pin', { password: 'not this one', pin: '308172' })).key).toBe(
    'wrong',
  );
  expect((await guard.ask('POST', '/account/pin', { password, pin: '123456' })).key).toBe('weak-pin');
  expect((await guard.ask('POST', '/account/pin', { password, pin: '308172' })).status).toBe(204);
  const now = await staffDetails(server.context.db, server.context.sites.first, staffId);
  expect(await verify(now?.pinHash ?? '', '308172')).toBe(true);
});

test('two people never have one login or one code, and a host has no code', async () => {
  const admin = await browserAs('admin');
  const first = { name: '甲测试', role: 'receptionist', login: 'qiantai', code: '3001' };
  expect((await admin.ask('POST', '/staff', first)).status).toBe(200);
  const again = await admin.ask('POST', '/staff', { ...first, code: '3002', login: ' QIANTAI' });
  expect([again.status, again.key]).toEqual([409, 'login-taken']);
  expect((await admin.ask('POST', '/staff', { ...first, login: 'other.one' })).key).toBe('code-taken');
  expect((await admin.ask('POST', '/staff', { name: '乙测试', role: 'host', code: '3003' })).key).toBe(
    'no-kiosk-role',
  );
  expect(
    (await admin.ask('POST', '/staff', { name: '乙测试', role: 'host', hostId: 'h-none' })).body,
  ).toMatchObject({ error: { key: 'invalid', fields: ['hostId'] } });
  // Refused whole: nobody is half there.
  const { body } = await admin.ask<StaffList>('GET', '/staff');
  expect(body.staff.filter(({ name }) => name === '甲测试' || name === '乙测试')).toHaveLength(1);
});

test('another role ends the sessions at once and takes the kiosk away from a host', async () => {
  const admin = await browserAs('admin');
  const { context } = server;
  const site = context.sites.first;
  const host = {
    id: 'h-zhao' as HostId,
    name: '赵测试',
    department: { 'zh-CN': '人事部', en: 'HR' },
    place: { 'zh-CN': '3 层', en: 'Floor 3' },
  };
  await commit(context, site, 'system', async (ledger) =>
    ledger.append('host.recorded', subjectOf('host', host.id), {}, host),
  );
  const { body } = await admin.ask<StaffReply>('POST', '/staff', {
    name: '丙测试',
    role: 'guard',
    login: 'bing',
    code: '4001',
    pin: '608213',
  });
  const { staffId } = body.member;
  const bing = openBrowser(server);
  await bing.ask('POST', '/account/setup', { password }, { authorization: `Setup ${tokenOf(body)}` });
  expect((await bing.ask('GET', '/session')).body['account']).toBeDefined();

  const changed = await admin.ask<StaffReply>('PATCH', `/staff/${staffId}`, {
    role: 'host',
    hostId: host.id,
  });
  expect(changed.body.member).toMatchObject({ role: 'host', code: '', hasPin: false, hostId: host.id });
  expect((await bing.ask('GET', '/session')).body['account']).toBeUndefined();
  expect((await bing.signIn('bing', password)).body.state).toBe('signed-in');
  expect((await bing.ask('GET', '/session')).body).toMatchObject({
    account: { role: 'host', hostId: host.id },
  });
});

test('a reset takes password, second factor and sessions; closing is for good; nobody resets themselves', async () => {
  const admin = await browserAs('admin');
  const { body } = await admin.ask<StaffReply>('POST', '/staff', {
    name: '丁测试',
    role: 'guard',
    login: 'ding',
  });
  const { staffId } = body.member;
  const ding = openBrowser(server);
  await ding.ask('POST', '/account/setup', { password }, { authorization: `Setup ${tokenOf(body)}` });
  const reset = await admin.ask<StaffReply>('POST', `/staff/${staffId}/reset`);
  expect(reset.body.member.account?.state).toBe('invited');
  expect((await ding.ask('GET', '/session')).body['account']).toBeUndefined();
  expect((await ding.signIn('ding', password)).key).toBe('wrong');
  expect((await admin.ask('POST', `/staff/${admin.staffId}/reset`)).key).toBe('not-yourself');

  expect((await admin.ask('POST', `/staff/${staffId}/close`)).status).toBe(204);
  const late = await ding.ask(
    'POST',
    '/account/setup',
    { password },
    { authorization: `Setup ${tokenOf(reset.body)}` },
  );
  expect(late.key).toBe('expired-link');
  expect((await admin.ask('POST', `/staff/${staffId}/close`)).status).toBe(404);
  expect((await admin.ask('POST', '/staff', { name: '戊测试', role: 'guard', login: 'ding' })).key).toBe(
    'login-taken',
  );
});

test('the last administrator can neither leave nor step down, also when two try it at once', async () => {
  const { context } = server;
  const site = context.sites.first;
  await context.db.updateTable('account').set({ closed_at: 1 }).where('role', '=', 'admin').execute();
  const one = await browserAs('admin');
  const two = await browserAs('admin');
  await context.db
    .updateTable('account')
    .set({ password_hash: 'set' })
    .where('role', '=', 'admin')
    .where('closed_at', 'is', null)
    .execute();
  const answers = await Promise.all([
    one.ask('PATCH', `/staff/${one.staffId}`, { role: 'guard' }),
    two.ask('POST', `/staff/${two.staffId}/close`),
  ]);
  expect(answers.filter(({ key }) => key === 'last-admin')).toHaveLength(1);
  const left = await context.db
    .selectFrom('account')
    .select('staff_id')
    .where('site_id', '=', site.id)
    .where('role', '=', 'admin')
    .where('closed_at', 'is', null)
    .execute();
  expect(left).toHaveLength(1);
});

test('supervisors read and change nothing; people of another site are nobody', async () => {
  const supervisor = await browserAs('supervisor');
  const { staffId } = await signInAs(server, 'guard');
  expect((await supervisor.ask('GET', '/staff')).status).toBe(200);
  expect((await supervisor.ask('PATCH', `/staff/${staffId}`, { name: '改名' })).key).toBe('forbidden');
  const others = [await signInElsewhere(server, 'admin')];
  for (const [method, path, payload] of [
    ['PATCH', '', { name: '改名' }],
    ['PUT', '/pin', { pin: '608213' }],
    ['POST', '/reset', undefined],
    ['POST', '/close', undefined],
  ] as const) {
    const call = (id: string) => ({ method, url: `/api/v1/staff/${id}${path}`, ...(payload && { payload }) });
    await expectNotTheirs(server, others, call(staffId), call('s-never-was'));
  }
  const list = await server.app.inject({ url: '/api/v1/staff', headers: others[0]?.headers ?? {} });
  expect(list.body).not.toContain(staffId);
});
