import { canonicalEnrolmentCode, stretchCode } from '../../crypto/enrolment-code.ts';
import { askToEnrol, readEnrolment } from '../../crypto/sync-enrolment.ts';
import type { RandomBytes } from '../../domain/kernel/random.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { enrolGrant, enrolReply, syncPaths, type EnrolGrant } from '../../domain/sync/session-wire.ts';
import type { SyncStore } from '../storage/sync/sync-store.ts';
import type { Line } from './line.ts';

export type EnrolFault =
  /** Not ten letters and digits. */
  | 'no-code'
  /** Wrong, used, or older than ten minutes; or this kiosk's number belongs to another one. */
  | 'refused'
  | 'unreachable'
  /** Whoever answers does not know the code. */
  | 'not-the-server'
  | 'server-fault'
  /** What this kiosk holds belongs to another site, and must not be told to this one. */
  | 'other-site'
  | 'storage';

/** The server hashes nothing slow; this is for the line. */
const enrolMs = 15_000;

/**
 * Joins a site by its one-time code. What was lost on the way may be asked for again with the same code; after it nothing of the kiosk's
 * own is lost: what it wrote so far goes to the server.
 */
export async function enrolKiosk(
  deps: {
    readonly line: Line;
    readonly serverUrl: string;
    readonly store: SyncStore;
    readonly node: string;
    readonly version: string;
    readonly randomBytes: RandomBytes;
  },
  typed: string,
): Promise<Result<{ readonly site: string }, EnrolFault>> {
  const code = canonicalEnrolmentCode(typed);
  if (code === undefined) return err('no-code');
  const identity = deps.store.identity();
  if (!identity.ok) return err('storage');
  const secret = stretchCode(code);
  const asked = askToEnrol(
    { node: deps.node, version: deps.version, identitySeed: identity.value },
    secret,
    deps.randomBytes,
  );
  const reply = await deps.line.post(syncPaths.enrol, {
    body: JSON.stringify(asked.request),
    timeoutMs: enrolMs,
  });
  if (!reply.ok) return err(faultOf(reply.error));
  const parsed = enrolReply.safeParse(parseJson(reply.value));
  if (!parsed.success) return err('server-fault');
  const opened = readEnrolment(asked, secret, parsed.data);
  if (!opened.ok) return opened;
  const grant = enrolGrant.safeParse(parseJson(opened.value));
  if (!grant.success || grant.data.node !== deps.node) return err('server-fault');
  const before = deps.store.joined()?.site;
  if (before !== undefined && before !== grant.data.site) return err('other-site');
  const adopted = adopt(deps.store, deps.serverUrl, grant.data);
  return adopted.ok ? ok({ site: grant.data.site }) : err('storage');
}

function adopt(store: SyncStore, serverUrl: string, grant: EnrolGrant) {
  const { site, serverKey, passKey, ticketKey, passPublicKeys, pepper } = grant;
  return store.adopt(
    {
      site,
      serverUrl,
      serverKey: bytes(serverKey),
      passKey: bytes(passKey),
      ticketKey: bytes(ticketKey),
      passPublicKeys: passPublicKeys.map(bytes),
    },
    bytes(pepper),
  );
}

function faultOf(fault: string): EnrolFault {
  if (fault === 'refused' || fault === 'unreachable' || fault === 'not-the-server') return fault;
  return 'server-fault';
}

function parseJson(json: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(json).toString('utf8'));
  } catch {
    return undefined;
  }
}

function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64url'));
}
