import { addDays, after, instantAt, isLocalDay, minutes } from '../../../domain/kernel/time.ts';
import { checkName } from '../../../domain/identity/name.ts';
import { checkPhone } from '../../../domain/identity/phone.ts';
import { otherPurpose } from '../../../domain/reservation/check-request.ts';
import type { FieldName, Language } from '../../../domain/policy/vocabulary.ts';
import type { PortalSite } from '../../../server/contract/portal.ts';
import type { InvitationAsked } from '../../../server/contract/reviews.ts';
import type { Errors } from '../../web/forms/use-fields.ts';

/** An invitation as typed. */
export interface InvitationDraft {
  readonly hostId: string;
  readonly name: string;
  readonly phone: string;
  readonly company: string;
  readonly email: string;
  readonly day: string;
  readonly from: string;
  readonly until: string;
  readonly purpose: string;
  readonly purposeText: string;
  readonly companions: string;
}

export const emptyInvitation: InvitationDraft = {
  ...{ hostId: '', name: '', phone: '', company: '', email: '', day: '', from: '', until: '' },
  ...{ purpose: '', purposeText: '', companions: '0' },
};

export const asks = ({ fields }: PortalSite, name: FieldName): boolean =>
  fields.some((rule) => rule.name === name);

export function invitationErrors(
  site: PortalSite,
  draft: InvitationDraft,
  needsHost: boolean,
): Errors<InvitationDraft> {
  const name = checkName(draft.name);
  const phone = checkPhone(draft.phone);
  const span = spanOf(site, draft);
  return {
    ...(needsHost && draft.hostId === '' && { hostId: 'host-not-chosen' }),
    ...(!name.ok && { name: name.error }),
    ...(draft.phone.trim() !== '' && !phone.ok && { phone: phone.error }),
    ...(!isLocalDay(draft.day) && { day: 'empty' }),
    ...(draft.from === '' && { from: 'empty' }),
    ...(draft.until === '' && { until: 'empty' }),
    ...(span && span.until - span.from > minutes(site.maxStayMinutes) && { until: 'too-long-stay' }),
    ...(draft.purpose === otherPurpose && draft.purposeText.trim() === '' && { purposeText: 'empty' }),
  };
}

/** What is sent; of a draft without errors. */
export function invitationOf(
  site: PortalSite,
  draft: InvitationDraft,
  form: { readonly key: string; readonly language: Language; readonly needsHost: boolean },
): InvitationAsked {
  const span = spanOf(site, draft);
  if (!span) throw new RangeError('no time');
  const { key, language, needsHost } = form;
  const { phone, company, email, purpose, purposeText } = draft;
  return {
    ...{ ...span, key, language },
    ...(needsHost && { hostId: draft.hostId }),
    visitor: {
      name: draft.name.trim(),
      ...(asks(site, 'phone') && phone.trim() !== '' && { phone: phone.trim() }),
      ...(asks(site, 'company') && company.trim() !== '' && { company: company.trim() }),
    },
    ...(site.reservation.email && email.trim() !== '' && { email: email.trim() }),
    ...(asks(site, 'purpose') && purpose !== '' && { purpose }),
    ...(purpose === otherPurpose && { purposeText: purposeText.trim() }),
    companions: asks(site, 'companions') ? Number(draft.companions) : 0,
  };
}

/** An end before the beginning is on the day after: nights have visitors too. */
function spanOf({ timeZone }: PortalSite, { day, from, until }: InvitationDraft) {
  if (!isLocalDay(day) || from === '' || until === '') return undefined;
  const lastDay = until > from ? day : addDays(day, 1);
  return { from: instantAt(day, from, timeZone), until: after(instantAt(lastDay, until, timeZone), 0) };
}
