import { minutes, type Instant } from '../../domain/kernel/time.ts';
import type { PhoneForm } from '../../domain/sync/wire.ts';
import type { PhoneFormShown } from '../contract/phone-form.ts';
import type { ServerContext } from '../context.ts';
import type { Db } from '../database/connect.ts';
import type { Site } from '../site/site.ts';
import { sealAnswers } from './kiosks/phone-forms.ts';

// What pages and jobs do with phone forms; what kiosks do with them is in `kiosks/phone-forms.ts`.

/** From the first look at it: what nobody has sent and fetched by then is gone. */
export const formLastsMs = minutes(30);
/** How long the bare row is kept after that, so that its ticket stays used and the phone can be told how it ended. */
const rowLastsMs = minutes(24 * 60);

export interface PhoneFormRow {
  readonly id: string;
  readonly node: string;
  readonly state: PhoneFormShown['state'];
  readonly createdAt: Instant;
}

/** Opens a form for a ticket; `false` when its nonce was used before, also by a phone that asked at the same moment. */
export async function openForm(
  { db }: Pick<ServerContext, 'db'>,
  site: Site,
  form: { readonly id: string; readonly node: string; readonly nonce: string; readonly now: Instant },
): Promise<boolean> {
  const { id, node, nonce, now } = form;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('phone_form')
    .values({ site_id: site.id, id, node, ticket: nonce, state: 'opened', answers: null, created_at: now })
    .onConflict((conflict) => conflict.columns(['site_id', 'ticket']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findForm(db: Db, site: Site, id: string): Promise<PhoneFormRow | undefined> {
  const row = await db
    .selectFrom('phone_form')
    .select(['id', 'node', 'state', 'created_at'])
    .where('site_id', '=', site.id)
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      ...{ id: row.id, node: row.node, state: row.state as PhoneFormRow['state'] },
      createdAt: row.created_at as Instant,
    }
  );
}

/** Keeps the answers, sealed, until the kiosk has them; `false` when the form is not open (any more). */
export async function sendForm(
  context: ServerContext,
  site: Site,
  id: string,
  answers: NonNullable<PhoneForm['answers']>,
): Promise<boolean> {
  const { numUpdatedRows } = await context.db
    .updateTable('phone_form')
    .set({ state: 'sent', answers: sealAnswers(context, site, id, answers) })
    .where('site_id', '=', site.id)
    .where('id', '=', id)
    .where('state', '=', 'opened')
    .where('created_at', '>', context.now() - formLastsMs)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Forms nobody finished lose what was written in them; rows that nothing needs any more go. Safe for several copies at once. */
export async function expireForms({ db, now }: Pick<ServerContext, 'db' | 'now'>): Promise<void> {
  await db
    .updateTable('phone_form')
    .set({ state: 'expired', answers: null })
    .where('state', 'in', ['opened', 'sent'])
    .where('created_at', '<=', now() - formLastsMs)
    .execute();
  await db
    .deleteFrom('phone_form')
    .where('created_at', '<=', now() - rowLastsMs)
    .execute();
}
