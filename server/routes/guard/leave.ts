import { passCrypto } from '../../../crypto/pass-crypto.ts';
import { hours, instant, type Instant } from '../../../domain/kernel/time.ts';
import { maskName } from '../../../domain/identity/mask.ts';
import { idOfSubject, subjectOf } from '../../../domain/ledger/event.ts';
import { canonicalBadgeCode, canonicalBadgeNumber } from '../../../domain/pass/badge-code.ts';
import { provePass } from '../../../domain/pass/check-pass.ts';
import { readPass } from '../../../domain/pass/pass-code.ts';
import { accountOf } from '../../access/guard.ts';
import { actorOf, type Account } from '../../access/who.ts';
import {
  checkedOut,
  checkOutAsked,
  findAsked,
  visitDetail,
  type CheckedOut,
  type CheckOutAsked,
} from '../../contract/guard.ts';
import type { ServerContext } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import { failure, notFound } from '../../http/failure.ts';
import { passSigners } from '../../pass/signing-keys.ts';
import { readPeople } from '../../repositories/guard/visit-people.ts';
import { findByBadge, findByPass, lockVisit } from '../../repositories/guard/visits.ts';
import { commit } from '../../repositories/ledger/ledger.ts';
import { findPass } from '../../repositories/passes.ts';
import type { VisitRow } from '../../repositories/projections/visits.ts';
import type { Site } from '../../site/site.ts';
import type { Routes } from '../index.ts';
import { guards, path, tags } from './common.ts';
import { showDetail } from './shown.ts';

/** What is told later than this is taken for a phone whose clock is wrong. */
const longestDelayMs = hours(24);

/** What somebody carries, and their leaving with it. */
export const leaveRoutes: Routes = (app, context) => {
  app.post(
    `${path}/find`,
    {
      config: guards,
      schema: {
        ...{ tags, summary: 'Whose badge or pass this is' },
        ...{ body: findAsked, response: { 200: visitDetail } },
      },
    },
    async (request) => {
      const account = accountOf(request);
      const row = await byText(context, context.db, account.site, request.body.text);
      return showDetail(context, account, row);
    },
  );

  app.post(
    `${path}/check-out`,
    {
      config: guards,
      schema: {
        ...{ tags, summary: 'Let somebody out; may be told later, and again' },
        ...{ body: checkOutAsked, response: { 200: checkedOut } },
      },
    },
    (request) => checkOut(context, accountOf(request), request.body),
  );
};

async function checkOut(context: ServerContext, account: Account, asked: CheckOutAsked): Promise<CheckedOut> {
  const { site } = account;
  const { row, already } = await commit(context, site, actorOf(account), async (ledger) => {
    const { db } = ledger;
    const id = asked.visit ?? (await byText(context, db, site, asked.text ?? '')).id;
    const visit = await lockVisit(db, site, id);
    if (!visit || visit.state === 'unknown') throw notFound();
    if (visit.state === 'left') return { row: visit, already: true };
    if (visit.state !== 'inside') throw failure(409, 'not-inside');
    const leftAt = toldLater(asked.at, visit, context.now());
    ledger.append('visit.checked-out', subjectOf('visit', visit.id), {
      ...{ means: 'handheld' },
      ...(leftAt !== undefined && { leftAt }),
    });
    return { row: visit, already: false };
  });
  const [person] = await readPeople(context.db, site, [row]);
  return {
    ...{ visit: row.id, badgeNumber: row.badge_number ?? '', already },
    maskedName: maskName(person?.name ?? ''),
  };
}

/** A time that the phone may well have meant: after the visitor came, not in the future, and not long ago. */
function toldLater(at: number | undefined, row: VisitRow, now: Instant): Instant | undefined {
  if (at === undefined || at >= now || at < now - longestDelayMs) return undefined;
  const since = row.checked_in_at ?? row.decided_at ?? row.registered_at ?? now;
  return at > since ? instant(at) : undefined;
}

async function byText(context: ServerContext, db: Db, site: Site, text: string): Promise<VisitRow> {
  const code = canonicalBadgeCode(text);
  const byPass = await visitOfPass(context, db, site, text);
  if (byPass) return byPass;
  const rows = await findByBadge(
    db,
    site,
    code === undefined ? { number: canonicalBadgeNumber(text) } : { codeToken: site.tokens.badgeCode(code) },
  );
  const [row] = rows;
  if (!row) throw notFound();
  // A number belongs to one kiosk and one day; of two people the guard must say which.
  if (rows.length > 1) throw failure(409, 'several');
  return row;
}

/**
 * A pass that this site signed names its holder, also when it ran out meanwhile: whoever stays too long has to get out as well. What
 * it opens is checked where somebody comes in.
 */
async function visitOfPass(
  context: ServerContext,
  db: Db,
  site: Site,
  text: string,
): Promise<VisitRow | undefined> {
  const code = readPass(text);
  if (!code.ok) return undefined;
  const { published } = passSigners(site, context.now());
  const keys = new Map(published.map(({ keyId, publicKey }) => [keyId, publicKey]));
  const proof = provePass(code.value, { keys, codeKeys: [site.passKey] }, passCrypto);
  if (proof.signature !== 'good' || code.value.claimed.siteId !== site.id) throw notFound();
  const pass = await findPass(db, site, code.value.claimed.id);
  if (!pass?.opens) throw notFound();
  const kind = pass.opens.startsWith('enrolment:') ? 'enrolment' : 'reservation';
  const row = await findByPass(db, site, { kind, id: idOfSubject(pass.opens) });
  if (!row) throw notFound();
  return row;
}
