import type { FaceTemplate } from '../../domain/face/vocabulary.ts';
import type { EnrolmentId } from '../../domain/kernel/brand.ts';
import type { Instant, LocalDay } from '../../domain/kernel/time.ts';
import type { Database } from './database.ts';
import { decodeTemplate, encodeTemplate } from './face-template-coder.ts';
import { Refused } from './fault.ts';
import { open, seal } from '../../crypto/envelope.ts';
import type { RandomBytes } from '../../domain/kernel/random.ts';
import type { SubjectKeys } from './subject-keys.ts';

/** Sealed faces, each under a key that opens nothing else. No events here; changes only inside a transaction. */
export interface FaceVault {
  /** Takes the place of an older face of this enrolment. `personToken` is the ID number's look-up token. */
  put(id: EnrolmentId, personToken: string, template: FaceTemplate, now: Instant): void;
  /** `undefined` also where the key is lost or belongs to another site, and for a face of another engine. */
  find(id: EnrolmentId, engine: string): FaceTemplate | undefined;
  /** Whether there is a face that can still be opened, of whatever engine. */
  holds(id: EnrolmentId): boolean;
  personOf(id: EnrolmentId): string | undefined;
  hasPerson(personToken: string): boolean;
  /** How many different people. */
  people(): number;
  /** Whose enrolment ended before `day`, was erased, or is not known any more. */
  endedBefore(day: LocalDay): readonly EnrolmentId[];
  /** Names everybody anew after the site's pepper changed; whom `tokenOf` does not know keeps a name that nobody finds. */
  retoken(tokenOf: (id: EnrolmentId) => string | undefined): void;
  /** Key and row; returns whether there was one. The write-ahead log still holds both: see `emptyLog`. */
  destroy(id: EnrolmentId): boolean;
}

const keyNameBytes = 8;
const holderOf = (id: EnrolmentId) => `face:${id}` as const;
/** Binds sealed bytes to their enrolment: moved to another row, they do not open. */
const contextOf = (id: EnrolmentId): string => JSON.stringify(['face', id]);

export function createFaceVault(
  database: Database,
  subjectKeys: SubjectKeys,
  randomBytes: RandomBytes,
): FaceVault {
  const personOf = (id: EnrolmentId): string | undefined =>
    database.get<{ person_token: string }>('SELECT person_token FROM face_template WHERE enrolment = ?', id)
      ?.person_token;
  const destroy = (id: EnrolmentId): boolean => {
    const held = personOf(id) !== undefined;
    subjectKeys.destroy(holderOf(id));
    database.run('DELETE FROM face_template WHERE enrolment = ?', id);
    return held;
  };

  return {
    put(id, personToken, template, now) {
      const plain = encodeTemplate(template);
      if (!plain) throw new Refused('this is no face template');
      destroy(id);
      const name = Buffer.from(randomBytes(keyNameBytes)).toString('hex');
      const { key } = subjectKeys.findOrCreate(holderOf(id), name);
      const sealed = seal(key, contextOf(id), plain, randomBytes);
      plain.fill(0);
      database.run(
        'INSERT INTO face_template VALUES (?, ?, ?, ?, ?)',
        id,
        personToken,
        template.engine,
        sealed,
        now,
      );
    },
    find(id, engine) {
      const row = database.get<{ sealed: Uint8Array }>(
        'SELECT sealed FROM face_template WHERE enrolment = ? AND engine = ?',
        id,
        engine,
      );
      const key = row && subjectKeys.findOwn(holderOf(id));
      const plain = key && open(key.key, contextOf(id), row.sealed);
      if (!plain) return undefined;
      const template = decodeTemplate(plain);
      plain.fill(0);
      return template?.engine === engine ? template : undefined;
    },
    holds: (id) => personOf(id) !== undefined && subjectKeys.findOwn(holderOf(id)) !== undefined,
    personOf,
    hasPerson: (personToken) =>
      database.get('SELECT 1 FROM face_template WHERE person_token = ?', personToken) !== undefined,
    people: () =>
      database.get<{ n: number }>('SELECT count(DISTINCT person_token) AS n FROM face_template')?.n ?? 0,
    endedBefore: (day) =>
      database
        .all<{ enrolment: EnrolmentId }>(
          `SELECT f.enrolment FROM face_template f LEFT JOIN enrolment e ON e.id = f.enrolment
           WHERE e.id IS NULL OR e.erased = 1 OR e.ended = 1 OR e.until_day < ? ORDER BY f.enrolment`,
          day,
        )
        .map(({ enrolment }) => enrolment),
    retoken(tokenOf) {
      for (const { enrolment } of database.all<{ enrolment: EnrolmentId }>(
        'SELECT enrolment FROM face_template',
      )) {
        const token = tokenOf(enrolment);
        if (token !== undefined)
          database.run('UPDATE face_template SET person_token = ? WHERE enrolment = ?', token, enrolment);
      }
    },
    destroy,
  };
}
