import { randomBytes } from 'node:crypto';
import { after, hours } from '../../../domain/kernel/time.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { AccountRole } from '../../../domain/access/roles.ts';
import type { Persona } from '../../../server/access/access-table.ts';
import { issueLink, openAccount } from '../../../server/access/accounts.ts';
import { newSession, strangersSession } from '../../../server/access/browser-session.ts';
import { csrfHeader } from '../../../server/access/guard.ts';
import { makeVisitorToken } from '../../../server/access/visitor-link.ts';
import { commit } from '../../../server/repositories/ledger/ledger.ts';
import { insertSession } from '../../../server/repositories/sessions.ts';
import { anotherSession, signInAs, type SignedIn } from './sign-in.ts';
import type { TestServer } from './test-server.ts';

export type Headers = Readonly<Record<string, string>>;

/** Hands out what each persona brings along with a request: always fresh, because a route may end a session or use a link up. */
export async function createPersonas(server: TestServer): Promise<(persona: Persona) => Promise<Headers>> {
  const { context } = server;
  const site = context.sites.first;
  const people = new Map<AccountRole, SignedIn>();
  for (const role of ['receptionist', 'guard', 'supervisor', 'admin', 'host', 'inspector'] as const)
    people.set(role, await signInAs(server, role));
  const invited = 's-invited';
  await commit(context, site, 'system', async (ledger) => {
    const details = { code: '', name: '测试受邀', pinHash: '' };
    ledger.append('staff.recorded', subjectOf('staff', invited), { role: 'guard' }, details);
    await openAccount(context, ledger, site, { staffId: invited, login: 'invited', role: 'guard' });
  });

  return async (persona) => {
    switch (persona) {
      case 'stranger': {
        const token = randomBytes(32).toString('base64url');
        return { cookie: `yingbin=${token}`, [csrfHeader]: strangersSession(context, token)?.csrf ?? '' };
      }
      case 'half': {
        const { token, record } = newSession(context, site, {
          staffId: idOf(people, 'admin'),
          pending: true,
        });
        await insertSession(context.db, record);
        return { cookie: `yingbin=${token}`, [csrfHeader]: record.csrf };
      }
      case 'visitor':
        return {
          authorization: `Visitor ${makeVisitorToken(site, 'reservation:r-none', after(context.now(), hours(1)))}`,
        };
      case 'set-up': {
        const link = await commit(context, site, 'system', (ledger) =>
          issueLink(context, ledger, site, invited),
        );
        return { authorization: `Setup ${link.token}` };
      }
      case 'kiosk':
        return {};
      default:
        return anotherSession(server, idOf(people, persona));
    }
  };
}

function idOf(people: ReadonlyMap<AccountRole, SignedIn>, role: AccountRole): string {
  const person = people.get(role);
  if (!person) throw new Error(`nobody is ${role}`);
  return person.staffId;
}
