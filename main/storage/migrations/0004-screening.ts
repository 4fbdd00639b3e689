import type { Migration } from './index.ts';

export const screening: Migration = {
  number: 4,
  name: 'screening',
  sql: `
    -- A subject's rows are what all its events say in the order of the clock, so they must be found by subject.
    CREATE INDEX event_by_subject ON event (subject, at);

    -- Whom to hold for a human decision (R13). Keyed tokens: who that is and why stays on the server.
    CREATE TABLE watchlist (
      id TEXT PRIMARY KEY,
      until_day TEXT NOT NULL,
      ended INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE watchlist_token (
      token TEXT NOT NULL,
      entry TEXT NOT NULL,
      PRIMARY KEY (token, entry)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE pass (
      id TEXT PRIMARY KEY,
      -- What it opens, such as reservation:<id>; gone once the pass was erased.
      opens TEXT,
      from_at INTEGER NOT NULL,
      until_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    -- Apart from the passes: a revocation counts also where the pass itself was never heard of.
    CREATE TABLE pass_revoked (
      id TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE visit ADD COLUMN hold TEXT;
    -- Which reservation or enrolment let the visitor in; only while they are inside, for whoever shows its pass again.
    ALTER TABLE visit ADD COLUMN opened_by TEXT;
    -- A badge may be written at another kiosk than the visit's own.
    ALTER TABLE visit ADD COLUMN handwritten_node TEXT;
    UPDATE visit SET handwritten_node = node WHERE handwritten_seq IS NOT NULL;

    ALTER TABLE reservation ADD COLUMN closed INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE enrolment ADD COLUMN ended INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE host ADD COLUMN retired INTEGER NOT NULL DEFAULT 0;

    -- Two nodes may each have given the same sign-in code: the table keeps both, the look-up decides.
    CREATE TABLE staff_of_nodes (
      id TEXT PRIMARY KEY,
      node TEXT NOT NULL,
      details_seq INTEGER NOT NULL,
      role TEXT NOT NULL,
      code_token TEXT,
      erased INTEGER NOT NULL,
      retired INTEGER NOT NULL,
      FOREIGN KEY (node, details_seq) REFERENCES event (node, seq)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO staff_of_nodes SELECT id, node, details_seq, role, code_token, erased, 0 FROM staff;
    DROP TABLE staff;
    ALTER TABLE staff_of_nodes RENAME TO staff;
    CREATE INDEX staff_by_code ON staff (code_token) WHERE code_token IS NOT NULL;
  `,
};
