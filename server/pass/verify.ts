import { passCrypto } from '../../crypto/pass-crypto.ts';
import { maskNumber } from '../../domain/identity/mask.ts';
import type { SiteId } from '../../domain/kernel/brand.ts';
import { idOfSubject } from '../../domain/ledger/event.ts';
import { judgePass, provePass } from '../../domain/pass/check-pass.ts';
import { readPass } from '../../domain/pass/pass-code.ts';
import { nothingSeen } from '../../domain/pass/seen-codes.ts';
import type { PassHolder, PassVerified } from '../contract/passes.ts';
import type { ServerContext } from '../context.ts';
import { readDirectory } from '../repositories/directory.ts';
import { findEnrolmentRow, readEnrolment } from '../repositories/enrolments-of-passes.ts';
import { findPass, type PassRow } from '../repositories/passes.ts';
import { findReservation, findVisitsOf, readRequests } from '../repositories/reservations.ts';
import type { Site } from '../site/site.ts';
import { passSigners } from './signing-keys.ts';

/**
 * The whole check of a scanned pass, with everything the server knows. A look and not a use: the same code may be looked at twice, so no
 * memory of seen codes is kept here; what the pass was used for stands beside the answer.
 */
export async function verifyPass(context: ServerContext, site: Site, text: string): Promise<PassVerified> {
  const code = readPass(text);
  if (!code.ok) return { verdict: 'not-a-pass' };
  const now = context.now();
  const keys = new Map(passSigners(site, now).published.map(({ keyId, publicKey }) => [keyId, publicKey]));
  const proof = provePass(code.value, { keys, codeKeys: [site.passKey] }, passCrypto);
  const row = await findPass(context.db, site, code.value.claimed.id);
  const { verdict } = judgePass(
    code.value,
    proof,
    {
      siteId: site.id as SiteId,
      isRevoked: () => row !== undefined && row.revoked_at !== null,
      usesOf: () => (row && row.used_at !== null ? 1 : 0),
      seen: nothingSeen,
    },
    { now, clockToleranceMs: 0 },
  );
  if (!('pass' in verdict)) return { verdict: verdict.type };
  const { pass } = verdict;
  // A signature of ours over a pass that the register does not know: it was erased, or the database is an old one.
  if (!row || row.erased) return { verdict: 'closed' };
  const holder = row.opens === null ? undefined : await holderOf(context, site, row);
  const isOpen = holder !== undefined && holderIsWelcome(holder);
  return {
    verdict: verdict.type === 'ok' && !isOpen ? 'closed' : verdict.type,
    pass: {
      ...{ id: pass.id, from: pass.notBefore, until: pass.expires },
      ...(row.used_at !== null && { usedAt: row.used_at }),
      ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
      ...(verdict.type === 'ok' && { code: verdict.code }),
    },
    ...(holder && { holder }),
  };
}

/** Expected, or inside and on the way out. */
function holderIsWelcome({ state, visit }: PassHolder): boolean {
  if (visit && visit.state !== 'left' && visit.state !== 'rejected') return true;
  return state === 'approved' || state === 'running';
}

async function holderOf(
  context: ServerContext,
  site: Site,
  { opens }: PassRow,
): Promise<PassHolder | undefined> {
  const id = idOfSubject(opens ?? '');
  if (opens?.startsWith('enrolment:')) return enrolledHolder(context, site, id);
  const { db } = context;
  const row = await findReservation(db, site, id);
  const [request] = row ? await readRequests(db, site, [row]) : [];
  if (!row || !request) return undefined;
  const host = (await readDirectory(db, site)).hosts.get(row.host_id ?? '');
  const [visit] = await findVisitsOf(db, site, id);
  const { idNumber, company } = request.visitor;
  const purpose = request.purposeText ?? request.purpose;
  return {
    ...{ kind: 'reservation', id, name: request.visitor.name, companions: row.companions, state: row.state },
    ...(idNumber !== undefined && { idNumber: maskNumber(idNumber) }),
    ...(company !== undefined && { company }),
    ...(host && { host: { name: host.name, department: host.department, place: host.place } }),
    ...(purpose && { purpose }),
    ...{ from: row.from_at ?? 0, until: row.until_at ?? 0 },
    ...(visit && {
      visit: {
        ...{ id: visit.id, state: visit.state },
        ...(visit.checked_in_at !== null && { since: visit.checked_in_at }),
      },
    }),
  };
}

async function enrolledHolder(
  context: ServerContext,
  site: Site,
  id: string,
): Promise<PassHolder | undefined> {
  const row = await findEnrolmentRow(context.db, site, id);
  const enrolment = row && (await readEnrolment(context.db, site, row));
  if (!row || !enrolment) return undefined;
  const { personName, idNumber, company, host } = enrolment;
  return {
    ...{ kind: 'enrolment', id, name: personName, company, companions: 0 },
    idNumber: maskNumber(idNumber),
    host: { name: host.name, department: host.department, place: host.place },
    state: row.ended_at === null ? 'running' : 'ended',
  };
}
