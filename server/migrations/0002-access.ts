import { sql, type Kysely } from 'kysely';

/** Accounts, sessions, kiosks and published policies: what is no fact about a visit. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `CREATE TABLE account (
    site_id text NOT NULL,
    staff_id text NOT NULL,
    login_token text NOT NULL,
    -- Sealed under the site's secret: the name that is typed to sign in.
    login bytea NOT NULL,
    role text NOT NULL,
    -- Argon2id, PHC string; none before the first set-up.
    password_hash text,
    -- Sealed under the site's secret.
    totp_secret bytea,
    totp_confirmed boolean NOT NULL DEFAULT false,
    -- A new one that is still to be confirmed; the other counts until then.
    totp_next bytea,
    -- The last time step used: a code counts once (RFC 6238, 5.2).
    totp_last_step bigint NOT NULL DEFAULT 0,
    setup_hash text,
    setup_until bigint,
    closed_at bigint,
    PRIMARY KEY (site_id, staff_id),
    UNIQUE (site_id, login_token)
  )`,
  // In place of a code, once each: for whoever loses the phone.
  `CREATE TABLE recovery_code (
    site_id text NOT NULL,
    staff_id text NOT NULL,
    code_token text NOT NULL,
    PRIMARY KEY (site_id, staff_id, code_token)
  )`,
  `CREATE TABLE session (
    token_hash text PRIMARY KEY,
    site_id text NOT NULL,
    staff_id text NOT NULL,
    csrf text NOT NULL,
    -- The password was right and the second factor is still to come.
    pending boolean NOT NULL,
    created_at bigint NOT NULL,
    seen_at bigint NOT NULL
  )`,
  `CREATE INDEX session_by_account ON session (site_id, staff_id)`,
  `CREATE TABLE sign_in_attempt (
    site_id text NOT NULL,
    login_token text NOT NULL,
    failures integer NOT NULL,
    last_failure_at bigint NOT NULL,
    PRIMARY KEY (site_id, login_token)
  )`,
  `CREATE TABLE kiosk (
    site_id text NOT NULL,
    node text NOT NULL,
    name text NOT NULL,
    public_key bytea NOT NULL,
    enrolled_at bigint NOT NULL,
    revoked_at bigint,
    last_seen_at bigint,
    clock_offset_ms bigint,
    health jsonb,
    -- How far the kiosk has read.
    cursor text,
    PRIMARY KEY (site_id, node)
  )`,
  `CREATE TABLE kiosk_code (
    site_id text NOT NULL,
    -- Finds the code without telling it (crypto/enrolment-code.ts).
    code_hash text NOT NULL,
    -- What follows from the code, sealed under the site's secret; the code itself is nowhere.
    secret bytea NOT NULL,
    name text NOT NULL,
    until_at bigint NOT NULL,
    failures integer NOT NULL DEFAULT 0,
    -- The public key that used it: an answer that was lost may be asked for again, by nobody else.
    used_by text,
    PRIMARY KEY (site_id, code_hash)
  )`,
  `CREATE TABLE kiosk_session (
    id text PRIMARY KEY,
    site_id text NOT NULL,
    node text NOT NULL,
    -- Sealed under the site's secret.
    secret bytea NOT NULL,
    -- The last message taken: each is taken once.
    counter bigint NOT NULL DEFAULT 0,
    created_at bigint NOT NULL
  )`,
  `CREATE TABLE phone_form (
    site_id text NOT NULL,
    id text NOT NULL,
    node text NOT NULL,
    ticket text NOT NULL,
    state text NOT NULL,
    -- Sealed under the site's secret, and gone when the kiosk has it or the form is too old.
    answers bytea,
    created_at bigint NOT NULL,
    PRIMARY KEY (site_id, id),
    UNIQUE (site_id, ticket)
  )`,
  `CREATE TABLE policy (
    site_id text NOT NULL,
    sha256 text NOT NULL,
    settings jsonb NOT NULL,
    published_at bigint NOT NULL,
    published_by text NOT NULL,
    PRIMARY KEY (site_id, sha256, published_at)
  )`,
  `CREATE TABLE attachment (
    site_id text NOT NULL,
    id text NOT NULL,
    reservation_id text NOT NULL,
    kind text NOT NULL,
    bytes integer NOT NULL,
    -- Under the reservation's own key: destroyed with it.
    sealed bytea NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (site_id, id)
  )`,
  `CREATE INDEX attachment_by_reservation ON attachment (site_id, reservation_id)`,
  // Messages to people: what is to be said, sealed, and every attempt.
  `CREATE TABLE message (
    site_id text NOT NULL,
    id text NOT NULL,
    key text NOT NULL,
    subject text NOT NULL,
    -- Recipient, channels and values, under the site's secret; emptied when the message is settled.
    sealed bytea,
    dedupe text,
    state text NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    next_at bigint NOT NULL,
    created_at bigint NOT NULL,
    settled_at bigint,
    PRIMARY KEY (site_id, id)
  )`,
  `CREATE UNIQUE INDEX message_dedupe ON message (site_id, dedupe) WHERE dedupe IS NOT NULL`,
  `CREATE INDEX message_due ON message (next_at) WHERE state = 'waiting'`,
  `CREATE TABLE delivery (
    site_id text NOT NULL,
    message_id text NOT NULL,
    attempt integer NOT NULL,
    channel text NOT NULL,
    at bigint NOT NULL,
    outcome text NOT NULL,
    reference text,
    PRIMARY KEY (site_id, message_id, attempt)
  )`,
  `CREATE TABLE push_subscription (
    site_id text NOT NULL,
    staff_id text NOT NULL,
    endpoint_hash text NOT NULL,
    sealed bytea NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (site_id, staff_id, endpoint_hash)
  )`,
  `CREATE TABLE webhook (
    site_id text NOT NULL,
    id text NOT NULL,
    url text NOT NULL,
    events text[] NOT NULL,
    -- Under the site's secret: what the calls are signed with.
    secret bytea NOT NULL,
    cursor text NOT NULL,
    paused_at bigint,
    created_at bigint NOT NULL,
    PRIMARY KEY (site_id, id)
  )`,
  `CREATE TABLE webhook_call (
    site_id text NOT NULL,
    webhook_id text NOT NULL,
    id text NOT NULL,
    body text NOT NULL,
    state text NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    next_at bigint NOT NULL,
    last_status integer,
    created_at bigint NOT NULL,
    PRIMARY KEY (site_id, webhook_id, id)
  )`,
  `CREATE INDEX webhook_call_due ON webhook_call (next_at) WHERE state = 'waiting'`,
];
