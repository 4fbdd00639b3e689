import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeskForm } from '../../../server/contract/reception.ts';
import type { FeedbackResults, Suggestions } from '../../../server/contract/feedback.ts';
import type { RegisterReply } from '../../../server/contract/registers.ts';
import { makeVisitorToken } from '../../../server/access/visitor-link.ts';
import { after, hours } from '../../../domain/kernel/time.ts';
import { agreeReservations, deskHost } from '../../support/server/desk.ts';
import { signInAs, type SignedIn } from '../../support/server/sign-in.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;
let desk: SignedIn;
let supervisor: SignedIn;
let inspector: SignedIn;
let visits: readonly string[];

async function ask(method: 'GET' | 'POST', path: string, who: SignedIn, body?: object) {
  const answer = await server.app.inject({
    ...{ method, url: `/api/v1${path}`, headers: who.headers },
    ...(body && { payload: body }),
  });
  const isJson = String(answer.headers['content-type']).includes('json');
  const json = isJson ? answer.json<{ error?: { key: string; fields: string[] } }>() : {};
  return { ...answer, status: answer.statusCode, json: json as unknown, key: json.error?.key, answer };
}

beforeAll(async () => {
  server = await startTestServer();
  desk = await signInAs(server, 'receptionist');
  const form = (await ask('GET', '/reception/form', desk)).json as DeskForm;
  const consent = { noticeVersion: form.notice.version, separate: [], guardian: false, language: 'zh-CN' };
  const arrive = async (name: string, phone: string) => {
    const [reservation] = await agreeReservations(server, [{ name, phone, idNumber: '110101190001010029' }]);
    const done = await ask('POST', '/reception/arrivals', desk, { arrivals: [{ reservation }], consent });
    return (done.json as { visits: { id: string }[] }).visits[0]?.id ?? '';
  };
  visits = [await arrive('郑旧访', '13800000001'), ''];
  server.clock.advance(26 * 3_600_000);
  // A session does not last over night.
  desk = await signInAs(server, 'receptionist');
  supervisor = await signInAs(server, 'supervisor', { name: '测试主管' });
  inspector = await signInAs(server, 'inspector');
  visits = [visits[0] ?? '', await arrive('王新访', '13800000002')];
}, 60_000);
afterAll(() => server.close());

const reasons = { basis: 'inspection', reason: '季度检查核对', recipient: '区检查组', language: 'zh-CN' };

test('a register is masked, newest first, narrowed by day and state, and paged', async () => {
  const all = (await ask('GET', '/registers/visits', supervisor)).json as RegisterReply;
  const name = all.columns.findIndex(({ key }) => key === 'head.name');
  expect(all.rows.map(({ cells }) => cells[name])).toEqual(['王*访', '郑*访']);
  expect(all.columns.map(({ key }) => key)).not.toContain('head.idNumber');
  expect(JSON.stringify(all.rows)).not.toContain('13800000001');

  const day = '2026-03-02';
  const old = (await ask('GET', `/registers/visits?from=${day}&until=${day}`, inspector))
    .json as RegisterReply;
  expect(old.rows.map(({ id }) => id)).toEqual([visits[0]]);
  const left = (await ask('GET', '/registers/visits?state=left', supervisor)).json as RegisterReply;
  expect(left.rows).toEqual([]);
  const hosted = await ask('GET', `/registers/visits?host=${deskHost.id}&language=en`, supervisor);
  expect((hosted.json as RegisterReply).rows).toHaveLength(2);
  expect((hosted.json as RegisterReply).columns[0]?.heading).toBe('Registered');
  const from = (hosted.json as RegisterReply).rows[0];
  expect(from?.id).toBe(visits[1]);
});

test('a receptionist reads today’s visits and reservations and nothing else', async () => {
  const today = (await ask('GET', '/registers/visits?from=2026-01-01', desk)).json as RegisterReply;
  expect(today.rows.map(({ id }) => id)).toEqual([visits[1]]);
  expect((await ask('GET', '/registers/look-ups', desk)).status).toBe(403);
  const body = { register: 'visits', format: 'csv', filter: {}, ...reasons };
  expect((await ask('POST', '/registers/export', desk, body)).status).toBe(403);
});

test('every register answers to supervisors and inspectors', async () => {
  await ask('POST', `/reception/visits/${visits[0]}/reveal`, supervisor, { purpose: 'inquiry' });
  for (const register of ['visits', 'reservations', 'enrolments', 'look-ups', 'exports', 'deliveries'])
    for (const who of [supervisor, inspector])
      expect([register, (await ask('GET', `/registers/${register}`, who)).status]).toEqual([register, 200]);
  const looks = (await ask('GET', '/registers/look-ups', inspector)).json as RegisterReply;
  expect(looks.rows[0]?.cells.slice(1)).toEqual(['测试主管', '来访', '来访登记', '查询核实']);
});

test('a file leaves with a watermark, after it stands on the list of exports with reason and recipient', async () => {
  const body = { register: 'visits', format: 'csv', filter: {}, full: true, ...reasons };
  const file = await ask('POST', '/registers/export', supervisor, body);
  expect(file.answer.headers['content-disposition']).toContain("filename*=UTF-8''");
  const lines = file.answer.body.replace('\ufeff', '').trim().split('\r\n');
  expect(lines[0]).toMatch(/测试主管.*区检查组.*季度检查核对/);
  expect(lines[1]).toContain('证件号码');
  expect(lines).toHaveLength(4);
  expect(file.answer.body).toContain('110101190001010029');
  expect(file.answer.body).toContain('王新访');

  const list = (await ask('GET', '/registers/exports', inspector)).json as RegisterReply;
  expect(list.rows[0]?.cells.slice(1)).toEqual([
    ...['测试主管', '来访登记（完整信息）', 'CSV', '2', '监督检查：季度检查核对', '区检查组'],
  ]);
});

test('a masked workbook names nobody in full; an inspector gets no other', async () => {
  const body = { register: 'visits', format: 'xlsx', filter: {}, ...reasons };
  expect((await ask('POST', '/registers/export', inspector, { ...body, full: true })).status).toBe(403);
  const file = await ask('POST', '/registers/export', inspector, body);
  const sheets = textsOf(file.answer.rawPayload);
  expect(sheets).toContain('王*访');
  expect(sheets).toContain('区检查组');
  expect(sheets).not.toContain('王新访');
});

test('without a ground, a reason or a recipient nothing leaves', async () => {
  const body = { register: 'visits', format: 'csv', filter: {}, ...reasons };
  const before = ((await ask('GET', '/registers/exports', inspector)).json as RegisterReply).rows.length;
  expect((await ask('POST', '/registers/export', supervisor, { ...body, reason: '要' })).key).toBe(
    'reason-needed',
  );
  for (const name of ['basis', 'reason', 'recipient'])
    expect((await ask('POST', '/registers/export', supervisor, { ...body, [name]: undefined })).status).toBe(
      400,
    );
  const now = ((await ask('GET', '/registers/exports', inspector)).json as RegisterReply).rows.length;
  expect(now).toBe(before);
});

test('a visitor rates a visit once it is over, and the house reads it without numbers', async () => {
  const { context } = server;
  const site = context.sites.first;
  const token = makeVisitorToken(site, `visit:${visits[0]}`, after(context.now(), hours(24)));
  const rate = (words: string) =>
    server.app.inject({
      ...{ method: 'POST', url: '/api/v1/portal/feedback', headers: { authorization: `Visitor ${token}` } },
      payload: { convenience: 4, privacy: 2, suggestion: words },
    });
  const words = '排队太久 请打 13800000001';
  expect((await rate(words)).json()).toMatchObject({ error: { key: 'not-left' } });
  await ask('POST', `/reception/visits/${visits[0]}/check-out`, desk);
  expect((await rate(words)).statusCode).toBe(200);
  expect((await rate(words)).json()).toMatchObject({ error: { key: 'rated-already' } });

  const results = (await ask('GET', '/feedback?weeks=4', supervisor)).json as FeedbackResults;
  expect(results.weeks.map(({ week, count }) => [week, count])).toEqual([
    ['2026-02-09', 0],
    ['2026-02-16', 0],
    ['2026-02-23', 0],
    ['2026-03-02', 1],
  ]);
  expect(results.total).toMatchObject({ count: 1, phone: 1, kiosk: 0, convenience: 4, privacy: 2 });
  expect(results.total.privacyMarks).toEqual([0, 1, 0, 0, 0]);
  const { items } = (await ask('GET', '/feedback/suggestions', inspector)).json as Suggestions;
  expect(items.map((one) => one.words)).toEqual(['排队太久 请打 ***']);
  expect((await ask('GET', '/feedback', desk)).status).toBe(403);
});

/** All parts of a zip file as one text: a workbook's sheets are among them. */
function textsOf(zip: Buffer): string {
  const texts: string[] = [];
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const size = zip.readUInt32LE(at + 20);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + size);
    texts.push((zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data).toString('utf8'));
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return texts.join('\n');
}
