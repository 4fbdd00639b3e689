import { gunzipSync, gzipSync } from 'node:zlib';
import type { z } from 'zod';
import { open, seal } from '../../crypto/envelope.ts';
import { publicKeyOf } from '../../crypto/raw-keys.ts';
import {
  bodyContext,
  readWelcome,
  sayHello,
  sessionKeys,
  type SessionKeys,
} from '../../crypto/sync-session.ts';
import type { RandomBytes } from '../../domain/kernel/random.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { challengeReply, syncHeaders, syncPaths, welcomeReply } from '../../domain/sync/session-wire.ts';
import type { JoinedSite } from '../storage/sync/sync-store.ts';
import type { Line, LineFault } from './line.ts';

export interface SessionDeps {
  readonly line: Line;
  readonly site: () => Pick<JoinedSite, 'site' | 'serverKey'>;
  readonly node: string;
  readonly identitySeed: Uint8Array;
  readonly randomBytes: RandomBytes;
  /** Looks into what is about to be sealed: what is packed and encrypted cannot be looked into any more. */
  readonly mayLeave: (value: unknown) => boolean;
}

/** A sealed way to the server: one call after the other, because its messages are numbered. */
export interface Session {
  /** Says hello first where there is no session yet, or none any more. */
  call<T>(call: SessionCall<T>): Promise<Result<T, LineFault>>;
}

export interface SessionCall<T> {
  readonly path: string;
  readonly value: unknown;
  /** What of it is looked into for face data; sealed parts were before they were sealed. */
  readonly visible: unknown;
  readonly reply: z.ZodType<T>;
  readonly timeoutMs: number;
}

const helloMs = 10_000;
/** An answer of the server unpacked: 500 events and their keys are far less. */
const mostBytes = 32 * 1024 * 1024;

interface Live {
  readonly id: string;
  readonly keys: SessionKeys;
  counter: number;
}

export function createSession(deps: SessionDeps): Session {
  let live: Live | undefined;

  async function hello(): Promise<Result<Live, LineFault>> {
    const { site, serverKey } = deps.site();
    const asked = await ask(syncPaths.challenge, { site }, challengeReply);
    if (!asked.ok) return asked;
    const parties = {
      site,
      node: deps.node,
      serverKey,
      kioskKey: publicKeyOf('ed25519', deps.identitySeed),
    };
    const said = sayHello(parties, deps.identitySeed, asked.value.challenge, deps.randomBytes);
    const answered = await ask(syncPaths.session, said.hello, welcomeReply);
    if (!answered.ok) return answered;
    const secret = readWelcome(parties, said, answered.value);
    if (!secret.ok) return secret;
    return ok({ id: answered.value.session, keys: sessionKeys(secret.value), counter: 0 });
  }

  async function ask<T>(path: string, value: unknown, schema: z.ZodType<T>): Promise<Result<T, LineFault>> {
    const reply = await deps.line.post(path, { body: JSON.stringify(value), timeoutMs: helloMs });
    if (!reply.ok) return reply;
    return read(reply.value, schema);
  }

  async function send<T>(session: Live, call: SessionCall<T>): Promise<Result<T, LineFault>> {
    session.counter += 1;
    const { counter, id, keys } = session;
    const place = { session: id, method: 'POST', path: call.path, counter };
    const packed = gzipSync(Buffer.from(JSON.stringify(call.value)), { level: 1 });
    const reply = await deps.line.post(call.path, {
      body: seal(keys.up, bodyContext(place, 'up'), packed, deps.randomBytes),
      headers: { [syncHeaders.session]: id, [syncHeaders.counter]: String(counter) },
      timeoutMs: call.timeoutMs,
    });
    if (!reply.ok) return reply;
    const plain = open(keys.down, bodyContext(place, 'down'), reply.value);
    return plain ? unpacked(plain, call.reply) : err('not-the-server');
  }

  return {
    async call(call) {
      if (!deps.mayLeave(call.visible)) return err('face-data');
      const known = live;
      const first = known && (await send(known, call));
      if (first && (first.ok || first.error !== 'no-session')) return first;
      live = undefined;
      const made = await hello();
      if (!made.ok) return made;
      live = made.value;
      return send(live, call);
    },
  };
}

function read<T>(bytes: Uint8Array, schema: z.ZodType<T>): Result<T, LineFault> {
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return parsed.success ? ok(parsed.data) : err('server-fault');
  } catch {
    return err('server-fault');
  }
}

function unpacked<T>(packed: Uint8Array, schema: z.ZodType<T>): Result<T, LineFault> {
  try {
    return read(gunzipSync(packed, { maxOutputLength: mostBytes }), schema);
  } catch {
    return err('server-fault');
  }
}
