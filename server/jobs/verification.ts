import { after, hours, minutes, seconds } from '../../domain/kernel/time.ts';
import { normaliseNumber } from '../../domain/identity/document-number.ts';
import { plainCode, subjectOf } from '../../domain/ledger/event.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { VerifierVerdict } from '../../domain/screening/vocabulary.ts';
import type { ServerContext } from '../context.ts';
import type { PersonToVerify, Verification } from '../platforms/verifier/index.ts';
import {
  askAgainAt,
  claimVerification,
  findToVerify,
  forgetVerifications,
} from '../repositories/guard/verification.ts';
import { readPeople, type VisitPerson } from '../repositories/guard/visit-people.ts';
import { lockVisit } from '../repositories/guard/visits.ts';
import { commit } from '../repositories/ledger/ledger.ts';
import type { VisitRow } from '../repositories/projections/visits.ts';
import type { Site } from '../site/site.ts';
import { openHold, verifierCondition } from './open-hold.ts';

/** Longer than the source may take (server/platforms/verifier/config.ts): until then no other copy asks. */
const leaseMs = seconds(45);
/** A visit older than this is nobody's at the door any more. */
const windowMs = hours(24);
/** Our own pace was too fast: the visitor is asked about a moment later, for so long before a guard is called. */
const paceMs = seconds(2);
const patienceMs = seconds(15);
/** A source that was down is asked again while the visitor waits, so often and ever more seldom. */
const mostAttempts = 8;

const routesOf: Readonly<Record<Policy['verification']['when'], readonly string[]>> = {
  never: [],
  'walk-in': ['walk-in'],
  all: ['walk-in', 'reserved', 'enrolled'],
};

/** Name and ID number against the population database where the policy wants it (R08). What is not confirmed waits for a person. */
export async function runVerification(context: ServerContext): Promise<boolean> {
  const { db, sites } = context;
  for (const site of sites.all) {
    const { policy } = await sites.settings(site);
    const routes = routesOf[policy.verification.when];
    if (routes.length === 0) continue;
    const now = context.now();
    const since = after(now, -windowMs);
    const rows = await findToVerify(db, site, routes, { now, since, attempts: mostAttempts });
    const people = await readPeople(db, site, rows);
    for (const [at, row] of rows.entries()) await ask(context, site, policy, row, people[at]);
    await forgetVerifications(db, site, after(now, -2 * windowMs));
  }
  return false;
}

async function ask(
  context: ServerContext,
  site: Site,
  policy: Policy,
  row: VisitRow,
  person: VisitPerson | undefined,
): Promise<void> {
  if (!person?.request) return;
  const now = context.now();
  const attempt = await claimVerification(context.db, site, row.id, { now, until: after(now, leaseMs) });
  if (attempt === undefined) return;
  const answer = await context.verifier.verify(toVerify(person), AbortSignal.timeout(leaseMs));
  const waited = context.now() - (row.registered_at ?? 0);
  if (answer.verdict === 'RATE_LIMITED' && waited < patienceMs)
    return askAgainAt(context.db, site, row.id, after(context.now(), paceMs));
  await record(context, site, policy, row.id, answer);
  // Asked again only while somebody waits, see `findToVerify`.
  const pauseMs = Math.min(minutes(5), seconds(10) * 2 ** (attempt - 1));
  await askAgainAt(context.db, site, row.id, after(context.now(), pauseMs));
}

async function record(
  context: ServerContext,
  site: Site,
  policy: Policy,
  id: string,
  { verdict, provider, reference }: Verification,
): Promise<void> {
  const subject = subjectOf('visit', id);
  await commit(context, site, 'system', async (ledger) => {
    const row = await lockVisit(ledger.db, site, id);
    if (!row || row.erased) return;
    if (row.verdict !== verdict)
      ledger.append('visit.verified', subject, {
        ...{ verdict, provider },
        // The provider's own word: it stands in the clear, so it has to look like one of ours.
        ...(reference !== undefined && plainCode.test(reference) && { reference }),
      });
    const isOpen = row.state === 'awaiting-review' || row.state === 'inside';
    if (!isOpen || row.hold !== null || !holds(policy, verdict)) return;
    ledger.append('visit.held', subject, { by: 'verifier' });
    // Also about somebody who was let in meanwhile.
    const condition = verifierCondition(id);
    await openHold(context, site, ledger.db, row, { kind: 'verifier-hold', condition, verdict });
  });
  context.bus.changed(site.id, ['alert']);
}

/** A source that cannot be asked, or does not know, never lets anybody pass. */
function holds({ verification: { holdOn } }: Policy, verdict: VerifierVerdict): boolean {
  return verdict !== 'MATCH' && holdOn.includes(verdict);
}

function toVerify({ name, idNumber = '', request }: VisitPerson): PersonToVerify {
  const { validFrom, validUntil } = request?.identity ?? {};
  return {
    name,
    idNumber: normaliseNumber(idNumber),
    ...(validFrom && validUntil && { validity: { from: validFrom, until: validUntil } }),
  };
}
