import type { HostId } from '../../../domain/kernel/brand.ts';
import { after, hours, type Instant } from '../../../domain/kernel/time.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { ContactDetails, DepartmentDetails } from '../../../domain/ledger/details.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import type { RiskTier } from '../../../domain/policy/vocabulary.ts';
import type { Host } from '../../../domain/visit/records.ts';
import type { ReservationAsked, ReservationMade } from '../../../server/contract/portal.ts';
import { commit } from '../../../server/repositories/ledger/ledger.ts';
import { readSettings, writeSettings } from '../../../server/repositories/sites.ts';
import { openBrowser, type Answered, type Browser } from './browser.ts';
import { testNow, type TestServer } from './test-server.ts';

// Invented people: born in 1900, with valid check digits, so that they match nobody.
export const lin = { name: '林晓雾', idNumber: '110101190001010014', phone: '13800000000' } as const;
export const ouyang = { name: '欧阳测试', phone: '13800000001' } as const;
/** Born on 2 March 2015: eleven years old on the day of the tests. */
export const child = { name: '夏小满', idNumber: '110101201503020010', phone: '13800000002' } as const;

export const hostOf = (id: string, name: string): Host => ({
  id: id as HostId,
  name,
  department: { 'zh-CN': '采购部', en: 'Purchasing' },
  place: { 'zh-CN': '三楼 305', en: 'Floor 3, room 305' },
});
export const zhao = hostOf('host-zhao', '赵文静');
export const shan = hostOf('host-shan', '单雨桐');

export async function recordHosts(
  { context }: TestServer,
  ...hosts: readonly (Host & { readonly contact?: Partial<ContactDetails> })[]
): Promise<void> {
  await commit(context, context.sites.first, 'system', async (ledger) => {
    for (const { contact, ...host } of hosts) {
      ledger.append('host.recorded', subjectOf('host', host.id), {}, host);
      if (contact)
        ledger.append(
          'contact.recorded',
          subjectOf('contact', host.id),
          {},
          { hostId: host.id, channels: [], ...contact },
        );
    }
  });
}

export async function recordDepartment(
  { context }: TestServer,
  department: DepartmentDetails,
): Promise<void> {
  await commit(context, context.sites.first, 'system', async (ledger) =>
    ledger.append('department.recorded', subjectOf('department', department.id), {}, department),
  );
}

/** Changes the site's rules from now on. */
export async function setPolicy(
  { context }: TestServer,
  change: Partial<Omit<Policy, 'reservation'>> & { readonly reservation?: Partial<Policy['reservation']> },
  riskTier?: RiskTier,
): Promise<void> {
  const { id } = context.sites.first;
  const settings = await readSettings(context.db, id);
  const { policy } = settings;
  const reservation = { ...policy.reservation, ...change.reservation };
  await writeSettings(context.db, id, {
    ...settings,
    ...(riskTier && { riskTier }),
    policy: { ...policy, ...change, reservation },
  });
}

let forms = 0;

/** 14:00 to 16:00 of the test's first day. */
export const afternoon = { from: after(testNow, hours(5)), until: after(testNow, hours(7)) };

/** What the portal's form sends, with a key of its own. */
export function formOf(change: Partial<ReservationAsked> = {}): ReservationAsked {
  forms += 1;
  return {
    key: `test-form-0123456789-${forms}`,
    visitor: lin,
    hostId: zhao.id,
    purpose: 'meeting',
    ...afternoon,
    language: 'zh-CN',
    consent: { noticeVersion: 'n-medium-1', separate: [], guardian: false },
    ...change,
  };
}

export const visitorHeaders = (token: string) => ({ authorization: `Visitor ${token}` });

/** A visitor at the portal, who holds the link to one reservation. */
export interface PortalVisitor {
  readonly id: string;
  readonly token: string;
  readonly made: ReservationMade;
  ask<T = Record<string, unknown>>(
    method: Parameters<Browser['ask']>[0],
    path: string,
    body?: object,
  ): Promise<Answered<T>>;
}

/** Fills in the form and keeps the link. */
export async function reserveAs(
  server: TestServer,
  form: ReservationAsked = formOf(),
): Promise<PortalVisitor> {
  const made = await openBrowser(server).ask<ReservationMade>('POST', '/portal/reservations', form);
  if (made.status !== 200) throw new Error(`the form was refused: ${made.status} ${made.key}`);
  return withLink(server, made.body);
}

export function withLink(server: TestServer, made: ReservationMade): PortalVisitor {
  const { token } = made.link;
  const browser = openBrowser(server);
  return {
    ...{ id: made.reservation.id, token, made },
    ask: (method, path, body) => browser.ask(method, `/portal${path}`, body, visitorHeaders(token)),
  };
}

/** The facts of one subject, oldest first. */
export async function factTypes({ context }: TestServer, subject: string): Promise<readonly string[]> {
  const rows = await context.db
    .selectFrom('event')
    .select('type')
    .where('subject', '=', subject)
    .orderBy('seq')
    .execute();
  return rows.map(({ type }) => type);
}

export const at = (ms: number): Instant => after(testNow, ms);
