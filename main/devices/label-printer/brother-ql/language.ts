import type { LabelLanguage } from '../language.ts';
import { brotherInvalidate, encodeBrotherLabel } from './encoder.ts';
import type { BrotherSettings } from './encoder.ts';
import { brotherDrawable } from './media.ts';
import {
  brotherMessages,
  brotherReply,
  brotherStatusQuery,
  decodeBrotherStatus,
  readBrotherMessages,
} from './status.ts';

/** Brother QL raster. Over TCP these printers never answer: there the driver needs a side status. */
export function brotherQlLanguage(settings: Partial<BrotherSettings> = {}): LabelLanguage {
  return {
    name: 'brother-ql',
    encode: encodeBrotherLabel(settings),
    drawable: (media) => brotherDrawable(media) ?? media,
    async ask(exchange) {
      const reply = await exchange(brotherStatusQuery, brotherReply);
      return reply && decodeBrotherStatus(reply);
    },
    asksBehindPicture: false,
    confirmation: { by: 'completion-message', messages: brotherMessages, read: readBrotherMessages },
    flush: () => brotherInvalidate,
  };
}
