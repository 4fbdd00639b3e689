import { ok } from '../../../domain/kernel/result.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { Actor } from '../../../domain/visit/records.ts';
import type { StorageContext } from '../context.ts';
import { emptyLog } from '../erase.ts';
import { Refused } from '../fault.ts';
import type { EnrolmentRepository, FaceRepository } from '../store.ts';
import { withdrawFace } from '../withdraw-face.ts';

const system: Actor = { kind: 'system' };

export function createFaceRepository(
  context: StorageContext,
  enrolments: Pick<EnrolmentRepository, 'byId'>,
): FaceRepository {
  const { database, journal, tokens, faces } = context;

  return {
    enrol(id, { template, consent }, max, actor) {
      const written = journal.commit((): 'stored' | 'full' => {
        const enrolment = enrolments.byId(id);
        if (!enrolment) throw new Refused('there is no such enrolment');
        const person = tokens.idNumber(enrolment.idNumber);
        if (!faces.hasPerson(person) && faces.people() >= max) return 'full';
        withdrawFace(context, id, 'replaced', actor);
        const { at, ...given } = consent;
        const now = journal.append('face.enrolled', subjectOf('enrolment', id), actor, {
          ...given,
          givenAt: at,
          engine: template.engine,
        });
        faces.put(id, person, template, now);
        return 'stored';
      });
      // A face that was replaced is still in there.
      if (written.ok && written.value === 'stored') emptyLog(database);
      return written;
    },
    find: faces.find,
    withdraw(id, actor) {
      const gone = journal.commit(() => withdrawFace(context, id, 'person', actor));
      if (!gone.ok) return gone;
      // Whether or not there was one: another program that was reading may have kept the log from being emptied before.
      emptyLog(database);
      return ok();
    },
    eraseEnded(day) {
      const erased = journal.commit(() => {
        const ended = faces.endedBefore(day);
        for (const id of ended) withdrawFace(context, id, 'ended', system);
        return ended.length;
      });
      if (erased.ok && erased.value > 0) emptyLog(database);
      return erased;
    },
    stored: faces.people,
  };
}
