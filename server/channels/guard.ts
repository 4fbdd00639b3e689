import { err } from '../../domain/kernel/result.ts';
import type { Channel, Message } from './channel.ts';
import { hasPersonalNumber } from './personal-number.ts';

/**
 * The channel, but nothing with a personal number in it gets through. The templates write none; this is for the day
 * somebody adds one that does.
 */
export function guarded(channel: Channel): Channel {
  return {
    name: channel.name,
    canReach: (to) => channel.canReach(to),
    send: async (message, to, signal) =>
      carriesPersonalNumber(message)
        ? err({ kind: 'refused', code: 'personal-number' })
        : channel.send(message, to, signal),
  };
}

function carriesPersonalNumber({ title, text, values, link, actions = [] }: Message): boolean {
  const words = [title, text, ...Object.values(values), ...actions.map(({ label }) => label)];
  const links = [link, ...actions.map((action) => action.link)].filter((address) => address !== undefined);
  return words.some(hasPersonalNumber) || links.some(linkCarriesPersonalNumber);
}

/** A signed token is letters and digits at random and may hold eleven in a row; only a part that is all number counts. */
function linkCarriesPersonalNumber(link: string): boolean {
  return link
    .split(/[/?&=#:]/)
    .map(decoded)
    .some((part) => /^[+\d Xx.-]+$/.test(part) && hasPersonalNumber(part));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
