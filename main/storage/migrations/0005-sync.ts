import type { Migration } from './index.ts';

export const sync: Migration = {
  number: 5,
  name: 'sync',
  sql: `
    -- Two nodes that did not know of each other may each have made a key for one subject.
    CREATE TABLE subject_key_of_nodes (
      subject TEXT NOT NULL,
      key_id TEXT NOT NULL,
      wrapped BLOB NOT NULL,
      PRIMARY KEY (subject, key_id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO subject_key_of_nodes SELECT subject, key_id, wrapped FROM subject_key;
    DROP TABLE subject_key;
    ALTER TABLE subject_key_of_nodes RENAME TO subject_key;

    -- Failed sign-ins are kept by person where the code is somebody's: a code's token changes when the kiosk joins a site.
    ALTER TABLE sign_in_attempt RENAME COLUMN code_token TO who;
    UPDATE OR IGNORE sign_in_attempt SET who =
      (SELECT 'staff:' || id FROM staff WHERE staff.code_token = sign_in_attempt.who ORDER BY id LIMIT 1)
      WHERE EXISTS (SELECT 1 FROM staff WHERE staff.code_token = sign_in_attempt.who);

    -- Of another node only some events come here; how many did is remembered apart from them, like the head of our own chain.
    CREATE TABLE remote_chain (
      node TEXT PRIMARY KEY,
      events INTEGER NOT NULL,
      last_seq INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- The site this kiosk has joined: one row or none.
    CREATE TABLE sync_link (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      site TEXT NOT NULL,
      server_url TEXT NOT NULL,
      server_key BLOB NOT NULL,
      -- The site's pepper, pass key and ticket key, wrapped by the key ring.
      secrets BLOB NOT NULL,
      pass_public_keys TEXT NOT NULL,
      joined_at INTEGER NOT NULL,
      -- The last event of ours that the server holds.
      acknowledged INTEGER NOT NULL,
      -- Where the next pull begins, in the server's words.
      cursor TEXT NOT NULL,
      settings TEXT,
      -- When the server last told something.
      data_at INTEGER
    ) STRICT;

    -- Phone forms that were dealt with here, until the server has heard of it: after a crash none is offered twice.
    CREATE TABLE form_taken (
      id TEXT PRIMARY KEY,
      outcome TEXT NOT NULL,
      told INTEGER NOT NULL,
      taken_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
