import { decodeBase64url } from '../../../domain/pass/base64url.ts';
import { liveMessage, livePeriodAt, withLiveCode } from '../../../domain/pass/live-code.ts';
import { readPass } from '../../../domain/pass/pass-code.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import type { Instant } from '../../../domain/kernel/time.ts';

/** A pass that rotates on the visitor's phone. */
export interface LivePass {
  /** The text for the QR at `at`, by the phone's own clock corrected by what the server told. */
  textAt(at: Instant): Promise<string>;
}

/**
 * Rotates without a line: after the page was loaded once, the phone needs the server no more.
 * @param text the static code, `VP1:…`
 * @param secret the pass's secret in base64url, as the server gave it
 */
export async function createLivePass(
  text: string,
  secret: string,
): Promise<Result<LivePass, 'not-a-pass' | 'not-a-secret'>> {
  const code = readPass(text);
  if (!code.ok) return code;
  const bytes = decodeBase64url(secret);
  if (bytes?.length !== secretBytes) return err('not-a-secret');
  const mac = await importHmac(bytes);
  const { id } = code.value.claimed;
  return ok({
    async textAt(at) {
      const period = livePeriodAt(at);
      return withLiveCode(code.value, period, await mac(liveMessage(id, period)));
    },
  });
}

/** HMAC-SHA256 under `key`, which the browser keeps to itself from here on. */
export async function importHmac(key: Uint8Array): Promise<(message: Uint8Array) => Promise<Uint8Array>> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', Uint8Array.from(key), algorithm, false, ['sign']);
  return async (message) =>
    new Uint8Array(await crypto.subtle.sign('HMAC', imported, Uint8Array.from(message)));
}

const secretBytes = 32;
