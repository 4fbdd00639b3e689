import type { LocalDay } from '../../domain/kernel/time.ts';
import type { Category, Language } from '../../domain/policy/vocabulary.ts';

/** What a badge says. Texts are ready to read: already in the badge's language, nothing masked. */
export interface BadgeContent {
  readonly siteName: string;
  readonly visitorName: string;
  readonly hostName?: string;
  readonly department?: string;
  readonly place?: string;
  readonly category: Category;
  readonly categoryLabel: string;
  /** Short number for people, such as `A017`. */
  readonly badgeNumber: string;
  readonly validDay: LocalDay;
  /** `HH:MM`. */
  readonly validUntilTime?: string;
  /** What the QR carries. */
  readonly code: string;
  /** Leaves a line to write the name on by hand, when nobody may or can print it. */
  readonly handwritten?: boolean;
  /** Printed where the label has room for it. A badge without one loses nothing else. */
  readonly photo?: BadgePhoto;
  /** Language of the badge's own few words; Chinese when left out. */
  readonly language?: Language;
}

export interface BadgePhoto {
  readonly widthDots: number;
  readonly heightDots: number;
  /** Three bytes a dot, row by row from the top left. */
  readonly rgb: Uint8Array;
}

interface BadgeWords {
  readonly host: string;
  readonly place: string;
  readonly until: (time: string) => string;
  readonly validOn: string;
}

/** The badge is drawn by the main process, away from the screen's catalogue, and needs no more words than these. */
export const badgeWords: Readonly<Record<Language, BadgeWords>> = {
  'zh-CN': { host: '受访', place: '地点', until: (time) => `${time} 前有效`, validOn: '当日有效' },
  en: { host: 'Host', place: 'Place', until: (time) => `until ${time}`, validOn: 'this day only' },
};
