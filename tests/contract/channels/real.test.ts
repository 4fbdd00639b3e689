import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { channelNames } from '../../../server/channels/index.ts';
import type { ChannelName, Recipient } from '../../../server/channels/index.ts';
import { channelContract } from './channel-contract.ts';
import { channelOf } from './world.ts';

/**
 * A file `{ "config": { …as the server's `channels`… }, "recipients": { "wecom": { "room": "guards" }, … } }`: every channel
 * that has a recipient sends one message to the real service. See docs/operations/notifications.md.
 */
const file = process.env['YINGBIN_TEST_CHANNELS'];

if (file) {
  const { config, recipients } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly config: object;
    readonly recipients: Partial<Record<ChannelName, Recipient>>;
  };
  for (const name of channelNames) {
    const recipient = recipients[name];
    if (!recipient) continue;
    channelContract(
      `${name} at the real service`,
      async () => ({
        channel: channelOf(name, config),
        recipient,
        stop: () => Promise.resolve(),
      }),
      { real: true },
    );
  }
  test('some channel has a recipient', () => {
    expect(Object.keys(recipients)).not.toEqual([]);
  });
} else {
  describe('channels: real services', () => {
    test.skip('skipped: YINGBIN_TEST_CHANNELS names no file', () => {});
  });
}
