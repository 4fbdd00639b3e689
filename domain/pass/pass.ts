import { encode } from 'cborg';
import type { PassId, SiteId } from '../kernel/brand.ts';
import { seconds, type Instant } from '../kernel/time.ts';
import { readCbor } from './cose.ts';
import { bytesOfPassId, passIdBytes, passIdOf } from './ids.ts';

/** What an electronic pass says (R12). No word about the person: whoever finds one learns a site and a time. */
export interface Pass {
  /** 16 random bytes, spelt as a UUID. */
  readonly id: PassId;
  readonly siteId: SiteId;
  /** Whole seconds. The pass holds from `notBefore` on and no longer at `expires`. */
  readonly notBefore: Instant;
  readonly expires: Instant;
  /** One bit for each zone the pass opens, zone 0 lowest; at most 53 zones. */
  readonly zones: number;
  /** How often it may be used; 0 is without limit. */
  readonly useLimit: number;
  /** Printed passes and visitors without a smartphone: the code holds without its rotating part. */
  readonly staticAllowed: boolean;
}

/** As `site.id` of the configuration. */
const sitePattern = /^[a-z0-9][a-z0-9-]{0,39}$/;
/** 2106-02-07: what four bytes of seconds can say, so that a pass has one size. */
const lastSecond = 0xffff_ffff;

// The numbers of CWT (RFC 8392) where it has one, negative ones of our own. Readers skip numbers they do not know.
const claim = { site: 1, expires: 4, notBefore: 5, id: 7, zones: -1, useLimit: -2, flags: -3 } as const;
/**
 * A reader ignores flags it does not know, so a flag may only ever allow something; what restricts a pass needs a new
 * format (`VP2:`), which old readers refuse.
 */
const staticFlag = 1;

/** Whether the pass opens the zone with this number (0 to 52). Where it may be used at all is `checkPass`'s answer. */
export function opensZone(pass: Pass, zone: number): boolean {
  return hasBit(pass.zones, zone);
}

/** The bits of these zone numbers (0 to 52). */
export function zoneBits(zones: Iterable<number>): number {
  return [...new Set(zones)].reduce((bits, zone) => bits + 2 ** zone, 0);
}

/** @throws RangeError when a value is outside what a pass can say; requests are checked before they get here. */
export function encodePass(pass: Pass): Uint8Array {
  const counts = [
    [claim.zones, pass.zones],
    [claim.useLimit, pass.useLimit],
    [claim.flags, pass.staticAllowed ? staticFlag : 0],
  ] as const;
  const bytes = encode(
    new Map<number, unknown>([
      [claim.site, pass.siteId],
      [claim.expires, pass.expires / 1_000],
      [claim.notBefore, pass.notBefore / 1_000],
      [claim.id, bytesOfPassId(pass.id)],
      // A nought is left out: two bytes decide whether the QR needs a larger symbol.
      ...counts.filter(([, count]) => count !== 0),
    ]),
  );
  if (!decodePass(bytes)) throw new RangeError('a pass cannot say this');
  return bytes;
}

/** `undefined` when the bytes say no pass. */
export function decodePass(bytes: Uint8Array): Pass | undefined {
  const claims = readCbor(bytes);
  if (!(claims instanceof Map)) return undefined;
  const siteId: unknown = claims.get(claim.site);
  const id: unknown = claims.get(claim.id);
  const [expires, notBefore] = [claims.get(claim.expires), claims.get(claim.notBefore)];
  const [zones, useLimit, flags] = [claim.zones, claim.useLimit, claim.flags].map(
    (name): unknown => claims.get(name) ?? 0,
  );
  if (typeof siteId !== 'string' || !sitePattern.test(siteId)) return undefined;
  if (!(id instanceof Uint8Array) || id.length !== passIdBytes) return undefined;
  if (!isCount(expires) || !isCount(notBefore) || notBefore >= expires || expires > lastSecond)
    return undefined;
  if (!isCount(zones) || !isCount(useLimit) || !isCount(flags)) return undefined;
  return {
    id: passIdOf(id),
    siteId: siteId as SiteId,
    notBefore: seconds(notBefore) as Instant,
    expires: seconds(expires) as Instant,
    zones,
    useLimit,
    staticAllowed: hasBit(flags, 0),
  };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** By division: JavaScript's own bit operators stop at 32. */
const hasBit = (bits: number, at: number): boolean => Math.floor(bits / 2 ** at) % 2 === 1;
