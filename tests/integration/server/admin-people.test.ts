import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EnrolmentView, CrewView } from '../../../server/contract/partners.ts';
import type { HostView, ImportReport } from '../../../server/contract/people.ts';
import { findPass } from '../../../server/repositories/passes.ts';
import { openBrowser, type Browser } from '../../support/server/browser.ts';
import { expectNotTheirs, signInElsewhere, twoSites } from '../../support/server/not-theirs.ts';
import { signInAs } from '../../support/server/sign-in.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;
let admin: Browser;
beforeAll(async () => {
  server = await startTestServer({ sites: twoSites() });
  admin = await browserAs('admin');
}, 60_000);
afterAll(() => server.close());

async function browserAs(role: Parameters<typeof signInAs>[1]): Promise<Browser> {
  const { headers } = await signInAs(server, role);
  const ask: Browser['ask'] = (method, path, body) => openBrowser(server).ask(method, path, body, headers);
  return { ...openBrowser(server), ask };
}

const hostsOf = async (browser: Browser) =>
  (await browser.ask<{ items: HostView[] }>('GET', '/hosts')).body.items;
const importing = async (path: string, csv: string, apply: boolean) =>
  (await admin.ask<ImportReport>('POST', path, { csv, apply })).body;
const text = (chinese: string, en = chinese) => ({ 'zh-CN': chinese, en });
const host = { name: '李测试', department: text('财务部', 'Finance'), place: text('9 层', 'Floor 9') };

test('a host is added, changed and retired; how one is reached is for those who keep the list', async () => {
  const contact = { channels: ['email'], email: 'li@example.test' };
  const { body } = await admin.ask<{ id: string }>('POST', '/hosts', { ...host, contact });
  const guard = await browserAs('guard');
  expect((await hostsOf(admin)).find(({ id }) => id === body.id)).toMatchObject({ ...host, contact });
  expect((await hostsOf(guard)).find(({ id }) => id === body.id)).not.toHaveProperty('contact');
  expect((await guard.ask('PUT', `/hosts/${body.id}`, host)).status).toBe(403);

  const deputy = { staffId: 's-x', from: '2026-03-02', until: '2026-03-09' };
  const changed = { ...host, place: text('10 层', 'Floor 10'), contact: { channels: [], deputy } };
  expect((await admin.ask('PUT', `/hosts/${body.id}`, changed)).status).toBe(200);
  expect((await hostsOf(admin)).find(({ id }) => id === body.id)).toMatchObject(changed);

  const stranger = await signInElsewhere(server, 'admin');
  const call = { method: 'PUT' as const, payload: host };
  await expectNotTheirs(
    server,
    [stranger],
    { ...call, url: `/api/v1/hosts/${body.id}` },
    { ...call, url: '/api/v1/hosts/nobody' },
  );
  expect((await admin.ask('DELETE', `/hosts/${body.id}`)).status).toBe(200);
  expect((await hostsOf(admin)).some(({ id }) => id === body.id)).toBe(false);
});

test('departments are kept with who gives their second approval', async () => {
  const body = { name: text('采购部', 'Purchasing'), place: text('7 层', 'Floor 7'), approver: 's-boss' };
  const { body: made } = await admin.ask<{ id: string }>('POST', '/departments', body);
  const list = async () => (await admin.ask<{ items: { id: string }[] }>('GET', '/departments')).body.items;
  expect((await list()).find(({ id }) => id === made.id)).toMatchObject(body);
  await admin.ask('DELETE', `/departments/${made.id}`);
  expect((await list()).some(({ id }) => id === made.id)).toBe(false);
  expect((await admin.ask('DELETE', `/departments/${made.id}`)).status).toBe(404);
});

test('a host list with one bad line changes nothing; mended it is applied at once, and comes out again as it went in', async () => {
  const before = (await hostsOf(admin)).length;
  const bad = '姓名,部门,地点,邮箱\n周测试,市场部,10 层,zhou@example.test\n吴测试,,1 层,\n';
  expect(await importing('/hosts/import', bad, true)).toMatchObject({
    ...{ added: 1, applied: false },
    problems: [{ line: 3, column: 'department', key: 'wrong' }],
  });
  expect(await hostsOf(admin)).toHaveLength(before);

  const good = bad.replace('吴测试,,', '吴测试,保卫部,');
  expect(await importing('/hosts/import', good, false)).toMatchObject({ added: 2, applied: false });
  expect(await importing('/hosts/import', good, true)).toMatchObject({ added: 2, applied: true });
  expect(await importing('/hosts/import', good, true)).toMatchObject({ added: 0, unchanged: 2 });

  const [zhou] = (await hostsOf(admin)).filter(({ name }) => name === '周测试');
  const contact = { ...zhou?.contact, channels: ['wecom', 'email'] };
  await admin.ask('PUT', `/hosts/${zhou?.id}`, { ...zhou, contact });
  const { headers } = await signInAs(server, 'admin');
  const file = await server.app.inject({ method: 'GET', url: '/api/v1/hosts/file', headers });
  expect(file.headers['content-disposition']).toContain('attachment');
  expect(await importing('/hosts/import', file.body, false)).toMatchObject({ added: 0, changed: 0 });
  const noted = await server.context.db
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'data.exported')
    .executeTakeFirstOrThrow();
  expect(JSON.parse(noted.data)).toMatchObject({ register: 'hosts', format: 'csv' });
});

const worker = { name: '钱测试', number: '110101190003070459' };
const roster = (rest: string) =>
  `姓名,证件号码,单位,被访人,开始日期,截止日期\n${worker.name},${worker.number},安居工程,孙测试,${rest}\n`;

test('a crew comes by roster: every line is checked, the same person is enrolled once, and the board expects them', async () => {
  await admin.ask('POST', '/hosts', { ...host, name: '孙测试' });
  const bad = `${roster('2026/3/2,2026-03-31')}郑测试,110101190003070451,安居工程,没有此人,2026-03-09,2026-03-02\n`;
  const report = await importing('/enrolments/import', bad, true);
  expect(report.applied).toBe(false);
  expect(report.problems).toEqual([
    { line: 3, column: 'idNumber', key: 'wrong' },
    { line: 3, column: 'host', key: 'unknown-host' },
    { line: 3, column: 'until', key: 'ends-before' },
  ]);
  expect(JSON.stringify(report)).not.toMatch(/郑测试|0307/);

  const first = await importing('/enrolments/import', roster('2026/3/2,2026-03-31'), true);
  expect(first).toMatchObject({ added: 1, applied: true });
  const longer = await importing('/enrolments/import', roster('2026-03-02,2026-04-30'), true);
  expect(longer).toMatchObject({ added: 0, changed: 1, applied: true });

  const list = await admin.ask<{ items: EnrolmentView[] }>('GET', '/enrolments');
  const mine = list.body.items.filter(({ company }) => company === '安居工程');
  expect(mine).toMatchObject([{ name: '钱*试', until: '2026-04-30', state: 'running', inside: false }]);
  const { body: crew } = await admin.ask<CrewView>('GET', '/enrolments/crew');
  expect(crew).toMatchObject({ day: '2026-03-02', items: [{ id: mine[0]?.id }] });
});

test('a partner needs a number that can be one, and is over when the day is over or somebody says so', async () => {
  const [chosen] = await hostsOf(admin);
  const partner = {
    ...{ category: 'long-term-partner', personName: '王测试', idNumber: worker.number },
    ...{ company: '远见软件', hostId: chosen?.id, from: '2026-03-02', until: '2026-03-10' },
  };
  const wrong = await admin.ask('POST', '/enrolments', { ...partner, idNumber: '110101190003070451' });
  expect(wrong.body).toMatchObject({ error: { fields: ['idNumber'] } });
  expect((await admin.ask('POST', '/enrolments', { ...partner, until: '2026-03-01' })).status).toBe(400);
  const { body } = await admin.ask<{ id: string }>('POST', '/enrolments', partner);
  const stateOf = async () =>
    (await admin.ask<{ items: EnrolmentView[] }>('GET', '/enrolments')).body.items.find(
      ({ id }) => id === body.id,
    )?.state;
  expect(await stateOf()).toBe('ends-soon');
  await admin.ask('PUT', `/enrolments/${body.id}`, { until: '2026-12-31' });
  expect(await stateOf()).toBe('running');
  const desk = await browserAs('receptionist');
  const pass = await desk.ask<{ passId: string }>('POST', `/enrolments/${body.id}/pass`);
  expect((await admin.ask('POST', `/enrolments/${body.id}/end`, { reason: 'finished' })).status).toBe(200);
  expect(await stateOf()).toBe('ended');
  // The pass on the partner's phone ends with it.
  const row = await findPass(server.context.db, server.context.sites.first, pass.body.passId);
  expect(row).toMatchObject({ revoke_reason: 'ended' });
  expect((await desk.ask('POST', `/enrolments/${body.id}/pass`)).status).toBe(409);
  expect((await admin.ask('PUT', `/enrolments/${body.id}`, { until: '2027-01-01' })).status).toBe(404);
});
