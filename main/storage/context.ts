import type { Instant } from '../../domain/kernel/time.ts';
import type { Database } from './database.ts';
import type { FaceVault } from './face-vault.ts';
import type { Journal } from './journal.ts';
import type { RandomBytes } from '../../domain/kernel/random.ts';
import type { SubjectKeys } from './subject-keys.ts';
import type { Tokens } from '../../crypto/tokens.ts';

/** What every repository works with. */
export interface StorageContext {
  readonly database: Database;
  readonly journal: Journal;
  readonly tokens: Tokens;
  readonly subjectKeys: SubjectKeys;
  readonly faces: FaceVault;
  readonly now: () => Instant;
  readonly randomBytes: RandomBytes;
  readonly timeZone: string;
  /** The letter or word before this kiosk's badge numbers. */
  readonly badgePrefix: string;
}
