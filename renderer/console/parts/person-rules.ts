import { checkAnyDocumentNumber } from '../../../domain/identity/any-number.ts';
import { checkPhone } from '../../../domain/identity/phone.ts';

// As the server checks it, so that nobody is told off only after sending: keys after `error.`.

export function wrongNumber(text: string): { readonly idNumber?: string } {
  const checked = checkAnyDocumentNumber(text);
  return checked.ok ? {} : { idNumber: checked.error };
}

export function wrongPhone(text: string): { readonly phone?: string } {
  const checked = checkPhone(text);
  return checked.ok ? {} : { phone: checked.error };
}
