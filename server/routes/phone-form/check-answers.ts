import type { z } from 'zod';
import { localDay, minutes } from '../../../domain/kernel/time.ts';
import { collects, ruleFor, type Policy } from '../../../domain/policy/policy.ts';
import type { FieldName } from '../../../domain/policy/vocabulary.ts';
import {
  checkCompanions,
  checkConsent,
  checkPerson,
  checkPurpose,
} from '../../../domain/reservation/check-request.ts';
import type { PhoneForm } from '../../../domain/sync/wire.ts';
import { phoneFormFields, type phoneAnswersAsked } from '../../contract/phone-form.ts';
import type { ServerContext } from '../../context.ts';
import { failure } from '../../http/failure.ts';
import { readDirectory } from '../../repositories/directory.ts';
import { taken } from '../../reservations/refuse.ts';
import type { Site } from '../../site/site.ts';

type Asked = z.output<typeof phoneAnswersAsked>;
type Answers = NonNullable<PhoneForm['answers']>;

/** The kiosk's own question when the phone brings none: its list of hosts is longer than what a stranger may search. */
const mayStayOpen: ReadonlySet<FieldName> = new Set(['host']);

/** Answers as the policy wants them (R01): what it does not name is refused, what it requires must be there. The kiosk checks once more. */
export async function checkAnswers(context: ServerContext, site: Site, asked: Asked): Promise<Answers> {
  const { policy } = await context.sites.settings(site);
  refuseForeign(policy, asked);
  refuseMissing(policy, asked);
  const { name, phone, company } = asked;
  const person = taken(
    checkPerson(
      policy,
      { name, ...(phone !== undefined && { phone }), ...(company !== undefined && { company }) },
      'visitor',
      'companion',
    ),
  );
  const { purpose, purposeText } = taken(checkPurpose(policy, asked));
  if (asked.companions !== undefined) taken(checkCompanions(policy, asked.companions));
  const now = context.now();
  const { expectedLeave, hostId } = asked;
  if (
    expectedLeave !== undefined &&
    (expectedLeave <= now || expectedLeave > now + minutes(policy.maxStayMinutes))
  )
    throw failure(400, 'bad-field', { fields: ['expectedLeave'] });
  if (hostId !== undefined && !(await readDirectory(context.db, site)).hosts.has(hostId))
    throw failure(400, 'unknown-host', { fields: ['hostId'] });
  taken(checkConsent(policy, asked, asked.consent, localDay(now, site.timeZone)));
  return {
    name: person.name,
    ...(person.phone !== undefined && { phone: person.phone }),
    ...(person.company !== undefined && { company: person.company }),
    ...(hostId !== undefined && { hostId }),
    ...(purpose !== '' && { purpose }),
    ...(purposeText !== undefined && { purposeText }),
    ...(asked.companions !== undefined && { companions: asked.companions }),
    ...(expectedLeave !== undefined && { expectedLeave }),
    noticeVersion: asked.consent.noticeVersion,
    agreedAt: now,
    // A tick for the document number counts at the kiosk, where the card is read.
    separate: policy.fields
      .filter(({ name: field, separateConsent }) => separateConsent && asked.consent.separate.includes(field))
      .map(({ name: field }) => field),
    guardian: asked.consent.guardian,
    language: asked.language,
  };
}

const given = (asked: Asked, field: (typeof phoneFormFields)[number]): unknown =>
  asked[field === 'host' ? 'hostId' : field];

function refuseForeign(policy: Policy, asked: Asked): void {
  const foreign = phoneFormFields.filter(
    (field) => given(asked, field) !== undefined && !collects(policy, field),
  );
  if (foreign.length > 0) throw failure(400, 'not-collected', { fields: foreign });
}

function refuseMissing(policy: Policy, asked: Asked): void {
  const missing = phoneFormFields.filter(
    (field) =>
      ruleFor(policy, field)?.required && !mayStayOpen.has(field) && given(asked, field) === undefined,
  );
  if (missing.length > 0) throw failure(400, 'missing', { fields: missing });
}
