import { unreachable } from '../kernel/exhaustive.ts';
import type { Pass } from './pass.ts';

/** Why a pass does not open. Staff see which; the visitor sees `visitorAnswer`. */
export type PassRefusal =
  /** No pass of ours at all, or one damaged beyond reading. */
  | 'not-a-pass'
  /** Signed with a key this reader does not have: a forgery, or a reader that was not in touch for long. */
  | 'unknown-key'
  /** Changed after it was signed, or its rotating part was made up. */
  | 'bad-signature'
  | 'wrong-site'
  | 'revoked'
  | 'not-yet'
  | 'expired'
  /** A picture of a code, a phone whose clock is wrong, or a static code where a rotating one is due. */
  | 'stale-code'
  /** This very code was taken by this reader already. */
  | 'replayed'
  | 'used-up';

/** The pass is told only when its signature held. */
export type PassVerdict =
  | { readonly type: 'ok'; readonly pass: Pass; readonly code: 'live' | 'static' }
  | { readonly type: Exclude<PassRefusal, UnprovenRefusal>; readonly pass: Pass }
  | { readonly type: UnprovenRefusal };

type UnprovenRefusal = 'not-a-pass' | 'unknown-key' | 'bad-signature';

/**
 * What the visitor is told. A revoked pass is not told apart from an expired one: a screen in a lobby must not say
 * whose access was taken away (R13).
 */
export function visitorAnswer(verdict: PassVerdict): 'welcome' | 'show-live-code' | 'ask-staff' {
  switch (verdict.type) {
    case 'ok':
      return 'welcome';
    case 'stale-code':
    case 'replayed':
      return 'show-live-code';
    case 'not-a-pass':
    case 'unknown-key':
    case 'bad-signature':
    case 'wrong-site':
    case 'revoked':
    case 'not-yet':
    case 'expired':
    case 'used-up':
      return 'ask-staff';
    default:
      return unreachable(verdict);
  }
}
