import type { LocalText } from '../../domain/policy/vocabulary.ts';
import type { KioskConfig } from './config-schema.ts';

/** One thing that is wrong with the file, for the person who wrote it. */
export interface ConfigProblem {
  /** `devices.labelPrinter.port`; empty for the file as a whole. */
  readonly path: string;
  readonly expected: LocalText;
  /** What stands there now, shortened. */
  readonly found: LocalText;
}

/** Why there is no configuration to run on. Never empty. */
export interface ConfigFault {
  readonly kind: 'config';
  readonly file: string;
  readonly problems: readonly ConfigProblem[];
}

export interface LoadedConfig {
  readonly config: KioskConfig;
  readonly file: string;
  /** `last-good` means: the file is torn (power loss while writing), this is the copy of its last good state. */
  readonly source: 'file' | 'demo' | 'last-good';
  /** Of the file's bytes, for the ledger's `policy.applied`. */
  readonly sha256: string;
}
