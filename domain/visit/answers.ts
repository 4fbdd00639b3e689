import { err, ok, type Result } from '../kernel/result.ts';
import { checkName } from '../identity/name.ts';
import { checkPhone } from '../identity/phone.ts';
import type { FieldName } from '../policy/vocabulary.ts';
import type { Draft } from './records.ts';
import type { Journey, Setting } from './state.ts';
import type { InputError } from './status.ts';

/** Purposes the policy does not list are typed in words. */
export const otherPurpose = 'other';
const longestText = 60;

/** Whether what was typed and chosen answers one question of the policy: then what it adds to the draft. */
export function checkField(
  setting: Setting,
  { typed, draft }: Pick<Journey, 'typed' | 'draft'>,
  field: FieldName,
): Result<Draft, InputError> {
  const text = (typed[field] ?? '').trim();
  switch (field) {
    case 'phone': {
      if (text === '') return err('empty');
      const phone = checkPhone(text);
      return phone.ok ? ok({ phone: phone.value }) : phone;
    }
    case 'company':
      return checkText(text, (company) => ({ company }));
    case 'host':
      return draft.host ? ok({ host: draft.host }) : err(text === '' ? 'empty' : 'host-not-chosen');
    case 'purpose':
      if (draft.purpose !== otherPurpose)
        return draft.purpose ? ok({ purpose: draft.purpose }) : err('empty');
      return checkText((typed.purposeText ?? '').trim(), (purposeText) => ({
        purpose: otherPurpose,
        purposeText,
      }));
    case 'companions': {
      const companions = Number(text === '' ? '0' : text);
      if (!Number.isInteger(companions) || companions < 0) return err('bad-characters');
      return companions > setting.policy.maxCompanions ? err('too-many') : ok({ companions });
    }
    case 'expectedLeave':
      return draft.expectedLeave ? ok({ expectedLeave: draft.expectedLeave }) : err('empty');
    case 'name': {
      const name = checkName(text);
      return name.ok ? ok({}) : name;
    }
    case 'idNumber':
      return err('empty');
  }
}

function checkText(text: string, use: (text: string) => Draft): Result<Draft, InputError> {
  if (text === '') return err('empty');
  return text.length > longestText ? err('too-long') : ok(use(text));
}
