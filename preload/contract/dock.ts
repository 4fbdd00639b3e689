import { z } from 'zod';

const bare = <T extends string>(type: T) => z.strictObject({ type: z.literal(type) });

/** What a hand can do to the simulated devices. Only served when the devices are simulated. */
export const dockActionSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('put-card'), cardId: z.string().max(60) }),
  /** Puts the card down and takes it away while its bytes are on the wire. */
  z.strictObject({ type: z.literal('snatch-card'), cardId: z.string().max(60) }),
  bare('remove-card'),
  bare('unplug-reader'),
  bare('plug-reader'),
  bare('unplug-printer'),
  bare('plug-printer'),
  bare('open-cover'),
  bare('close-cover'),
  bare('remove-labels'),
  bare('load-labels'),
  bare('jam-printer'),
  bare('clear-jam'),
  /** The printer prints but answers no status: the outcome becomes `sent-unconfirmed`. */
  z.strictObject({ type: z.literal('mute-printer'), mute: z.boolean() }),
  /** The link breaks after this many bytes of the next job. */
  z.strictObject({ type: z.literal('cut-next-job'), afterBytes: z.int().min(0) }),
  z.strictObject({ type: z.literal('scan-code'), text: z.string().max(2_000) }),
  bare('unplug-scanner'),
  bare('plug-scanner'),
]);
export type DockAction = z.infer<typeof dockActionSchema>;

export interface DockCard {
  readonly id: string;
  /** Invented name, as on the card. */
  readonly label: string;
  /** Why one would try this card: `reserved today`, `walk-in`, `unreadable`, … */
  readonly note: string;
}

export interface DockState {
  readonly cards: readonly DockCard[];
  readonly cardOnReader?: string;
  readonly readerPlugged: boolean;
  readonly printer: {
    readonly plugged: boolean;
    readonly coverOpen: boolean;
    readonly labels: boolean;
    readonly jammed: boolean;
    readonly muted: boolean;
  };
  readonly scannerPlugged: boolean;
  /** Newest first, as PNG data URLs of the dots that were burnt, and what their QR says. */
  readonly labels: readonly { readonly id: number; readonly png: string; readonly code?: string }[];
  /** Staff who may sign in at the demo site. */
  readonly staff: readonly { readonly code: string; readonly pin: string; readonly role: string }[];
}
