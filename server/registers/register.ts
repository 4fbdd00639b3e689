import type { Instant, LocalDay } from '../../domain/kernel/time.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Language } from '../../domain/policy/vocabulary.ts';
import type { Db } from '../database/connect.ts';
import type { Cell } from '../http/csv.ts';
import type { Cursor, Span } from '../repositories/registers/by-time.ts';
import type { Site } from '../site/site.ts';
import type { RegisterKey, RegisterWords } from './words/index.ts';

/** What is read of a register. */
export interface RegisterAsked extends Span {
  readonly db: Db;
  readonly site: Site;
  readonly policy: Policy;
  readonly now: Instant;
  readonly fromDay: LocalDay;
  readonly untilDay: LocalDay;
  readonly state?: string | undefined;
  readonly host?: string | undefined;
  readonly language: Language;
  readonly words: RegisterWords;
  /** Names and numbers in full; masked otherwise. */
  readonly full: boolean;
}

export interface Column {
  readonly key: RegisterKey;
  readonly numeric?: true;
  /** In the file and not on the page. */
  readonly fileOnly?: true;
}

export interface RegisterRow {
  readonly id: string;
  /** Where the next page begins. */
  readonly time: number;
  /** As many as the register has columns. */
  readonly cells: readonly Cell[];
}

/** One register: its columns, its states, and its rows from the latest backwards. */
export interface Register {
  readonly columns: readonly Column[];
  /** Keys of the words of its states; none where there is nothing to choose. */
  readonly states: readonly RegisterKey[];
  count(asked: RegisterAsked): Promise<number>;
  page(asked: RegisterAsked, cursor: Cursor | undefined, limit: number): Promise<readonly RegisterRow[]>;
}
