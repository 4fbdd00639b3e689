export type {
  Channel,
  ChannelName,
  DeliveryFault,
  DeliveryFaultKind,
  Message,
  MessageAction,
  PushSubscription,
  Receipt,
  Recipient,
} from './channel.ts';
export { channelNames } from './channel.ts';
export type { ChannelsConfig } from './config.ts';
export { readChannelsConfig } from './config.ts';
export type { Channels } from './create-channels.ts';
export { channelsFor, createChannels } from './create-channels.ts';
export type { Delivery, DeliveryPlan, DeliveryPolicy, FailedAttempt, QuietHours } from './delivery.ts';
export { planDelivery, urgentDelivery, usualDelivery } from './delivery.ts';
export { hasPersonalNumber } from './personal-number.ts';
export type { TemplateKey, ValuesOf } from './templates/keys.ts';
export { isUrgent, templateKeys } from './templates/keys.ts';
export { template } from './templates/template.ts';
export { generatePushKeys } from './web-push/vapid-keys.ts';
export { hasPushKeys, isAllowedEndpoint } from './web-push/endpoint.ts';
