import type { RandomBytes } from '../kernel/random.ts';
import { seconds, type Instant } from '../kernel/time.ts';
import { sign1 } from './cose.ts';
import { passIdBytes, passIdOf } from './ids.ts';
import { encodePass, type Pass } from './pass.ts';
import { passText } from './pass-code.ts';
import type { PassSigner } from './primitives.ts';

/** What the site wants a pass to say; the id is drawn, times are cut to whole seconds. */
export type PassOrder = Omit<Pass, 'id'>;

export interface IssuedPass {
  readonly pass: Pass;
  /** `VP1:…`, for a QR. The static code; a phone adds the rotating part (`withLiveCode`). */
  readonly text: string;
}

/** @throws RangeError when the order is none a pass can say, such as an end before the start. */
export function issuePass(order: PassOrder, signer: PassSigner, randomBytes: RandomBytes): IssuedPass {
  const pass: Pass = {
    ...order,
    id: passIdOf(randomBytes(passIdBytes)),
    notBefore: wholeSeconds(order.notBefore),
    expires: wholeSeconds(order.expires),
  };
  return { pass, text: passText(sign1(encodePass(pass), signer)) };
}

const wholeSeconds = (at: Instant): Instant => seconds(Math.floor(at / 1_000)) as Instant;
