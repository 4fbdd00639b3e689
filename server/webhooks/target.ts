import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { err, ok, type Result } from '../../domain/kernel/result.ts';

/** Where a call goes: the address was looked at once and is used as it was, so that a name cannot turn elsewhere meanwhile. */
export interface Target {
  readonly url: URL;
  readonly address: string;
  readonly family: 4 | 6;
}

export type TargetFault = 'bad-address' | 'no-such-name' | 'private-address' | 'needs-https';

/**
 * Looks a webhook's address up and refuses what lies inside: a webhook must not make this server ask its own network for things (OWASP:
 * server side request forgery). Networks that the operator names in the configuration are allowed, also without TLS.
 *
 * @param allow networks such as `10.1.2.0/24`
 */
export async function findTarget(
  address: string,
  allow: readonly string[],
): Promise<Result<Target, TargetFault>> {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return err('bad-address');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = await resolve(host);
  if (found.length === 0) return err('no-such-name');
  const allowed = listOf(allow);
  // One address inside is enough: the next question might be answered with it.
  const isAllowed = found.every((one) => holds(allowed, one));
  if (!isAllowed && found.some((one) => holds(inside[one.family], one))) return err('private-address');
  if (!isAllowed && url.protocol !== 'https:') return err('needs-https');
  const [first] = found;
  return first ? ok({ url, ...first }) : err('no-such-name');
}

interface Found {
  readonly address: string;
  readonly family: 4 | 6;
}

async function resolve(host: string): Promise<readonly Found[]> {
  const given = isIP(host);
  if (given !== 0) return [plain({ address: host, family: given })];
  try {
    return (await lookup(host, { all: true })).map(plain);
  } catch {
    return [];
  }
}

/** An IPv4 address written as an IPv6 one is judged as what it is. */
function plain({ address, family }: { readonly address: string; readonly family: number }): Found {
  const inner = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (inner !== undefined) return { address: inner, family: 4 };
  return { address, family: family === 6 ? 6 : 4 };
}

function holds(list: BlockList, { address, family }: Found): boolean {
  return list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** @throws for what is no network: the configuration's schema has looked at it */
export function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const isSix = isIP(address) === 6;
    list.addSubnet(address, Number(prefix ?? (isSix ? 128 : 32)), isSix ? 'ipv6' : 'ipv4');
  }
  return list;
}

/**
 * Addresses that are not the public internet's (IANA special-purpose registries). One list for each family: Node's own list takes an
 * IPv4 address for one of `::ffff:0:0/96`.
 */
const inside = {
  4: listOf([
    ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
    ...['192.0.0.0/24', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24'],
    ...['203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ]),
  // With what carries IPv4 inside: mapped, NAT64, Teredo and 6to4.
  6: listOf([
    ...['::/96', '::ffff:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '2001::/23', '2001:db8::/32'],
    ...['2002::/16', '100::/64', 'fc00::/7', 'fe80::/10', 'ff00::/8'],
  ]),
} as const;
