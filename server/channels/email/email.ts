import { createTransport } from 'nodemailer';
import { err, ok } from '../../../domain/kernel/result.ts';
import type { Channel, Message } from '../channel.ts';
import type { EmailConfig } from '../config.ts';
import { fault } from '../faults.ts';
import { plainText } from '../plain-text.ts';
import { isUrgent } from '../templates/keys.ts';
import { emailHtml } from './email-body.ts';
import { smtpFault } from './smtp-fault.ts';

/** What the mail channel is given of the world; it speaks SMTP itself. */
export interface MailWorld {
  readonly now: () => number;
  readonly timeoutMs: number;
}

/** One address and nothing else: no list, no name, no line end. */
const plainAddress = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,253}$/;

/** E-mail through the house's relay, encrypted from the first word on (RFC 8314: 465, or 587 with STARTTLS demanded). */
export function createEmail(config: EmailConfig, { now, timeoutMs }: MailWorld): Channel {
  const transport = createTransport({
    host: config.host,
    port: config.port,
    secure: config.security === 'tls',
    requireTLS: config.security === 'starttls',
    ignoreTLS: config.security === 'none',
    ...(config.user === undefined ? {} : { auth: { user: config.user, pass: config.password } }),
    tls: { minVersion: 'TLSv1.2', ...(config.ca === undefined ? {} : { ca: config.ca }) },
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    // Texts come from templates, and still: nothing of a message may name a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: 'email',
    canReach: ({ email }) => email !== undefined && plainAddress.test(email),
    async send(message, to, signal) {
      if (to.email === undefined || !plainAddress.test(to.email)) return err(fault('refused', 'no-address'));
      if (signal.aborted) return err(fault('unreachable', 'aborted'));
      const patience = AbortSignal.timeout(timeoutMs);
      const given = givenUp(AbortSignal.any([signal, patience]));
      try {
        const sent = transport.sendMail(mailFor(message, to.email, config, now()));
        // The relay may still take the mail after we gave up; its Message-ID tells the second copy from another mail.
        sent.catch(() => {});
        const outcome = await Promise.race([sent, given.promise]);
        if (outcome === undefined) return err(fault('unreachable', signal.aborted ? 'aborted' : 'timeout'));
        return ok({ reference: outcome.messageId });
      } catch (error) {
        return err(smtpFault(error));
      } finally {
        given.forget();
      }
    },
  };
}

function mailFor(message: Message, address: string, { from }: EmailConfig, nowMs: number) {
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return {
    from: { name: from.name, address: from.address },
    to: { name: '', address },
    subject: message.title,
    text: plainText(message),
    html: emailHtml(message),
    date: new Date(nowMs),
    ...(message.id === undefined ? {} : { messageId: `<${message.id}@${domain}>` }),
    ...(isUrgent(message.key) ? { priority: 'high' as const } : {}),
    // No "out of office" answers to a machine (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

function givenUp(signal: AbortSignal): { readonly promise: Promise<undefined>; forget(): void } {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const tell = (): void => resolve(undefined);
  signal.addEventListener('abort', tell);
  return { promise, forget: () => signal.removeEventListener('abort', tell) };
}
