import { open, seal } from '../../../crypto/envelope.ts';
import { phoneForm, type PhoneForm } from '../../../domain/sync/wire.ts';
import type { FormTaken } from '../../../domain/sync/session-wire.ts';
import type { ServerContext } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';

type Answers = NonNullable<PhoneForm['answers']>;

/** Seals what a visitor wrote, for as long as no kiosk has taken it. */
export function sealAnswers(context: ServerContext, site: Site, formId: string, answers: Answers): Buffer {
  const plain = Buffer.from(JSON.stringify(answers));
  return Buffer.from(seal(site.closet, contextOf(formId), plain, context.randomBytes));
}

/** Forms that this kiosk has not dealt with yet, oldest first. */
export async function formsFor(db: Db, site: Site, node: string): Promise<readonly PhoneForm[]> {
  const rows = await db
    .selectFrom('phone_form')
    .select(['id', 'ticket', 'state', 'answers'])
    .where('site_id', '=', site.id)
    .where('node', '=', node)
    .where('state', 'in', ['opened', 'sent'])
    .orderBy('created_at')
    .limit(50)
    .execute();
  return rows.flatMap(({ id, ticket, state, answers }) => {
    const plain = answers && open(site.closet, contextOf(id), answers);
    const parsed = phoneForm.safeParse({
      ...{ id, ticket, state },
      ...(plain && { answers: JSON.parse(Buffer.from(plain).toString('utf8')) as unknown }),
    });
    return parsed.success ? [parsed.data] : [];
  });
}

/** The kiosk has dealt with the form: what was written goes, the rest tells the phone how it ended. Saying so twice changes nothing. */
export async function takeForm(
  context: ServerContext,
  site: Site,
  node: string,
  { id, outcome }: FormTaken,
): Promise<void> {
  await context.db
    .updateTable('phone_form')
    .set({ state: outcome, answers: null })
    .where('site_id', '=', site.id)
    .where('node', '=', node)
    .where('id', '=', id)
    .where('state', 'in', ['opened', 'sent'])
    .execute();
  context.bus.changed(site.id, [`form:${id}`]);
}

const contextOf = (id: string): string => `phone form ${id}`;
