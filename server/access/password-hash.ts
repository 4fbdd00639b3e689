import { hash, verify } from '@node-rs/argon2';
import { canonicalPassword } from '../../domain/access/password-rule.ts';

/** OWASP's first choice for Argon2id (Password Storage Cheat Sheet): 19 MiB, two passes. The library works in threads of its own. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** What nobody's password hashes to; made once, so that an unknown login takes as long to refuse as a wrong password. */
let decoy: Promise<string> | undefined;

/** Argon2id with a random salt, as a PHC string. For PINs as well: kiosks verify them with the same library. */
export function hashPassword(password: string): Promise<string> {
  return hash(canonicalPassword(password), parameters);
}

/** Whether `password` belongs to the hash. Without a hash the answer is no, after the same time. */
export async function verifyPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  const canonical = canonicalPassword(password);
  if (typeof passwordHash === 'string') return verify(passwordHash, canonical);
  decoy ??= hashPassword('a password that nobody has');
  await verify(await decoy, canonical);
  return false;
}
