/** What a look-up token is made from. The label keeps a phone number and a badge number that look alike apart. */
export type TokenLabel =
  | 'id-number'
  | 'phone'
  | 'phone-tail'
  | 'name'
  | 'pinyin'
  | 'initials'
  | 'badge-code'
  | 'badge-number'
  | 'staff-code'
  | 'login';

/** The site's secrets. What they protect never passes through here in the clear except subject keys. */
export interface KeyRing {
  /** A fingerprint, so that a database can tell the ring it was written with. Reveals nothing. */
  readonly id: string;
  /** Wraps a subject key for storage; `subject` is bound in, so a wrapped key cannot be given to somebody else. */
  wrap(subjectKey: Uint8Array, subject: string): Uint8Array;
  /** `undefined` when the bytes were not wrapped by this ring for this subject. */
  unwrap(wrapped: Uint8Array, subject: string): Uint8Array | undefined;
  /**
   * A keyed look-up token, 22 characters. An unsalted hash of an ID number falls to brute force (facts: 36,525 birth
   * dates by 3,300 endings); HMAC under a pepper outside the database does not.
   */
  token(label: TokenLabel, text: string): string;
  /** The same ring with another pepper, 32 bytes: what a kiosk uses once it has joined a site. */
  withPepper(pepper: Uint8Array): KeyRing;
}

/** Lets a key store of the operating system (Electron safeStorage) wrap what the key file holds. */
export interface KeyProtector {
  /** Written into the file, so that a file from elsewhere is recognised. */
  readonly name: string;
  protect(secret: Uint8Array): Uint8Array;
  /** @throws when the bytes cannot be unprotected here, such as under another account. */
  unprotect(bytes: Uint8Array): Uint8Array;
}
