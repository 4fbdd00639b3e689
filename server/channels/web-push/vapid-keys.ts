import { createECDH } from 'node:crypto';
import webPush from 'web-push';

/** The two halves by which push services know a site, base64url (RFC 8292). */
export interface PushKeys {
  /** Given to every browser that subscribes. */
  readonly publicKey: string;
  readonly privateKey: string;
}

/** A new pair: made once per site, for with another pair every subscription is lost. */
export function generatePushKeys(): PushKeys {
  return webPush.generateVAPIDKeys();
}

/** Whether the two belong together: swapped or mixed halves would only show when the first push is refused. */
export function isKeyPair({ publicKey, privateKey }: PushKeys): boolean {
  const secret = Buffer.from(privateKey, 'base64url');
  if (secret.length !== 32) return false;
  const curve = createECDH('prime256v1');
  try {
    curve.setPrivateKey(secret);
  } catch {
    return false; // Zero, or not below the order of the curve.
  }
  return curve.getPublicKey('base64url') === publicKey;
}
