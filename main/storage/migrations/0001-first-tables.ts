import type { Migration } from './index.ts';

export const firstTables: Migration = {
  number: 1,
  name: 'first-tables',
  sql: `
    -- The journal. Everything below "projections" can be rebuilt from it (and from the keys that still exist).
    CREATE TABLE event (
      node TEXT NOT NULL,
      seq INTEGER NOT NULL,
      at TEXT NOT NULL,
      type TEXT NOT NULL,
      subject TEXT NOT NULL,
      actor TEXT NOT NULL,
      data TEXT NOT NULL,
      sealed BLOB,
      key_id TEXT,
      prev_hash TEXT NOT NULL,
      hash TEXT NOT NULL,
      PRIMARY KEY (node, seq)
    ) STRICT; -- with rowid: a sealed event would spill over to a page of its own in an index tree

    CREATE TABLE chain_head (
      node TEXT PRIMARY KEY,
      seq INTEGER NOT NULL,
      at TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Deleting a row here erases a person.
    CREATE TABLE subject_key (
      subject TEXT PRIMARY KEY,
      key_id TEXT NOT NULL,
      wrapped BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE setting (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Projections. None holds personal data: names and numbers are read from the sealed event at details_seq,
    -- and are looked up by keyed token.
    CREATE TABLE visit (
      id TEXT PRIMARY KEY,
      node TEXT NOT NULL,
      details_seq INTEGER NOT NULL,
      handwritten_seq INTEGER,
      state TEXT NOT NULL,
      route TEXT NOT NULL,
      category TEXT NOT NULL,
      badge TEXT NOT NULL,
      badge_copy INTEGER NOT NULL,
      day TEXT NOT NULL,
      badge_sequence INTEGER NOT NULL,
      badge_number TEXT NOT NULL,
      companions INTEGER NOT NULL,
      registered_at INTEGER NOT NULL,
      checked_in_at INTEGER,
      checked_out_at INTEGER,
      expected_leave INTEGER,
      id_number_token TEXT,
      badge_code_token TEXT,
      handwritten_token TEXT,
      erased INTEGER NOT NULL,
      FOREIGN KEY (node, details_seq) REFERENCES event (node, seq)
    ) STRICT;
    CREATE UNIQUE INDEX visit_by_day ON visit (day, node, badge_sequence);
    -- Only those who are here now, so both stay small however long the register grows. A card is found in
    -- visit_inside by its first column; a badge by reading it through, which costs microseconds for a full house
    -- and saves two more indexes in every commit.
    CREATE INDEX visit_awaiting_review ON visit (registered_at) WHERE state = 'awaiting-review';
    CREATE INDEX visit_inside ON visit (id_number_token, badge_code_token, handwritten_token, badge_number, badge)
      WHERE state = 'inside';

    CREATE TABLE reservation (
      id TEXT PRIMARY KEY,
      node TEXT NOT NULL,
      details_seq INTEGER NOT NULL,
      from_at INTEGER NOT NULL,
      until_at INTEGER NOT NULL,
      used INTEGER NOT NULL,
      id_number_token TEXT,
      phone_token TEXT,
      erased INTEGER NOT NULL,
      FOREIGN KEY (node, details_seq) REFERENCES event (node, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX reservation_by_id_number ON reservation (id_number_token) WHERE id_number_token IS NOT NULL;
    CREATE INDEX reservation_by_phone ON reservation (phone_token) WHERE phone_token IS NOT NULL;

    CREATE TABLE enrolment (
      id TEXT PRIMARY KEY,
      node TEXT NOT NULL,
      details_seq INTEGER NOT NULL,
      from_day TEXT NOT NULL,
      until_day TEXT NOT NULL,
      renewed_on TEXT,
      notice_version TEXT,
      id_number_token TEXT,
      erased INTEGER NOT NULL,
      FOREIGN KEY (node, details_seq) REFERENCES event (node, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX enrolment_by_id_number ON enrolment (id_number_token) WHERE id_number_token IS NOT NULL;

    CREATE TABLE host (
      id TEXT PRIMARY KEY,
      node TEXT NOT NULL,
      details_seq INTEGER NOT NULL,
      erased INTEGER NOT NULL,
      FOREIGN KEY (node, details_seq) REFERENCES event (node, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE staff (
      id TEXT PRIMARY KEY,
      node TEXT NOT NULL,
      details_seq INTEGER NOT NULL,
      role TEXT NOT NULL,
      code_token TEXT UNIQUE,
      erased INTEGER NOT NULL,
      FOREIGN KEY (node, details_seq) REFERENCES event (node, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sign_in_attempt (
      code_token TEXT PRIMARY KEY,
      failures INTEGER NOT NULL,
      last_failure_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
