import type { FactData } from '../../domain/ledger/catalogue.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import type { EnrolmentId } from '../../domain/kernel/brand.ts';
import type { Actor } from '../../domain/visit/records.ts';
import type { StorageContext } from './context.ts';

type Reason = FactData<'face.withdrawn'>['reason'];

/**
 * Destroys a stored face and says so in the journal; nothing where there is none. Returns whether there was one. Inside a
 * transaction; afterwards the caller empties the log, which still holds the row and its key.
 */
export function withdrawFace(
  { journal, faces }: Pick<StorageContext, 'journal' | 'faces'>,
  id: EnrolmentId,
  reason: Reason,
  actor: Actor,
): boolean {
  const held = faces.destroy(id);
  if (held) journal.append('face.withdrawn', subjectOf('enrolment', id), actor, { reason });
  return held;
}
