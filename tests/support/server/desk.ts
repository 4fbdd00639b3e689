import { randomBytes } from 'node:crypto';
import type { HostId, ReservationId } from '../../../domain/kernel/brand.ts';
import { after, hours } from '../../../domain/kernel/time.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { Host } from '../../../domain/visit/records.ts';
import { commit } from '../../../server/repositories/ledger/ledger.ts';
import type { TestServer } from './test-server.ts';

export const deskHost: Host = {
  id: 'h-desk' as HostId,
  name: '测试接待人',
  department: { 'zh-CN': '行政部', en: 'Administration' },
  place: { 'zh-CN': '3 楼 301', en: '3rd floor, room 301' },
};

export interface AgreedPerson {
  readonly name: string;
  readonly idNumber?: string;
  readonly phone?: string;
}

/** Writes a host and agreed reservations as the reviewers' page does; all of one group when there are several. Returns their ids. */
export async function agreeReservations(
  { context }: TestServer,
  people: readonly AgreedPerson[],
  hoursAhead = 0,
): Promise<readonly string[]> {
  const site = context.sites.first;
  const ids = people.map(() => context.newId());
  const from = after(context.now(), hours(hoursAhead));
  const until = after(from, hours(2));
  await commit(context, site, 'system', async (ledger) => {
    ledger.append('host.recorded', subjectOf('host', deskHost.id), {}, deskHost);
    people.forEach((visitor, at) => {
      const id = ids[at] ?? '';
      const subject = subjectOf('reservation', id);
      ledger.append(
        'reservation.requested',
        subject,
        {
          ...{ route: 'portal', category: 'short-term', policyVersion: 'p', from, until, companions: 0 },
          answerBy: until,
          ...(people.length > 1 && ids[0] !== undefined && { group: ids[0] }),
        },
        { visitor, hostId: deskHost.id, purpose: 'meeting', from, until, language: 'zh-CN' },
      );
      const { name: visitorName, ...numbers } = visitor;
      ledger.append(
        'reservation.recorded',
        subject,
        { category: 'short-term', from, until, companions: 0 },
        {
          ...{ id: id as ReservationId, category: 'short-term', visitorName, ...numbers, host: deskHost },
          ...{ purpose: 'meeting', companions: 0, from, until },
        },
      );
    });
  });
  return ids;
}

/** A page draws one for every form. */
export const formKey = (): string => randomBytes(18).toString('base64url');
