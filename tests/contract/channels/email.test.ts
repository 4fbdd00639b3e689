import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { template } from '../../../server/channels/index.ts';
import type { Channel } from '../../../server/channels/index.ts';
import { startSmtpRelay } from '../../support/outside/smtp-relay.ts';
import type { SmtpRelay } from '../../support/outside/smtp-relay.ts';
import { channelContract, never, visitMessage } from './channel-contract.ts';
import { channelOf } from './world.ts';

const recipient = { email: 'host@office.example' };
const [user, password] = ['kiosk', 'synthetic-password'];

const emailTo = ({ port, ca }: SmtpRelay, changes: object = {}): Channel =>
  channelOf('email', {
    email: {
      ...{ host: '127.0.0.1', port, security: 'starttls', user, password, ca },
      from: { name: '迎宾', address: 'visits@office.example' },
      ...changes,
    },
  });

/** The parts of a mail, decoded. */
function readable(raw: string): string {
  const parts = raw.split(/\r\n--[^\r\n]+/);
  return [
    raw.split('\r\n\r\n')[0],
    ...parts.map((part) => {
      const [head = '', ...body] = part.split('\r\n\r\n');
      const text = body.join('\r\n\r\n');
      if (/encoding: base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8');
      const bytes = text
        .replace(/=\r\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      return Buffer.from(bytes, 'latin1').toString('utf8');
    }),
  ].join('\n');
}

channelContract(
  'email',
  async () => {
    const relay = await startSmtpRelay(user, password);
    const arrived = (): readonly string[] => relay.taken().map(({ raw }) => readable(raw));
    return {
      channel: emailTo(relay),
      recipient,
      outside: { arrived, asked: () => relay.taken().length },
      stop: relay.stop,
    };
  },
  { speaksHttp: false },
);

describe('email', () => {
  let relay: SmtpRelay;
  beforeEach(async () => {
    relay = await startSmtpRelay(user, password);
  });
  afterEach(() => relay.stop());
  const send = (channel: Channel, message = visitMessage()) => channel.send(message, recipient, never);

  test('a mail goes encrypted, under the name of the house, and to one address', async () => {
    expect(await send(emailTo(relay))).toEqual({
      ok: true,
      value: { reference: '<message-1@office.example>' },
    });
    const [mail] = relay.taken();
    expect(mail).toMatchObject({
      from: 'visits@office.example',
      to: [recipient.email],
      encrypted: true,
      user,
    });
    const text = readable(mail?.raw ?? '');
    expect(text).toContain('Auto-Submitted: auto-generated');
    expect(text).toContain('Message-ID: <message-1@office.example>');
    expect(text).toContain('欧阳** 已到东门，来访住院部三区。');
    expect(text).toContain('href="https://visit.example.cn/v/8Kq2"');
  });

  test('a mail without an id has a name of its own', async () => {
    const { id: _, ...message } = visitMessage();
    const sent = [await send(emailTo(relay), message), await send(emailTo(relay), message)];
    const references = sent.map((outcome) => (outcome.ok ? outcome.value.reference : undefined));
    expect(new Set(references).size).toBe(2);
  });

  test('free words stay words in HTML', async () => {
    const message = template('more-asked', 'en', {
      department: 'R&D',
      question: '<script>alert("1")</script> a company\r\nBcc: somebody@else.example',
    });
    await send(emailTo(relay), message);
    const [mail] = relay.taken();
    const text = readable(mail?.raw ?? '');
    expect(text).toContain('R&amp;D asks: ＜script＞alert(&quot;1&quot;)');
    expect(text).not.toContain('<script>');
    expect(mail?.to).toEqual([recipient.email]);
  });

  test.each([
    [550, 'refused'],
    [552, 'too-long'],
    [451, 'unreachable'],
  ])('the reply %i is %s', async (reply, kind) => {
    relay.refuseNext(reply);
    expect(await send(emailTo(relay))).toEqual({ ok: false, error: { kind, code: `smtp-${reply}` } });
    expect(await send(emailTo(relay))).toMatchObject({ ok: true });
  });

  test('a wrong password is an administrator’s business', async () => {
    expect(await send(emailTo(relay, { password: 'other' }))).toMatchObject({
      ok: false,
      error: { kind: 'misconfigured' },
    });
  });

  test('a line that takes the encryption away gets neither mail nor password', async () => {
    const stripped = await startSmtpRelay(user, password, { stripped: true });
    try {
      expect(await send(emailTo(stripped))).toEqual({
        ok: false,
        error: { kind: 'misconfigured', code: 'ETLS' },
      });
      expect(stripped.taken()).toEqual([]);
      // The same relay would have taken it in the clear.
      expect(await send(emailTo(stripped, { security: 'none' }))).toMatchObject({ ok: true });
    } finally {
      await stripped.stop();
    }
  });

  test('a relay whose certificate nobody vouches for gets no mail', async () => {
    const outcome = await send(emailTo(relay, { ca: undefined }));
    expect(outcome.ok).toBe(false);
    expect(relay.taken()).toEqual([]);
  });

  test('a relay that never answers is left in time', async () => {
    relay.hangNext();
    expect(await send(emailTo(relay))).toEqual({
      ok: false,
      error: { kind: 'unreachable', code: 'timeout' },
    });
    expect(await send(emailTo(relay))).toMatchObject({ ok: true });
  });

  test('an address with another hidden in it is refused before anybody is asked', async () => {
    for (const email of [
      'a@b.example, c@d.example',
      'a@b.example\r\nBcc: c@d.example',
      '"a" <c@d.example>',
      'a b@c.example',
    ]) {
      const outcome = await emailTo(relay).send(visitMessage(), { email }, never);
      expect(outcome).toEqual({ ok: false, error: { kind: 'refused', code: 'no-address' } });
    }
    expect(relay.taken()).toEqual([]);
  });
});
