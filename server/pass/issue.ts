import { passCrypto } from '../../crypto/pass-crypto.ts';
import type { PassId, SiteId } from '../../domain/kernel/brand.ts';
import { after, seconds, type Instant } from '../../domain/kernel/time.ts';
import { encodeBase64url } from '../../domain/pass/base64url.ts';
import { sign1 } from '../../domain/pass/cose.ts';
import { passIdBytes, passIdOf } from '../../domain/pass/ids.ts';
import { passSecret } from '../../domain/pass/live-code.ts';
import { passText } from '../../domain/pass/pass-code.ts';
import { encodePass, zoneBits, type Pass } from '../../domain/pass/pass.ts';
import { subjectOf, type Subject } from '../../domain/ledger/event.ts';
import { reservationGrace, type Policy } from '../../domain/policy/policy.ts';
import type { ServerContext } from '../context.ts';
import type { LedgerTransaction } from '../repositories/ledger/ledger.ts';
import { findPassesOf, type PassRow } from '../repositories/passes.ts';
import type { Site } from '../site/site.ts';
import { passSigners } from './signing-keys.ts';

/** Zone 0 is the entrance; inner zones are opened by who is inside, not by a pass. */
const entrance = zoneBits([0]);

/** A time for which a pass holds, cut to whole seconds as a pass says it. */
export interface PassWindow {
  readonly from: Instant;
  readonly until: Instant;
}

/** As long as a kiosk honours the reservation. */
export function windowOf(policy: Policy, visit: PassWindow): PassWindow {
  const { earlyMs, lateMs } = reservationGrace(policy);
  return { from: after(visit.from, -earlyMs), until: after(visit.until, lateMs) };
}

/** Makes a pass for `opens`, as a fact. Its text is made whenever it is asked for, with the key of that day. */
export function appendPass(
  context: ServerContext,
  site: Site,
  ledger: LedgerTransaction,
  opens: Subject,
  window: PassWindow,
): PassId {
  const id = passIdOf(context.randomBytes(passIdBytes));
  const { keyId } = passSigners(site, context.now()).current;
  const { from, until } = wholeSeconds(window);
  ledger.append('pass.issued', subjectOf('pass', id), { from, until, keyId }, { opens });
  return id;
}

/** Ends every pass of a subject that is not over. */
export async function revokePasses(
  site: Site,
  ledger: LedgerTransaction,
  opens: Subject,
  reason: string,
): Promise<void> {
  for (const { id, revoked_at } of await findPassesOf(ledger.db, site, opens))
    if (revoked_at === null) ledger.append('pass.revoked', subjectOf('pass', id), { reason });
}

/** The pass that holds now or will, the latest of them. */
export function currentPass(rows: readonly PassRow[], now: Instant): PassRow | undefined {
  return rows.find(
    ({ revoked_at, until_at, erased }) => revoked_at === null && !erased && (until_at ?? 0) > now,
  );
}

/** What the visitor's phone shows, and makes rotate by `secret`. A screenshot of it is worth nothing after a minute. */
export function showPass(
  site: Site,
  row: PassRow,
  now: Instant,
): { readonly text: string; readonly secret: string } {
  const id = row.id as PassId;
  const pass: Pass = {
    id,
    siteId: site.id as SiteId,
    notBefore: (row.from_at ?? 0) as Instant,
    expires: (row.until_at ?? 0) as Instant,
    zones: entrance,
    useLimit: 0,
    staticAllowed: false,
  };
  return {
    text: passText(sign1(encodePass(pass), passSigners(site, now).current)),
    secret: encodeBase64url(passSecret(passCrypto, site.passKey, id)),
  };
}

function wholeSeconds({ from, until }: PassWindow): PassWindow {
  const whole = (at: Instant): Instant => seconds(Math.floor(at / 1_000)) as Instant;
  return { from: whole(from), until: whole(until) };
}
