import webPush from 'web-push';
import { err, ok } from '../../../domain/kernel/result.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import { callService } from '../../platforms/cloud/call.ts';
import type { ServiceRequest } from '../../platforms/cloud/call.ts';
import type { CloudWorld } from '../../platforms/cloud/cloud-world.ts';
import type { Channel, DeliveryFault, Message, PushSubscription } from '../channel.ts';
import type { WebPushConfig } from '../config.ts';
import { callFault, fault, statusFault, waitOf } from '../faults.ts';
import { utf8Bytes } from '../plain-text.ts';
import { isUrgent } from '../templates/keys.ts';
import { hasPushKeys, isAllowedEndpoint } from './endpoint.ts';

/** Push services must take 4,096 bytes (RFC 8030, 7.2), of which aes128gcm needs 103. */
const longestPayloadBytes = 3_993;
/** How long the push service keeps what it cannot deliver: an alarm of yesterday helps nobody. */
const keepUrgentSeconds = 60 * 60;
const keepSeconds = 24 * 60 * 60;

/** Web Push to a handheld or a portal: encrypted for the one browser (RFC 8291), signed with VAPID (RFC 8292). */
export function createWebPush(config: WebPushConfig, world: CloudWorld): Channel {
  return {
    name: 'web-push',
    canReach: ({ subscription }) => subscription !== undefined,
    async send(message, { subscription }, signal) {
      if (!subscription) return err(fault('refused', 'no-subscription'));
      if (!isAllowedEndpoint(subscription.endpoint, config.hosts))
        return err(fault('refused', 'endpoint-not-allowed'));
      if (!hasPushKeys(subscription)) return err(fault('refused', 'bad-subscription'));
      const payload = payloadOf(message);
      if (utf8Bytes(payload) > longestPayloadBytes) return err(fault('too-long'));
      const request = requestFor(config, subscription, message, payload);
      if (!request.ok) return request;
      const answer = await callService(world.fetch, request.value, world.timeoutMs, signal);
      if (!answer.ok) return err(callFault(answer.error));
      const { status, headers } = answer.value;
      const failed = pushFault(status, headers, world.now());
      return failed ? err(failed) : ok({});
    },
  };
}

/** What the service worker of the portal and the handheld reads. */
function payloadOf({ id, key, language, title, text, link, actions }: Message): string {
  return JSON.stringify({ id, key, language, title, text, link, actions, urgent: isUrgent(key) });
}

function requestFor(
  { subject, publicKey, privateKey }: WebPushConfig,
  subscription: PushSubscription,
  message: Message,
  payload: string,
): Result<ServiceRequest, DeliveryFault> {
  const urgent = isUrgent(message.key);
  try {
    const { endpoint, headers, body } = webPush.generateRequestDetails(
      { endpoint: subscription.endpoint, keys: { ...subscription.keys } },
      payload,
      {
        vapidDetails: { subject, publicKey, privateKey },
        contentEncoding: 'aes128gcm',
        urgency: urgent ? 'high' : 'normal',
        TTL: urgent ? keepUrgentSeconds : keepSeconds,
        ...(message.id === undefined ? {} : { topic: message.id }),
      },
    );
    const sent = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length');
    return ok({
      url: endpoint,
      headers: Object.fromEntries(sent.map(([name, value]) => [name, String(value)])),
      body: new Uint8Array(body ?? []),
    });
  } catch {
    // A point off the curve throws while encrypting; our own keys were checked with the configuration.
    return err(fault('refused', 'bad-subscription'));
  }
}

function pushFault(status: number, headers: Headers, nowMs: number): DeliveryFault | undefined {
  switch (status) {
    case 201:
    case 202:
      return undefined;
    case 404: // the endpoint is unknown
    case 410: // the subscription has ended
      return fault('refused', 'gone');
    case 503:
      return fault('unreachable', 'http-503', waitOf(headers, nowMs));
    default:
      // A plain 200 is no push service's answer, but a captive portal's.
      return statusFault(status, headers, nowMs) ?? fault('unreachable', 'bad-answer');
  }
}
