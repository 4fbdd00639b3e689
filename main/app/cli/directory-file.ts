import { z } from 'zod';
import { checkDocumentNumber, normaliseNumber } from '../../../domain/identity/document-number.ts';
import type { DocumentKind } from '../../../domain/identity/document.ts';
import { checkPhone } from '../../../domain/identity/phone.ts';
import type { EnrolmentId, HostId, ReservationId } from '../../../domain/kernel/brand.ts';
import { instant, isLocalDay, type LocalDay } from '../../../domain/kernel/time.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { collects, type Policy } from '../../../domain/policy/policy.ts';
import { categories } from '../../../domain/policy/vocabulary.ts';
import { localText } from '../../../domain/policy/local-text.ts';
import type { Enrolment, Host, Reservation } from '../../../domain/visit/records.ts';

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);
const name = z.string().trim().min(1).max(60);
const phone = z.string().transform((text, context) => checked(checkPhone(text), context));
const idNumber = z.string().transform((text, context) => {
  const number = normaliseNumber(text);
  return checked(checkDocumentNumber(kindOf(number), number), context);
});
const moment = z.iso.datetime({ offset: true }).transform((text) => instant(Date.parse(text)));
const day = z.custom<LocalDay>(
  (value) => typeof value === 'string' && isLocalDay(value),
  'a day written YYYY-MM-DD',
);

const fileSchema = z.strictObject({
  hosts: z.array(z.strictObject({ id, name, department: localText, place: localText })).default([]),
  reservations: z
    .array(
      z.strictObject({
        ...{ id, visitorName: name, host: id, purpose: z.string().min(1).max(60) },
        category: z.enum(categories).default('short-term'),
        companions: z.int().min(0).max(20).default(0),
        ...{ from: moment, until: moment },
        idNumber: idNumber.optional(),
        phone: phone.optional(),
      }),
    )
    .default([]),
  enrolments: z
    .array(
      z.strictObject({
        ...{ id, personName: name, idNumber: idNumber, company: name, host: id, from: day, until: day },
        category: z.enum(['long-term-partner', 'temporary-worker']),
        phone: phone.optional(),
      }),
    )
    .default([]),
});

/** Hosts, reservations and enrolments, ready to be recorded. */
export interface Directory {
  readonly hosts: readonly Host[];
  readonly reservations: readonly Reservation[];
  readonly enrolments: readonly Enrolment[];
}

/**
 * Reads a site's list of people. What the policy does not collect is refused, not dropped: whoever sends ID numbers to a
 * site that keeps none should learn of it (R01). Errors name places in the file, never what stands there.
 */
export function readDirectory(
  text: string,
  policy: Policy,
  knownHost: (id: HostId) => Host | undefined,
): Result<Directory, readonly string[]> {
  const raw = parseJson(text);
  if (raw === undefined) return err(['the file is not JSON']);
  const parsed = fileSchema.safeParse(raw);
  if (!parsed.success) {
    return err(parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`));
  }
  const hosts = parsed.data.hosts.map((host): Host => ({ ...host, id: host.id as HostId }));
  const problems: string[] = [];
  const hostOf = (hostId: string, where: string): Host | undefined => {
    const host = hosts.find((one) => one.id === hostId) ?? knownHost(hostId as HostId);
    if (!host) problems.push(`${where}.host: neither in this file nor known to the kiosk`);
    return host;
  };
  const uncollected = (
    where: string,
    one: { readonly idNumber?: string | undefined; readonly phone?: string | undefined },
  ) => {
    for (const field of ['idNumber', 'phone'] as const) {
      if (one[field] !== undefined && !collects(policy, field))
        problems.push(`${where}.${field}: the policy collects none`);
    }
  };

  const reservations = parsed.data.reservations.flatMap(
    ({ idNumber: document, phone: number, ...one }, at): Reservation[] => {
      const where = `reservations.${at}`;
      uncollected(where, { idNumber: document, phone: number });
      if (document === undefined && number === undefined)
        problems.push(`${where}: needs an idNumber or a phone`);
      const host = hostOf(one.host, where);
      if (!host) return [];
      return [
        {
          ...one,
          id: one.id as ReservationId,
          host,
          ...(document && { idNumber: document }),
          ...(number && { phone: number }),
        },
      ];
    },
  );
  const enrolments = parsed.data.enrolments.flatMap(({ phone: number, ...one }, at): Enrolment[] => {
    const where = `enrolments.${at}`;
    uncollected(where, { idNumber: one.idNumber, phone: number });
    const host = hostOf(one.host, where);
    return host ? [{ ...one, id: one.id as EnrolmentId, host, ...(number && { phone: number }) }] : [];
  });
  return problems.length > 0 ? err(problems) : ok({ hosts, reservations, enrolments });
}

/** The file names no kinds: eighteen digits tell theirs by the region, everything else is checked by its shape alone. */
function kindOf(number: string): DocumentKind {
  if (!/^\d{17}[\dX]$/.test(number)) return 'other';
  if (/^8[123]/.test(number)) return 'hmt-residence-permit';
  return number.startsWith('9') ? 'foreign-permanent-resident' : 'citizen-id';
}

function checked(result: Result<string, string>, context: z.core.$RefinementCtx): string {
  if (result.ok) return result.value;
  context.addIssue({ code: 'custom', message: result.error });
  return z.NEVER;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
