import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { VisitId } from '../../domain/kernel/brand.ts';
import { instant } from '../../domain/kernel/time.ts';
import { spellAsUuid } from '../../domain/pass/ids.ts';
import { collects, type Policy } from '../../domain/policy/policy.ts';
import type { FieldName } from '../../domain/policy/vocabulary.ts';
import {
  checkCompanions,
  checkConsent,
  checkPerson,
  checkPurpose,
} from '../../domain/reservation/check-request.ts';
import { actorOf, type Account } from '../access/who.ts';
import type { walkInAsked } from '../contract/reception.ts';
import type { ServerContext } from '../context.ts';
import { failure } from '../http/failure.ts';
import { readDirectory } from '../repositories/directory.ts';
import { lockVisit } from '../repositories/guard/visits.ts';
import { commit } from '../repositories/ledger/ledger.ts';
import type { VisitRow } from '../repositories/projections/visits.ts';
import { taken } from '../reservations/refuse.ts';
import { appendArrival, consentAt, latestLeave, todayOf, type DeskArrival } from './register.ts';

type Form = z.output<typeof walkInAsked>;

/** Registers somebody without a reservation from the desk's form. The same form again is the same visit. */
export async function registerWalkIn(
  context: ServerContext,
  account: Account,
  form: Form,
): Promise<VisitRow> {
  const { site } = account;
  const settings = await context.sites.settings(site);
  const id = idOf(account, form.key);
  const row = await commit(context, site, actorOf(account), async (ledger) => {
    const known = await lockVisit(ledger.db, site, id);
    if (known) return known;
    const arrival = checkForm(context, account, settings.policy, form, id);
    const { hosts } = await readDirectory(ledger.db, site);
    const host = form.hostId === undefined ? undefined : hosts.get(form.hostId);
    if (form.hostId !== undefined && !host) throw failure(400, 'bad-field', { fields: ['hostId'] });
    await appendArrival(context, account, settings, ledger, {
      ...arrival,
      draft: { ...arrival.draft, ...(host && { host }) },
    });
    return lockVisit(ledger.db, site, id);
  });
  if (!row) throw new Error('a visit that was just written is not there');
  return row;
}

function checkForm(
  context: ServerContext,
  account: Account,
  policy: Policy,
  form: Form,
  id: VisitId,
): DeskArrival {
  const now = context.now();
  refuseForeign(policy, form);
  refuseMissing(policy, form);
  // What may be missing was decided above, with the reasons for it.
  const person = taken(checkPerson(policy, form.visitor, 'visitor', 'companion'));
  const purpose = taken(checkPurpose(withoutDuty(policy), form));
  const companions = form.companions ?? 0;
  taken(checkCompanions(policy, companions));
  const leave = form.expectedLeave;
  if (leave !== undefined && leave <= now) throw failure(400, 'bad-time', { fields: ['expectedLeave'] });
  if (leave !== undefined && leave > latestLeave(policy, now))
    throw failure(400, 'too-long', {
      fields: ['expectedLeave'],
      details: { minutes: policy.maxStayMinutes },
    });
  const separate = taken(checkConsent(policy, form.visitor, form.consent, todayOf(account, now)));

  const { idNumber, phone, company } = person;
  return {
    id,
    ...{ route: 'walk-in', category: 'short-term', companions },
    identity: {
      kind: form.visitor.idKind ?? 'citizen-id',
      ...{ number: idNumber ?? '', name: person.name, sex: 'unknown', source: 'typed' },
    },
    draft: {
      ...(phone !== undefined && { phone }),
      ...(company !== undefined && { company }),
      ...(purpose.purpose !== '' && { purpose: purpose.purpose }),
      ...(purpose.purposeText !== undefined && { purposeText: purpose.purposeText }),
      ...(collects(policy, 'companions') && { companions }),
      ...(leave !== undefined && { expectedLeave: instant(leave) }),
    },
    consent: consentAt(now, form.consent, separate),
    filledIn: answeredFields(form),
    skipped: form.skipped,
    numbers: { idNumbers: idNumber ? [idNumber] : [], phones: phone ? [phone] : [] },
  };
}

function answeredFields({ visitor, ...form }: Form): readonly FieldName[] {
  const answers: Readonly<Record<FieldName, unknown>> = {
    ...{ name: visitor.name, idNumber: visitor.idNumber, phone: visitor.phone, company: visitor.company },
    ...{ host: form.hostId, purpose: form.purpose, companions: form.companions },
    expectedLeave: form.expectedLeave,
  };
  return (Object.keys(answers) as FieldName[]).filter((field) => answers[field] !== undefined);
}

/** What the policy does not name is not taken, whoever sends it (R01). */
function refuseForeign(policy: Policy, form: Form): void {
  const foreign = answeredFields(form).filter((field) => !collects(policy, field));
  if (foreign.length > 0) throw failure(400, 'not-collected', { fields: foreign });
}

/** A required field is answered, or left out by staff with a reason (R18). The number of companions is nought unless told. */
function refuseMissing(policy: Policy, form: Form): void {
  const answered = new Set<FieldName>([...answeredFields(form), 'companions']);
  const excused = new Set(form.skipped.map(({ field }) => field));
  const missing = policy.fields
    .filter(
      ({ name, required }) => required && !answered.has(name) && !(excused.has(name) && name !== 'name'),
    )
    .map(({ name }) => name);
  if (missing.length > 0) throw failure(400, 'missing', { fields: missing });
}

/** The same policy with no duty to name a purpose. */
function withoutDuty(policy: Policy): Policy {
  return {
    ...policy,
    fields: policy.fields.map((rule) => (rule.name === 'purpose' ? { ...rule, required: false } : rule)),
  };
}

/** The same for the same form of the same person, so that a second tap finds what the first one made. */
function idOf({ site, staffId }: Account, key: string): VisitId {
  const digest = createHash('sha256')
    .update(JSON.stringify(['walk-in', site.id, staffId, key]))
    .digest();
  return spellAsUuid(digest.subarray(0, 16)) as VisitId;
}
