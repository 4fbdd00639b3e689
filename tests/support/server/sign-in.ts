import { randomBytes } from 'node:crypto';
import type { AccountRole } from '../../../domain/access/roles.ts';
import type { HostId } from '../../../domain/kernel/brand.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import { csrfHeader } from '../../../server/access/guard.ts';
import { newSession } from '../../../server/access/browser-session.ts';
import { openAccount, setSecondFactor } from '../../../server/access/accounts.ts';
import { commit } from '../../../server/repositories/ledger/ledger.ts';
import { insertSession } from '../../../server/repositories/sessions.ts';
import type { Site } from '../../../server/site/site.ts';
import type { TestServer } from './test-server.ts';

/** Somebody at a browser, signed in: spread `headers` into `app.inject({ headers })`. */
export interface SignedIn {
  readonly staffId: string;
  readonly login: string;
  readonly headers: Readonly<Record<'cookie' | typeof csrfHeader, string>>;
}

let people = 0;

/** Makes an account of this role, with a second factor where the role needs one, and a session of it. Takes no time on a password. */
export async function signInAs(
  { context }: TestServer,
  role: AccountRole,
  given: { readonly site?: Site; readonly hostId?: string; readonly name?: string } = {},
): Promise<SignedIn> {
  const { site = context.sites.first, hostId, name } = given;
  people += 1;
  const staffId = `t-${role}-${people}`;
  const login = `${role}${people}`;
  const session = newSession(context, site, { staffId, pending: false });
  await commit(context, site, 'system', async (ledger) => {
    ledger.append(
      'staff.recorded',
      subjectOf('staff', staffId),
      { role },
      {
        ...{ code: '', name: name ?? `测试${role}${people}`, pinHash: '' },
        ...(hostId !== undefined && { hostId: hostId as HostId }),
      },
    );
    await openAccount(context, ledger, site, { staffId, login, role });
    await setSecondFactor(context, ledger, site, staffId, randomBytes(20));
    await insertSession(ledger.db, session.record);
  });
  return { staffId, login, headers: headersOf(session) };
}

/** Another browser of the same person, or the same one after its session ended. */
export async function anotherSession(
  { context }: TestServer,
  staffId: string,
  site: Site = context.sites.first,
): Promise<SignedIn['headers']> {
  const session = newSession(context, site, { staffId, pending: false });
  await insertSession(context.db, session.record);
  return headersOf(session);
}

function headersOf({ token, record }: ReturnType<typeof newSession>): SignedIn['headers'] {
  return { cookie: `yingbin=${token}`, [csrfHeader]: record.csrf };
}
