import type { FactData, FactType } from '../../domain/ledger/catalogue.ts';
import type { SealedDetails, SealedType } from '../../domain/ledger/details.ts';
import type { Subject } from '../../domain/ledger/event.ts';
import type { Db } from '../database/connect.ts';
import type { Site } from '../site/site.ts';
import { toEvent } from './ledger/columns.ts';
import { openSealed } from './ledger/open-sealed.ts';
import { eventsOf } from './ledger/read.ts';
import { findKeys } from './ledger/subject-keys.ts';

/** One fact of a subject, read back. */
export type FactRead = {
  [T in FactType]: {
    readonly type: T;
    readonly node: string;
    readonly seq: number;
    readonly actor: string;
    readonly data: FactData<T>;
    /** Missing when nothing was sealed or the subject was erased. */
    readonly details: (T extends SealedType ? SealedDetails[T] : never) | undefined;
  };
}[FactType];

/** Everything the journal says of one subject, oldest first, opened as far as its key still exists. */
export async function factsOf(db: Db, site: Site, subject: Subject): Promise<readonly FactRead[]> {
  const rows = await eventsOf(db, site, subject);
  const keys = await findKeys(db, site, [subject]);
  return rows.map((row) => {
    const { type, node, seq, actor, data } = toEvent(row);
    return {
      ...{ type, node, seq, actor },
      data: JSON.parse(data) as unknown,
      details: openSealed({ ...row, keyId: row.key_id }, keys),
    } as FactRead;
  });
}
