import { subjectOf } from '../../domain/ledger/event.ts';
import { collects } from '../../domain/policy/policy.ts';
import { checkPerson } from '../../domain/reservation/check-request.ts';
import { checkName } from '../../domain/identity/name.ts';
import type { FieldName } from '../../domain/policy/vocabulary.ts';
import type { Correction, DataAnswer } from '../contract/own-data.ts';
import type { ServerContext } from '../context.ts';
import { failure } from '../http/failure.ts';
import { readDetails } from '../repositories/ledger/read.ts';
import { commit, type LedgerTransaction } from '../repositories/ledger/ledger.ts';
import type { Site } from '../site/site.ts';
import { eraseReservation, forget } from './erase.ts';
import { canBeCorrected, isUnderWay, ownRecords, type OwnRecords } from './own-data.ts';
import { taken } from './refuse.ts';
import { correctReservation } from './correct.ts';

type Kind = 'access' | 'correct' | 'withdraw' | 'delete';
type Outcome = Pick<DataAnswer, 'outcome' | 'reason' | 'kept'>;

/** A person's request about their own data is a fact of its own, and so is how it ended (PIPL arts 44-50). */
async function answered(
  context: ServerContext,
  site: Site,
  subject: string,
  kind: Kind,
  work: (ledger: LedgerTransaction, records: OwnRecords) => Promise<Outcome>,
): Promise<DataAnswer> {
  const request = context.newId();
  return commit(context, site, 'visitor', async (ledger) => {
    const records = await ownRecords(ledger.db, site, subject, true);
    const about = subjectOf('request', request);
    ledger.append('data.requested', about, { kind }, { words: subject });
    const outcome = await work(ledger, records);
    ledger.append('data.answered', about, {
      outcome: outcome.outcome,
      ...(outcome.reason && { reason: outcome.reason }),
    });
    return { ...outcome, request };
  });
}

const refused = (reason: NonNullable<Outcome['reason']>): Outcome => ({
  outcome: 'refused',
  reason,
  kept: [],
});

/** Somebody looked at everything that is stored about them. */
export async function noteAccess(context: ServerContext, site: Site, subject: string): Promise<void> {
  await answered(context, site, subject, 'access', async () => ({ outcome: 'done', kept: [] }));
}

/** PIPL art. 46. The old spelling stays sealed in the journal until the record is erased; what is shown and searched is the new one. */
export async function correct(
  context: ServerContext,
  site: Site,
  subject: string,
  given: Correction,
): Promise<DataAnswer> {
  const { policy } = await context.sites.settings(site);
  const fields = (['name', 'phone', 'company'] as const).filter((field) => given[field] !== undefined);
  if (fields.length === 0) throw failure(400, 'missing', { fields: ['name', 'phone', 'company'] });
  const foreign = fields.filter((field) => !collects(policy, field));
  if (foreign.length > 0) throw failure(400, 'not-collected', { fields: foreign });
  const name = given.name === undefined ? undefined : checkName(given.name);
  if (name?.ok === false) throw failure(400, 'bad-field', { fields: ['name'] });
  const person = taken(
    checkPerson(policy, { ...given, name: name?.value ?? nobody }, 'visitor', 'companion'),
  );
  const right = {
    ...(name && { name: name.value }),
    ...(person.phone !== undefined && { phone: person.phone }),
    ...(person.company !== undefined && { company: person.company }),
  };

  return answered(context, site, subject, 'correct', async (ledger, { reservation, visits }) => {
    if (visits.length === 0 && !canBeCorrected(reservation)) return refused('closed');
    if (reservation && canBeCorrected(reservation))
      await correctReservation(context, site, ledger, reservation, right);
    // What an earlier correction said stays, unless this one says otherwise: readers take the last one only.
    const places = visits.map(({ corrected_node: node, corrected_seq: seq }) => ({ node, seq }));
    const before = await readDetails(ledger.db, site, ['visit.corrected'], places);
    for (const [at, { id }] of visits.entries()) {
      const whole = { ...before[at], ...right };
      ledger.append('visit.corrected', subjectOf('visit', id), { fields: fields as FieldName[] }, whole);
    }
    return { outcome: 'done', kept: [] };
  });
}

/** Stands where a correction leaves the name as it is; nothing of it is kept. */
const nobody = '某';

/**
 * Consent is taken back (PIPL art. 15): the reservation and everything with it is erased. A visit that was made is kept to its end, for it
 * rests on the duty to keep the house safe and not on consent.
 */
export async function withdraw(context: ServerContext, site: Site, subject: string): Promise<DataAnswer> {
  return answered(context, site, subject, 'withdraw', async (ledger, records) => {
    if (isUnderWay(records)) return refused('inside');
    if (!records.reservation) return refused('nothing-to-do');
    await eraseReservation(site, ledger, records.reservation, 'withdrawal');
    return {
      outcome: 'done',
      kept: [...(records.visits.length > 0 ? ['visit' as const] : []), 'consent-evidence'],
    };
  });
}

/** PIPL art. 47. Not while somebody is inside: who is in the house must be known until they have left. */
export async function erase(context: ServerContext, site: Site, subject: string): Promise<DataAnswer> {
  return answered(context, site, subject, 'delete', async (ledger, records) => {
    if (isUnderWay(records)) return refused('inside');
    const { reservation, visits } = records;
    if (reservation) await eraseReservation(site, ledger, reservation, 'request');
    for (const { id } of visits) await forget(site, ledger, subjectOf('visit', id), 'request');
    return { outcome: 'done', kept: ['consent-evidence'] };
  });
}
