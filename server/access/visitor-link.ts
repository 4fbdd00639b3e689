import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../domain/kernel/time.ts';
import { plainCode } from '../../domain/ledger/event.ts';
import type { Site } from '../site/site.ts';

const macBytes = 18;

/**
 * The token behind a visitor's link to their own reservation or visit. It stands in the fragment of the page's address and in the
 * `Authorization` header, so it is in no log; it says what it opens and until when, and only this site can have made it.
 */
export function makeVisitorToken(site: Site, subject: string, until: Instant): string {
  const body = Buffer.from(JSON.stringify([site.id, subject, until])).toString('base64url');
  return `${body}.${macOf(site, body)}`;
}

/** What the token opens; `undefined` when it is forged, for another site, or too old. */
export function readVisitorToken(
  siteOf: (id: string) => Site | undefined,
  token: string,
  now: Instant,
): { readonly site: Site; readonly subject: string } | undefined {
  const [body, mac, ...rest] = token.split('.');
  if (body === undefined || mac === undefined || rest.length > 0 || token.length > 400) return undefined;
  const said = parse(body);
  const site = said && siteOf(said.siteId);
  if (!said || !site) return undefined;
  const right = Buffer.from(macOf(site, body));
  const given = Buffer.from(mac);
  if (right.length !== given.length || !timingSafeEqual(right, given)) return undefined;
  return said.until > now ? { site, subject: said.subject } : undefined;
}

function macOf(site: Site, body: string): string {
  return createHmac('sha256', site.signingSeed)
    .update(`visitor link\n${body}`)
    .digest()
    .subarray(0, macBytes)
    .toString('base64url');
}

function parse(body: string): { siteId: string; subject: string; until: number } | undefined {
  try {
    const [siteId, subject, until] = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as unknown[];
    if (typeof siteId !== 'string' || typeof subject !== 'string' || typeof until !== 'number')
      return undefined;
    return plainCode.test(subject.slice(subject.indexOf(':') + 1)) ? { siteId, subject, until } : undefined;
  } catch {
    return undefined;
  }
}
