import type { TemplateKey } from '../templates/keys.ts';
import type { TemplateWords } from './zh-cn.ts';

export const english: Readonly<Record<TemplateKey, TemplateWords>> = {
  'review-requested': {
    title: 'A visit to review',
    text: '{{visitor}} asks to visit {{department}}, {{window}}. Please review.',
  },
  'review-reminder': {
    title: 'A visit still to review',
    text: '{{visitor}} asks to visit {{department}}, {{window}}. Please decide by {{deadline}}; after that the request lapses.',
  },
  'more-asked': {
    title: 'Your visit needs more details',
    text: '{{department}} asks: {{question}}',
  },
  invited: {
    title: 'You are invited',
    text: '{{department}} invites you, {{window}}. Please open the link and fill in your details before you come.',
  },
  approved: {
    title: 'Your visit is approved',
    text: '{{window}}, {{department}}. Please bring your identity document or show your pass.',
  },
  rejected: {
    title: 'Your visit was not approved',
    text: '{{window}}, {{department}}. Reason: {{reason}}',
  },
  cancelled: {
    title: 'A visit was cancelled',
    text: 'The visit of {{visitor}} to {{department}}, {{window}}, was cancelled.',
  },
  changed: {
    title: 'A visit has a new time',
    text: 'The visit of {{visitor}} to {{department}} is now {{window}}.',
  },
  expired: {
    title: 'Your visit request has lapsed',
    text: 'Your request to visit {{department}}, {{window}}, was not reviewed in time. You may send it again.',
  },
  'visitor-arrived': {
    title: 'Your visitor is here',
    text: '{{visitor}} is at {{place}}, visiting {{department}}.',
  },
  'walk-in-waiting': {
    title: 'A visitor is waiting for review',
    text: '{{visitor}} is waiting at {{place}}, visiting {{department}}.',
  },
  'green-channel-due': {
    title: 'Green channel: details are due',
    text: 'The green-channel entry at {{place}} must be completed by {{deadline}}.',
  },
  interception: {
    title: 'Please come and check',
    text: 'A visit at {{place}} needs you to check it in person.',
  },
  'account-link': {
    title: 'Set up your sign-in',
    text: 'Please open the link by {{deadline}} to set up your sign-in. If you did not ask for it, do not open it.',
  },
  alert: {
    title: 'Alarm on site',
    text: '{{place}}: {{subject}}',
  },
};
