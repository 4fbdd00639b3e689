import type { ServerContext } from '../context.ts';
import { expireForms } from '../repositories/phone-forms.ts';

/** What visitors wrote on their phones and nobody fetched at the kiosk goes after half an hour (R01, R17). */
export async function expirePhoneForms(context: ServerContext): Promise<boolean> {
  await expireForms(context);
  return false;
}
