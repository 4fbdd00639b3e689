import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { minutes } from '../../../domain/kernel/time.ts';
import { announceArrivals } from '../../../server/jobs/announce-arrivals.ts';
import { ingest } from '../../../server/repositories/ledger/ingest.ts';
import { listMessagesOf } from '../../../server/repositories/messages.ts';
import { createKioskChain } from '../../support/server/kiosk-chain.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server.close());

const host = {
  id: 'h-1',
  name: '赵文静',
  department: { 'zh-CN': '人事部', en: 'HR' },
  place: { 'zh-CN': '3 层', en: 'Floor 3' },
};
const person = { name: '欧阳测试', idNumber: '110101190001010014', phone: '13800000001' };

test('a host hears once that the visitor has come, and not of one who came long ago', async () => {
  const { context, clock } = server;
  const site = context.sites.first;
  const chain = createKioskChain('k-1', (length) => randomBytes(length));
  const comes = async (): Promise<string> => {
    const visit = chain.visit(person, clock.now, { stays: true, host });
    await ingest(context, site, 'k-1', visit);
    return visit.id;
  };
  const told = async (id: string) =>
    (await listMessagesOf(context.db, site, `visit:${id}`)).map(({ key }) => key);

  const first = await comes();
  await announceArrivals(context);
  await announceArrivals(context);
  expect(await told(first)).toEqual(['visitor-arrived']);

  const late = await comes();
  clock.advance(minutes(20));
  await announceArrivals(context);
  expect(await told(late)).toEqual([]);
});
