import { publicKeyOf } from '../../../crypto/raw-keys.ts';
import { passCrypto } from '../../../crypto/pass-crypto.ts';
import { answerEnrolment, isAskedWith } from '../../../crypto/sync-enrolment.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { NodeId } from '../../../domain/kernel/brand.ts';
import type { Instant } from '../../../domain/kernel/time.ts';
import { ticketKey } from '../../../domain/pass/phone-ticket.ts';
import type { EnrolGrant, EnrolReply, EnrolRequest } from '../../../domain/sync/session-wire.ts';
import type { ServerContext } from '../../context.ts';
import { passSigners } from '../../pass/signing-keys.ts';
import type { Site } from '../../site/site.ts';
import { commit } from '../ledger/ledger.ts';
import { countFailure, findCode, markUsed } from './codes.ts';
import { putKiosk } from './kiosks.ts';

export type EnrolRefusal = 'wrong-code' | 'node-taken';

/** A name for the journal, which takes words only. */
const word = /^[a-z][a-z0-9-]{0,63}$/;

/**
 * Lets a kiosk join by its one-time code. A kiosk whose answer was lost asks again with the same key and gets it; with any other key the
 * code is used up.
 */
export async function enrol(
  context: ServerContext,
  request: EnrolRequest,
): Promise<Result<EnrolReply, EnrolRefusal>> {
  const proven = await context.db.transaction().execute(async (db) => {
    const code = await findCode(db, context.sites.byId, request.hint, context.now());
    if (!code) return undefined;
    if (isAskedWith(request, code.secret)) {
      if (code.usedBy !== null && code.usedBy !== request.identity) return undefined;
      await markUsed(db, request.hint, request.identity);
      return code;
    }
    await countFailure(db, request.hint);
    return undefined;
  });
  if (!proven) return err('wrong-code');
  const { site, secret, name } = proven;

  const publicKey = Buffer.from(request.identity, 'base64url');
  const outcome = await commit(context, site, 'system', async (ledger) => {
    const put = await putKiosk(ledger.db, site, { node: request.node, name, publicKey, now: context.now() });
    if (put === 'joined')
      ledger.append('kiosk.enrolled', subjectOf('node', request.node), {
        name: word.test(name) ? name : 'kiosk',
      });
    return put;
  });
  if (outcome === 'node-taken') return err('node-taken');
  if (outcome === 'joined') {
    context.log.write('kiosk.enrolled', { node: request.node });
    context.bus.changed(site.id, ['kiosk']);
  }
  const grant = Buffer.from(JSON.stringify(grantFor(site, request.node as NodeId, context.now())));
  const reply = answerEnrolment(request, secret, grant, context.randomBytes);
  return reply ? ok(reply) : err('wrong-code');
}

function grantFor(site: Site, node: NodeId, now: Instant): EnrolGrant {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
  return {
    site: site.id,
    node,
    serverKey: text(publicKeyOf('ed25519', site.signingSeed)),
    pepper: text(site.pepper),
    passKey: text(site.passKey),
    ticketKey: text(kioskTicketKey(site, node)),
    passPublicKeys: passPublicKeys(site, now).map(text),
  };
}

/**
 * What a kiosk's phone tickets are made with. Derived from what no kiosk holds, so that a stolen one cannot make another one's tickets.
 */
export function kioskTicketKey(site: Site, node: NodeId): Uint8Array {
  return ticketKey(passCrypto, site.signingSeed, node);
}

/** Ed25519 keys that this site's passes are signed with, 32 bytes each; see `server/pass/signing-keys.ts`. */
export function passPublicKeys(site: Site, now: Instant): readonly Uint8Array[] {
  return passSigners(site, now).published.map(({ publicKey }) => publicKey);
}
