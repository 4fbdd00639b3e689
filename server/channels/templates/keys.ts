import type { Instant } from '../../../domain/kernel/time.ts';
import type { MessageAction } from '../channel.ts';

/** When somebody comes; told in the time of the site. */
export interface TimeWindow {
  readonly from: Instant;
  readonly until: Instant;
  /** IANA, as in the site's configuration. */
  readonly timeZone: string;
}

/** A moment, told in the time of the site. */
export interface Deadline {
  readonly at: Instant;
  readonly timeZone: string;
}

/** What a template can be told. Free words are cleaned and cut, names are masked on the way in. */
export interface TemplateFields {
  /** The visitor's name, in full or masked. */
  readonly visitor: string;
  readonly department: string;
  readonly window: TimeWindow;
  readonly deadline: Deadline;
  /** Why the host said no, in the host's words. */
  readonly reason: string;
  /** What the host asks for, in the host's words. */
  readonly question: string;
  /** An entrance or zone of the site. */
  readonly place: string;
  /** What an alarm is about, in the words of its rule. */
  readonly subject: string;
}

export type FieldName = keyof TemplateFields;

/** Which fields each message tells, and whether somebody stands waiting for it: such a message knows no quiet hours. */
export const templateCatalogue = {
  'review-requested': { fields: ['visitor', 'department', 'window'], urgent: false },
  'review-reminder': { fields: ['visitor', 'department', 'window', 'deadline'], urgent: false },
  'more-asked': { fields: ['department', 'question'], urgent: false },
  invited: { fields: ['department', 'window'], urgent: false },
  approved: { fields: ['department', 'window'], urgent: false },
  rejected: { fields: ['department', 'window', 'reason'], urgent: false },
  cancelled: { fields: ['visitor', 'department', 'window'], urgent: false },
  changed: { fields: ['visitor', 'department', 'window'], urgent: false },
  expired: { fields: ['department', 'window'], urgent: false },
  'visitor-arrived': { fields: ['visitor', 'department', 'place'], urgent: true },
  'walk-in-waiting': { fields: ['visitor', 'department', 'place'], urgent: true },
  'green-channel-due': { fields: ['place', 'deadline'], urgent: true },
  // Neutral: the reader's screen is seen by others, and a hit is not yet a fact about anybody (R13).
  interception: { fields: ['place'], urgent: true },
  'account-link': { fields: ['deadline'], urgent: true },
  alert: { fields: ['place', 'subject'], urgent: true },
} as const satisfies Record<string, { readonly fields: readonly FieldName[]; readonly urgent: boolean }>;

export type TemplateKey = keyof typeof templateCatalogue;

export const templateKeys = Object.keys(templateCatalogue) as readonly TemplateKey[];

export const fieldNames = [
  'visitor',
  'department',
  'window',
  'deadline',
  'reason',
  'question',
  'place',
  'subject',
] as const satisfies readonly FieldName[];

/** What `key` must be told, with where to read on and what can be done from the message. */
export type ValuesOf<Key extends TemplateKey> = Pick<
  TemplateFields,
  (typeof templateCatalogue)[Key]['fields'][number]
> & {
  readonly link?: string;
  readonly actions?: readonly MessageAction[];
};

/** Whether somebody is waiting for what `key` says. */
export const isUrgent = (key: TemplateKey): boolean => templateCatalogue[key].urgent;
