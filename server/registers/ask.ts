import { addDays, instantAt, localDay, type LocalDay } from '../../domain/kernel/time.ts';
import type { Language } from '../../domain/policy/vocabulary.ts';
import type { Account } from '../access/who.ts';
import { deskRegisters, type RegisterFilter, type RegisterName } from '../contract/registers.ts';
import type { ServerContext } from '../context.ts';
import { failure } from '../http/failure.ts';
import type { Cursor } from '../repositories/registers/by-time.ts';
import type { RegisterAsked } from './register.ts';
import { registerWords } from './words/index.ts';

/** How far back a register goes when nobody says. */
const usualDays = 30;

/**
 * Turns a question to a register into what its queries need.
 * @throws Failure 403 where a receptionist asks for more than today's visits and reservations; 400 `bad-time`
 */
export async function askedOf(
  context: ServerContext,
  { site, role }: Account,
  register: RegisterName,
  filter: RegisterFilter,
  { language, full }: { readonly language: Language; readonly full: boolean },
): Promise<RegisterAsked> {
  const now = context.now();
  const today = localDay(now, site.timeZone);
  const isDesk = role === 'receptionist';
  if (isDesk && !deskRegisters.includes(register)) throw failure(403, 'forbidden');
  const untilDay = isDesk ? today : ((filter.until ?? latest(register, today)) as LocalDay);
  const fromDay = isDesk ? today : ((filter.from ?? addDays(today, 1 - usualDays)) as LocalDay);
  if (fromDay > untilDay) throw failure(400, 'bad-time', { fields: ['until'] });
  const { policy } = await context.sites.settings(site);
  return {
    ...{ db: context.db, site, policy, now, fromDay, untilDay, language, full },
    from: instantAt(fromDay, '00:00', site.timeZone),
    until: instantAt(addDays(untilDay, 1), '00:00', site.timeZone),
    ...(filter.state !== undefined && { state: filter.state }),
    ...(filter.host !== undefined && { host: filter.host }),
    words: registerWords(language),
  };
}

/** Reservations lie ahead; everything else has happened. */
function latest(register: RegisterName, today: LocalDay): LocalDay {
  return register === 'reservations' ? addDays(today, usualDays) : today;
}

export const cursorText = ({ time, id }: Cursor): string => `${time}~${id}`;

export function readCursor(text: string | undefined): Cursor | undefined {
  const [, time, id] = /^(\d{1,15})~(.{1,80})$/.exec(text ?? '') ?? [];
  return time === undefined || id === undefined ? undefined : { time: Number(time), id };
}
