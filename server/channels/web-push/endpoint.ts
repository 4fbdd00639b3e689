import type { PushSubscription } from '../channel.ts';

/**
 * Whether the server may call this endpoint. A browser sends it, so it may be any address at all; without this a visitor
 * could have the server knock on doors inside the house.
 * @param hosts as in the configuration: `*.push.apple.com`, `fcm.googleapis.com`, or a whole origin `http://127.0.0.1:8080`
 */
export function isAllowedEndpoint(endpoint: string, hosts: readonly string[]): boolean {
  if (endpoint.length > 2_048 || !URL.canParse(endpoint)) return false;
  const { protocol, host, username, password } = new URL(endpoint);
  if (username + password !== '') return false;
  return hosts.some((allowed) => {
    const origin = allowed.includes('://') ? allowed : `https://${allowed}`;
    const [scheme = '', pattern = ''] = origin.split('://');
    if (protocol !== `${scheme}:`) return false;
    return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
  });
}

/** Whether the keys are what a browser makes: an uncompressed P-256 point and 16 bytes (RFC 8291, 2 and 3.2). */
export function hasPushKeys({ keys }: PushSubscription): boolean {
  const point = bytesOf(keys.p256dh);
  return point?.length === 65 && point[0] === 4 && bytesOf(keys.auth)?.length === 16;
}

function bytesOf(text: string): Buffer | undefined {
  return /^[\w-]+=*$/.test(text) ? Buffer.from(text, 'base64url') : undefined;
}
