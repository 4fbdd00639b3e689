import type { LabelLanguage } from '../language.ts';
import { encodeEscposLabel, escposEnding, escposFlush } from './encoder.ts';
import type { EscposSettings } from './encoder.ts';
import {
  decodeEscposStatus,
  escposStatusAnswer,
  escposStatusQueries,
  escposTurnAnswer,
  escposTurnQuery,
} from './status.ts';

export interface EscposLanguageSettings extends EscposSettings {
  /** Asks for the paper sensor behind the picture, which proves that the picture was worked through. */
  readonly confirms: boolean;
}

/** ESC/POS raster: receipt-type printers and label-capable POS printers. */
export function escposLanguage(settings: Partial<EscposLanguageSettings> = {}): LabelLanguage {
  const { confirms = true } = settings;
  return {
    name: 'escpos',
    encode: encodeEscposLabel(settings),
    drawable: (media) => media,
    async ask(exchange) {
      const answers: (Uint8Array | undefined)[] = [];
      for (const query of escposStatusQueries) {
        const answer = await exchange(query, escposStatusAnswer);
        // A printer that is silent on the first will be on the others, each at the price of a wait.
        if (!answer && answers.length === 0) return undefined;
        answers.push(answer);
      }
      return decodeEscposStatus(answers);
    },
    asksBehindPicture: false,
    confirmation: confirms
      ? { by: 'in-order-reply', question: escposTurnQuery, answer: escposTurnAnswer }
      : { by: 'nothing' },
    flush: (media) => escposFlush(media, settings),
    eject: escposEnding(settings),
  };
}
