import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Channel, Message, Recipient } from '../../../server/channels/index.ts';
import { template } from '../../../server/channels/index.ts';
import { instant } from '../../../domain/kernel/time.ts';
import type { Mishap } from '../../support/outside/http-service.ts';

/** A channel before a service, and somebody to tell; a real service shows nothing of what arrived and suffers no mishaps. */
export interface ChannelRig {
  readonly channel: Channel;
  readonly recipient: Recipient;
  readonly outside?: {
    /** Everything that arrived, as the reader sees it. */
    arrived(): readonly string[];
    /** How many times the service was asked. */
    asked(): number;
    befall?(mishap: Mishap): void;
  };
  stop(): Promise<void>;
}

export const never: AbortSignal = new AbortController().signal;

/** A message as it goes out, to an invented visitor. */
export function visitMessage(): Message {
  return {
    ...template('visitor-arrived', 'zh-CN', {
      visitor: '欧阳测试',
      department: '住院部三区',
      place: '东门',
      link: 'https://visit.example.cn/v/8Kq2',
    }),
    id: 'message-1',
  };
}

export const approvedMessage = (): Message =>
  template('approved', 'en', {
    department: 'Ward 3',
    window: {
      from: instant(Date.parse('2026-11-23T06:00:00Z')),
      until: instant(Date.parse('2026-11-23T07:00:00Z')),
      timeZone: 'Asia/Shanghai',
    },
  });

const mishaps: readonly Mishap[] = ['hang', 'reset', 'not-json', 'server-error', 'redirect', 'huge'];

/** What every channel must do, over real sockets. @param real whether it is the provider's own service that is asked */
export function channelContract(
  name: string,
  makeRig: () => Promise<ChannelRig>,
  { real = false, speaksHttp = true }: { readonly real?: boolean; readonly speaksHttp?: boolean } = {},
): void {
  describe(`channel: ${name}`, () => {
    const withFake = test.skipIf(real);
    let rig: ChannelRig;
    beforeEach(async () => {
      rig = await makeRig();
    });
    afterEach(() => rig.stop());

    test('a message arrives once, with the masked name', async () => {
      expect(await rig.channel.send(visitMessage(), rig.recipient, never)).toMatchObject({ ok: true });
      if (!rig.outside) return;
      const [arrived = '', ...more] = rig.outside.arrived();
      expect(more).toEqual([]);
      expect(arrived).toContain('欧阳**');
      expect(arrived).not.toContain('欧阳测试');
    });

    test('a message with a personal number never leaves the house', async () => {
      const message = { ...visitMessage(), text: '访客证件 110101190001010014' };
      expect(await rig.channel.send(message, rig.recipient, never)).toEqual({
        ok: false,
        error: { kind: 'refused', code: 'personal-number' },
      });
      if (rig.outside) expect(rig.outside.asked()).toBe(0);
    });

    test('somebody without the right kind of address is not reached', async () => {
      expect(rig.channel.canReach(rig.recipient)).toBe(true);
      expect(rig.channel.canReach({})).toBe(false);
      const outcome = await rig.channel.send(visitMessage(), {}, never);
      expect(outcome.ok).toBe(false);
      if (rig.outside) expect(rig.outside.asked()).toBe(0);
    });

    withFake('a caller who gives up is answered at once', async () => {
      rig.outside?.befall?.('hang');
      const giveUp = new AbortController();
      const outcome = rig.channel.send(visitMessage(), rig.recipient, giveUp.signal);
      giveUp.abort();
      expect(await outcome).toEqual({ ok: false, error: { kind: 'unreachable', code: 'aborted' } });
    });

    withFake('where nobody listens is unreachable', async () => {
      await rig.stop();
      expect(await rig.channel.send(visitMessage(), rig.recipient, never)).toMatchObject({
        ok: false,
        error: { kind: 'unreachable' },
      });
    });

    for (const mishap of speaksHttp ? mishaps : []) {
      withFake(`${mishap} is unreachable, and the next message arrives`, async () => {
        rig.outside?.befall?.(mishap);
        const failed = await rig.channel.send(visitMessage(), rig.recipient, never);
        expect(failed).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
        expect(await rig.channel.send(visitMessage(), rig.recipient, never)).toMatchObject({ ok: true });
        expect(rig.outside?.arrived()).toHaveLength(1);
      });
    }
  });
}
