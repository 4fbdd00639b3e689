import { randomUUID } from 'node:crypto';
import { createChannels, readChannelsConfig } from '../../../server/channels/index.ts';
import type { Channel, ChannelName } from '../../../server/channels/index.ts';

/** The channel `name` of a configuration as it stands in a file. @param now for channels that look at the clock */
export function channelOf(name: ChannelName, written: object, now: () => number = Date.now): Channel {
  const config = readChannelsConfig({ timeoutMs: 1_000, ...written }, process.env);
  if (!config.ok) throw new Error(config.error.map(({ path, problem }) => `${path}: ${problem}`).join('; '));
  const channel = createChannels(config.value, { fetch, now, nonce: randomUUID }).get(name);
  if (!channel) throw new Error(`no ${name} in the configuration`);
  return channel;
}
