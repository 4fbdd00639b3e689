import { localDay } from '../../domain/kernel/time.ts';
import type { Language } from '../../domain/policy/vocabulary.ts';
import type { TemplateKey, ValuesOf } from '../channels/index.ts';
import type { ServerContext } from '../context.ts';
import type { Db } from '../database/connect.ts';
import type { Directory } from '../repositories/directory.ts';
import { insertMessage, type Addressee } from '../repositories/messages.ts';
import type { Site } from '../site/site.ts';

export interface Telling<Key extends TemplateKey> {
  readonly to: Addressee;
  /** What it is about, such as `reservation:<id>`; erased with it. */
  readonly subject: string;
  readonly values: ValuesOf<Key>;
  readonly language?: Language;
  /** Said once under this name, whoever asks how often. */
  readonly dedupe?: string;
}

/**
 * Puts a message into the outbox. Inside a commit `db` is the ledger's, so that the fact and the message about it are written together;
 * `server/jobs/outbox.ts` delivers it.
 */
export async function tell<Key extends TemplateKey>(
  context: Pick<ServerContext, 'newId' | 'randomBytes' | 'now'>,
  site: Site,
  db: Db,
  key: Key,
  { to, subject, values, language, dedupe }: Telling<Key>,
): Promise<void> {
  const content = { to, values, ...(language && { language }) };
  await insertMessage(db, site, { key, subject, content, ...(dedupe && { dedupe }) }, context);
}

/** Who decides on a host's visitors today: the host, and whoever stands in. */
export function decidersFor(
  directory: Directory,
  site: Site,
  hostId: string,
  now: ServerContext['now'],
): readonly Addressee[] {
  const deputy = deputyToday(directory, site, hostId, now);
  return [
    { kind: 'host', hostId },
    ...(deputy === undefined ? [] : [{ kind: 'staff', staffId: deputy } as const]),
  ];
}

/** The account that stands in for a host today. */
export function deputyToday(
  directory: Directory,
  site: Site,
  hostId: string,
  now: ServerContext['now'],
): string | undefined {
  const deputy = directory.contacts.get(hostId)?.deputy;
  const today = localDay(now(), site.timeZone);
  return deputy && deputy.from <= today && today <= deputy.until ? deputy.staffId : undefined;
}

/** Who gives the second approval for a host's visitors: whoever the department names, else its supervisors. */
export function secondApprovers(directory: Directory, hostId: string): readonly string[] {
  const department = directory.contacts.get(hostId)?.department;
  const named = department === undefined ? undefined : directory.departments.get(department)?.approver;
  if (named !== undefined && directory.staff.has(named)) return [named];
  return [...directory.staff.values()].filter(({ role }) => role === 'supervisor').map(({ id }) => id);
}
