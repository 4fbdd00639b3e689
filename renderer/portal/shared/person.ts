import { documentKinds, type DocumentKind } from '../../../domain/identity/document.ts';
import { checkDocumentNumber, kindOfNumber } from '../../../domain/identity/document-number.ts';
import { checkName } from '../../../domain/identity/name.ts';
import { checkPhone } from '../../../domain/identity/phone.ts';
import type { FieldName } from '../../../domain/policy/vocabulary.ts';
import { personFields } from '../../../domain/reservation/check-request.ts';
import type { PersonAsked, PortalSite } from '../../../server/contract/portal.ts';

/** A person as typed; empty is not answered. */
export interface PersonDraft {
  readonly name: string;
  readonly idKind: DocumentKind;
  readonly idNumber: string;
  readonly phone: string;
  readonly company: string;
}

export const nobody: PersonDraft = { name: '', idKind: 'citizen-id', idNumber: '', phone: '', company: '' };

/** Both cards of foreign permanent residents go by one name: which one it is, its number tells. */
export const offeredKinds = documentKinds.filter((kind) => kind !== 'foreign-permanent-resident-2017');

type Fields = PortalSite['fields'];
export type PersonErrors = Partial<Record<keyof PersonDraft, string>>;

export const ruleOf = (fields: Fields, name: FieldName): Fields[number] | undefined =>
  fields.find((rule) => rule.name === name);

/**
 * What is wrong with a person, by the rules of the server and of the kiosk.
 * @param required whether what the policy requires may not be missing; of companions a name is enough
 */
export function personErrors(fields: Fields, person: PersonDraft, required: boolean): PersonErrors {
  const name = checkName(person.name);
  const number = checkDocumentNumber(kindOfNumber(person.idKind, person.idNumber), person.idNumber);
  const phone = checkPhone(person.phone);
  const wrong: PersonErrors = {};
  if (!name.ok) wrong.name = name.error;
  for (const field of personFields) {
    const rule = ruleOf(fields, field);
    if (!rule) continue;
    if (person[field].trim() === '') {
      if (required && rule.required) wrong[field] = 'empty';
    } else if (field === 'idNumber' && !number.ok) wrong.idNumber = number.error;
    else if (field === 'phone' && !phone.ok) wrong.phone = phone.error;
  }
  return wrong;
}

/** What is sent of a person: nothing that the policy does not name, nothing that was left empty. */
export function personAsked(fields: Fields, person: PersonDraft): PersonAsked {
  const filled = personFields.filter((field) => ruleOf(fields, field) && person[field].trim() !== '');
  return {
    name: person.name.trim(),
    ...Object.fromEntries(filled.map((field) => [field, person[field].trim()])),
    ...(filled.includes('idNumber') && { idKind: kindOfNumber(person.idKind, person.idNumber) }),
  };
}
