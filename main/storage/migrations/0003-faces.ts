import type { Migration } from './index.ts';

export const faces: Migration = {
  number: 3,
  name: 'faces',
  sql: `
    -- A projection of face.checked: what the camera made of it, as canonical JSON.
    ALTER TABLE visit ADD COLUMN face_check TEXT;

    -- Faces that people agreed to have kept. No projection: templates are in no event, so a lost row stays lost.
    CREATE TABLE face_template (
      enrolment TEXT PRIMARY KEY,
      person_token TEXT NOT NULL,
      engine TEXT NOT NULL,
      sealed BLOB NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT; -- with rowid: a template is longer than a page
    CREATE INDEX face_template_by_person ON face_template (person_token);
  `,
};
