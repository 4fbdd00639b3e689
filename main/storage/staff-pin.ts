import { hash, verify } from '@node-rs/argon2';

/**
 * OWASP's first choice for Argon2id where 19 MiB can be spared (Password Storage Cheat Sheet). About 30 ms on a kiosk.
 * A short PIN cannot resist somebody who holds its hash, so the hash is sealed as well and guesses are locked out.
 */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** What nobody's PIN hashes to; made once, so that an unknown code takes as long to refuse as a wrong PIN. */
let decoy: Promise<string> | undefined;

/** Argon2id with a random salt, as a PHC string. */
export function hashPin(pin: string): Promise<string> {
  return hash(pin, parameters);
}

/** Whether `pin` belongs to `pinHash`. Without a hash the answer is no, after the same time. */
export async function verifyPin(pinHash: string | undefined, pin: string): Promise<boolean> {
  if (pinHash !== undefined) return verify(pinHash, pin);
  decoy ??= hashPin('no such member of staff');
  await verify(await decoy, pin);
  return false;
}
