import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { selfSigned } from './self-signed.ts';

export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came: headers, blank line, parts. */
  readonly raw: string;
  readonly encrypted: boolean;
  readonly user: string | undefined;
}

export interface SmtpRelay {
  readonly port: number;
  /** PEM of the authority that signed the relay's certificate. */
  readonly ca: string;
  readonly taken: () => readonly TakenMail[];
  /** The next recipient is answered with this reply code. */
  refuseNext(code: number): void;
  /** The next mail is taken in and never answered. */
  hangNext(): void;
  stop(): Promise<void>;
}

/**
 * A relay that wants STARTTLS and a password, as a hospital's does.
 * @param stripped somebody on the line takes STARTTLS out of the greeting and reads along
 */
export async function startSmtpRelay(
  user: string,
  password: string,
  { stripped = false }: { readonly stripped?: boolean } = {},
): Promise<SmtpRelay> {
  const { cert, key } = selfSigned(new Date());
  const taken: TakenMail[] = [];
  const refusals: number[] = [];
  let hangs = 0;
  const server = new SMTPServer({
    cert,
    key,
    authMethods: ['PLAIN', 'LOGIN'],
    disableReverseLookup: true,
    ...(stripped ? { disabledCommands: ['STARTTLS'], allowInsecureAuth: true } : {}),
    size: 200_000,
    onAuth: (auth, _session, done) =>
      auth.username === user && auth.password === password
        ? done(null, { user })
        : done(replied(535, 'Authentication failed')),
    onRcptTo: (_address, _session, done) => {
      const refusal = refusals.shift();
      done(refusal === undefined ? null : replied(refusal, 'No thanks'));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (hangs > 0) {
          hangs -= 1;
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString('utf8'),
          encrypted: session.secure,
          user: session.user,
        });
        done();
      });
    },
  });
  // A client that gives up in the middle is what these tests are about.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    ca: cert,
    taken: () => taken,
    refuseNext: (code) => void refusals.push(code),
    hangNext: () => void (hangs += 1),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function replied(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}
