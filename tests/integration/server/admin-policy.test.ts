import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EntryView } from '../../../server/contract/watchlist.ts';
import type { SettingsHistory, SettingsView } from '../../../server/contract/policy.ts';
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
  const ask: Browser['ask'] = (method, path, body) => openBrowser(server).ask(method, path, body, headers);
  return { ...openBrowser(server), staffId, ask };
}

const settingsOf = async (browser: Browser) => (await browser.ask<SettingsView>('GET', '/settings')).body;
const bodyOf = ({ settings: { sha256: _sha256, phoneBase: _phoneBase, ...body } }: SettingsView) => body;
/** Invented, with a right check digit. */
const idNumber = '110101190003070459';
const until = '2026-08-31';

test('another notice gets a version of its own, what did not change keeps its version, and the history says who', async () => {
  const admin = await browserAs('admin');
  const before = await settingsOf(admin);
  const body = bodyOf(before);
  const [first, ...others] = body.policy.notice.points;
  const points = [{ ...first, 'zh-CN': '我们只为登记使用您的信息。', en: first?.en ?? '' }, ...others];
  const settings = { ...body, policy: { ...body.policy, notice: { ...body.policy.notice, points } } };
  const put = await admin.ask<SettingsView>('PUT', '/settings', {
    basedOn: before.settings.sha256,
    settings,
  });
  expect(put.status).toBe(200);
  expect(put.body.settings.policy).toMatchObject({
    version: '2026-03-02.1',
    notice: { version: '2026-03-02.1' },
  });

  const tier = { ...bodyOf(put.body), riskTier: 'high' };
  const again = await admin.ask<SettingsView>('PUT', '/settings', {
    basedOn: put.body.settings.sha256,
    settings: { ...tier, policy: { ...tier.policy, maxCompanions: 2 } },
  });
  expect(again.body.settings.policy).toMatchObject({
    version: '2026-03-02.2',
    notice: { version: '2026-03-02.1' },
  });
  const { body: history } = await admin.ask<SettingsHistory>('GET', '/settings/history');
  expect(history.items.map(({ policyVersion }) => policyVersion).toSorted()).toEqual([
    '2026-03-02.1',
    '2026-03-02.2',
  ]);
  expect(history.items.every(({ publishedBy }) => publishedBy === admin.staffId)).toBe(true);
});

test('whoever was slower overwrites nothing, and what breaks the rules is refused by its path', async () => {
  const admin = await browserAs('admin');
  const supervisor = await browserAs('supervisor');
  const both = await settingsOf(admin);
  const changed = { ...bodyOf(both), feedback: !both.settings.feedback };
  const basedOn = both.settings.sha256;
  expect((await supervisor.ask('PUT', '/settings', { basedOn, settings: changed })).status).toBe(200);
  const late = await admin.ask('PUT', '/settings', { basedOn, settings: bodyOf(both) });
  expect([late.status, late.key]).toEqual([409, 'changed-meanwhile']);
  expect((await settingsOf(admin)).settings.feedback).toBe(changed.feedback);

  const now = await settingsOf(admin);
  const nameless = { ...bodyOf(now), policy: { ...now.settings.policy, fields: [{ name: 'phone' }] } };
  const refused = await admin.ask('PUT', '/settings', {
    basedOn: now.settings.sha256,
    settings: nameless,
  });
  expect(refused.body).toMatchObject({ error: { key: 'invalid', fields: ['settings.policy.fields'] } });
  const guard = await browserAs('guard');
  expect((await guard.ask('PUT', '/settings', { basedOn, settings: changed })).status).toBe(403);
});

async function propose(browser: Browser, person: object = {}): Promise<string> {
  const answer = await browser.ask<{ id: string }>('POST', '/watchlist', {
    ...{ name: '测试某某', idNumber, reason: 'theft', grounds: '在大厅盗窃', until, ...person },
  });
  expect(answer.status).toBe(200);
  return answer.body.id;
}
const entryOf = async (browser: Browser, id: string) =>
  (await browser.ask<{ items: EntryView[] }>('GET', '/watchlist')).body.items.find((one) => one.id === id);

test('nobody is on the watchlist before a second person agreed, and the list names nobody in full', async () => {
  const [admin, supervisor] = [await browserAs('admin'), await browserAs('supervisor')];
  const id = await propose(supervisor);
  const own = await supervisor.ask('POST', `/watchlist/${id}/decision`, { decision: 'confirm' });
  expect([own.status, own.key]).toEqual([403, 'second-person']);
  expect(await entryOf(supervisor, id)).toMatchObject({ state: 'proposed', mayConfirm: false });
  expect(await entryOf(admin, id)).toMatchObject({ mayConfirm: true });

  const list = await admin.ask('GET', '/watchlist');
  expect(JSON.stringify(list.body)).not.toMatch(/测试某某|0307045|盗窃/);
  const seen = await admin.ask('POST', `/watchlist/${id}/reveal`, { purpose: 'decision' });
  expect(seen.body).toMatchObject({ name: '测试某某', idNumber, grounds: '在大厅盗窃' });

  // Two decide at once: one of them only.
  const other = await browserAs('supervisor');
  const answers = await Promise.all(
    [admin, other].map((one) => one.ask('POST', `/watchlist/${id}/decision`, { decision: 'confirm' })),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(await entryOf(admin, id)).toMatchObject({ state: 'running' });
  const row = await server.context.db.selectFrom('watchlist').selectAll().executeTakeFirstOrThrow();
  expect(row.tokens).toEqual([server.context.sites.first.tokens.idNumber(idNumber)]);

  expect((await admin.ask('POST', `/watchlist/${id}/end`, { reason: 'mistake' })).status).toBe(200);
  expect(await entryOf(admin, id)).toMatchObject({ state: 'ended' });
});

test('an entry needs a number that can be one, an end within three years, and an impact assessment on file', async () => {
  const admin = await browserAs('admin');
  const entry = { name: '测试某某', idNumber, reason: 'theft', grounds: '在大厅盗窃', until };
  const ask = (part: object) => admin.ask('POST', '/watchlist', { ...entry, ...part });
  const fieldsOf = async (part: object) =>
    ((await ask(part)).body as { error: { fields: string[] } }).error.fields;
  expect(await fieldsOf({ idNumber: '110101190003070451' })).toEqual(['idNumber']);
  expect(await fieldsOf({ idNumber: undefined })).toEqual(['idNumber']);
  expect(await fieldsOf({ phone: '12345' })).toEqual(['phone']);
  expect(await fieldsOf({ until: '2026-03-01' })).toEqual(['until']);
  expect(await fieldsOf({ until: '2030-01-01' })).toEqual(['until']);

  const id = await propose(await browserAs('supervisor'));
  const before = await settingsOf(admin);
  const body = bodyOf(before);
  const settings = { ...body, policy: { ...body.policy, watchlist: { impactAssessment: '' } } };
  await admin.ask('PUT', '/settings', { basedOn: before.settings.sha256, settings });
  expect((await ask({})).key).toBe('assessment-missing');
  const confirm = await admin.ask('POST', `/watchlist/${id}/decision`, { decision: 'confirm' });
  expect([confirm.status, confirm.key]).toEqual([409, 'assessment-missing']);
  expect((await admin.ask('POST', `/watchlist/${id}/decision`, { decision: 'refuse' })).status).toBe(200);
});

test('the entries of another site are not there', async () => {
  const supervisor = await browserAs('supervisor');
  const before = await settingsOf(supervisor);
  const body = bodyOf(before);
  const settings = { ...body, policy: { ...body.policy, watchlist: { impactAssessment: 'PIA-1' } } };
  await supervisor.ask('PUT', '/settings', { basedOn: before.settings.sha256, settings });
  const id = await propose(supervisor);
  const stranger = await signInElsewhere(server, 'admin');
  for (const [step, payload] of [
    ['reveal', { purpose: 'review' }],
    ['decision', { decision: 'confirm' }],
    ['end', { reason: 'mistake' }],
  ] as const)
    await expectNotTheirs(
      server,
      [stranger],
      { method: 'POST', url: `/api/v1/watchlist/${id}/${step}`, payload },
      { method: 'POST', url: `/api/v1/watchlist/nobody/${step}`, payload },
    );
});
