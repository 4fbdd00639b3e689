import type { phone as chinese } from '../zh-cn/phone.ts';

export const phone: Readonly<Record<keyof typeof chinese, string>> = {
  'phone-code.title': 'Scan to fill in on your phone',
  'phone-code.detail': 'This kiosk then goes on by itself',
  'phone-code.picture': 'QR code: fill in on your phone',
  'phone-forms.label': 'Filled in on a phone',
  'phone-forms.open': 'Phone form {{code}}',
  'phone-waiting.title': 'Please go on on your phone',
  'phone-waiting.hint': 'When you send it, this kiosk goes on by itself',
  'phone-waiting.code': 'The number of your form',
  'phone-waiting.card': 'Or simply put your ID card on the reader.',
  'phone-card.title': 'Put your ID card on the reader',
  'phone-card.hint': 'We have your answers. Your document is still to be checked',
  'phone-card.without': 'No ID card with me',
  'phone-card.staff': 'No ID card: ask our staff',
};
