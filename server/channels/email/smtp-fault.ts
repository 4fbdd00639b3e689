import type { DeliveryFault } from '../channel.ts';
import { fault } from '../faults.ts';

/**
 * What nodemailer threw, as a fault. RFC 5321: 4xx is for now, 5xx for good. Only the codes are read: the words of a relay
 * quote the address.
 */
export function smtpFault(error: unknown): DeliveryFault {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'ETLS') return fault('misconfigured', wordOf(code));
  if (typeof responseCode !== 'number') return fault('unreachable', wordOf(code));
  return replyFault(responseCode);
}

function replyFault(reply: number): DeliveryFault {
  const code = `smtp-${reply}`;
  // 450 and 451 are also how greylisting asks to come back later.
  if (reply >= 400 && reply < 500) return fault('unreachable', code);
  switch (reply) {
    case 530:
    case 534:
    case 535:
    case 538:
      return fault('misconfigured', code);
    case 552:
      return fault('too-long', code);
    default:
      return fault('refused', code);
  }
}

const wordOf = (code: unknown): string =>
  typeof code === 'string' && /^\w{1,40}$/.test(code) ? code : 'smtp';
