import type { Result } from '../../domain/kernel/result.ts';
import type { Language } from '../../domain/policy/vocabulary.ts';
import type { TemplateKey } from './templates/keys.ts';

export const channelNames = [
  'email',
  'wecom',
  'dingtalk',
  'feishu',
  'sms-aliyun',
  'sms-tencent',
  'web-push',
] as const;

export type ChannelName = (typeof channelNames)[number];

/** A step the reader can take from the message itself. */
export interface MessageAction {
  readonly label: string;
  readonly link: string;
}

/** What is said. Names are masked and there is never an ID number or a phone number in it (facts: a channel is a recipient). */
export interface Message {
  readonly key: TemplateKey;
  readonly language: Language;
  readonly title: string;
  readonly text: string;
  /** The same words one by one, for services that keep the sentence themselves (SMS). */
  readonly values: Readonly<Record<string, string>>;
  readonly link?: string;
  readonly actions?: readonly MessageAction[];
  /** The sender's own name of this message, 1 to 32 of `A-Za-z0-9_-`: sending it again replaces it where the channel can. */
  readonly id?: string;
}

/** What a browser hands out when it allows pushes (RFC 8030, RFC 8291). */
export interface PushSubscription {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** Where somebody can be reached; each channel takes what it needs. */
export interface Recipient {
  readonly email?: string;
  /** As `checkPhone` returns it. */
  readonly phone?: string;
  /** The name of a group chat in the configuration: `guards`, a department. */
  readonly room?: string;
  readonly subscription?: PushSubscription;
}

/** The provider's own word for what was sent, to ask it about later. */
export interface Receipt {
  readonly reference?: string;
}

export type DeliveryFaultKind =
  /** Never worth a second try here: a bad address, a subscription that is gone, a text the provider forbids. */
  | 'refused'
  | 'rate-limited'
  /** Down, slow, or not understood; worth another try. */
  | 'unreachable'
  /** Keys, templates, rooms: for an administrator to put right. */
  | 'misconfigured'
  | 'too-long';

export interface DeliveryFault {
  readonly kind: DeliveryFaultKind;
  /** The provider's or our own code; never a sentence. */
  readonly code?: string;
  /** With `rate-limited`, where it was said. */
  readonly retryAfterMs?: number;
}

/** One way to tell somebody something. */
export interface Channel {
  readonly name: ChannelName;
  /** Whether this channel has where to reach `to`. */
  canReach(to: Recipient): boolean;
  /**
   * Hands the message over once. A message may arrive twice when the answer was lost and it is sent again: all of these
   * services are at-least-once.
   */
  send(message: Message, to: Recipient, signal: AbortSignal): Promise<Result<Receipt, DeliveryFault>>;
}
