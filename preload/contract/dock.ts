import { z } from 'zod';
import { deviceIdPattern, type SignalChannel } from '../../domain/device/vocabulary.ts';

/** Which simulated device; the first of its kind when left out. */
const device = z.string().regex(deviceIdPattern).optional();
const hand = <T extends string>(type: T) => z.strictObject({ type: z.literal(type), device });
const withCard = <T extends string>(type: T) => hand(type).extend({ cardId: z.string().max(60) });

/** What stands before a simulated camera. */
export const cameraScenes = [
  /** A person who looks into the camera and does what the screen asks. */
  'person',
  'nobody',
  'two-people',
  'dark',
  /** A single picture that never changes, as a picture fed in place of a camera. */
  'still',
  /** A print of the person, held up and turned. */
  'photo',
  'masked',
] as const;
export type CameraScene = (typeof cameraScenes)[number];
const personId = z.string().regex(/^[a-z0-9-]{1,20}$/);

/** What a hand can do to the simulated devices. Only served when the devices are simulated. */
export const dockActionSchema = z.discriminatedUnion('type', [
  /** A card onto a reader for cards, or a passport into a scanner for passports. */
  withCard('put-card'),
  /** Puts the card down and takes it away while its bytes are on the wire. */
  withCard('snatch-card'),
  hand('remove-card'),
  hand('unplug-reader'),
  hand('plug-reader'),
  hand('unplug-printer'),
  hand('plug-printer'),
  hand('open-cover'),
  hand('close-cover'),
  hand('remove-labels'),
  hand('load-labels'),
  /** A roll with a few labels left. */
  hand('load-last-labels'),
  hand('jam-printer'),
  hand('clear-jam'),
  /** The printer prints but answers no status: the outcome becomes `sent-unconfirmed`. */
  hand('mute-printer').extend({ mute: z.boolean() }),
  /** The link breaks after this many bytes of the next job. */
  hand('cut-next-job').extend({ afterBytes: z.int().min(0) }),
  hand('scan-code').extend({ text: z.string().max(2_000) }),
  hand('unplug-scanner'),
  hand('plug-scanner'),
  hand('unplug-relays'),
  hand('plug-relays'),
  /** Without a person, whoever stood there before. */
  hand('show-camera').extend({ scene: z.enum(cameraScenes), person: personId.optional() }),
  hand('unplug-camera'),
  hand('plug-camera'),
]);
export type DockAction = z.infer<typeof dockActionSchema>;

export interface DockCard {
  readonly id: string;
  /** Invented name, as on the card. */
  readonly label: string;
  /** Why one would try this card: `reserved today`, `walk-in`, `unreadable`, … */
  readonly note: string;
  /** Passports go into a document scanner, everything else onto a card reader. */
  readonly reads: 'cards' | 'passports';
}

export interface DockState {
  readonly cards: readonly DockCard[];
  readonly readers: readonly {
    readonly id: string;
    readonly plugged: boolean;
    readonly reads: 'cards' | 'passports';
    readonly cardOnReader?: string;
  }[];
  readonly printers: readonly {
    readonly id: string;
    readonly language: string;
    readonly plugged: boolean;
    readonly coverOpen: boolean;
    readonly labels: boolean;
    readonly jammed: boolean;
    readonly muted: boolean;
  }[];
  readonly cameras: readonly {
    readonly id: string;
    readonly plugged: boolean;
    readonly scene: CameraScene;
    /** Who stands there, of `faces`. */
    readonly person: string;
  }[];
  /** Invented people with a face, who can stand before a camera. */
  readonly faces: readonly { readonly id: string; readonly label: string }[];
  readonly scanners: readonly { readonly id: string; readonly plugged: boolean }[];
  /** Which lamps shine, whether the sounder sounds and the door is open. */
  readonly relayBoards: readonly {
    readonly id: string;
    readonly plugged: boolean;
    readonly on: readonly SignalChannel[];
  }[];
  /** Newest first, as PNG data URLs of the dots that were burnt, and what their QR says. */
  readonly labels: readonly {
    readonly id: number;
    readonly printer: string;
    readonly png: string;
    readonly code?: string;
  }[];
  /** Staff who may sign in at the demo site. */
  readonly staff: readonly { readonly code: string; readonly pin: string; readonly role: string }[];
}
