import type { Confirmation, Exchange, LabelLanguage, PrinterStatus } from '../language.ts';
import { defaultTsplSettings, encodeTsplLabel, tsplFlush } from './encoder.ts';
import type { TsplSettings } from './encoder.ts';
import {
  decodeTsplLong,
  decodeTsplShort,
  tsplLongAnswer,
  tsplLongQuery,
  tsplShortAnswer,
  tsplShortQuery,
} from './status.ts';

export interface TsplLanguageSettings extends TsplSettings {
  /**
   * Which question the printer is asked: `long` also tells of heat and the cutter where the firmware knows it; `none`
   * for units that never answer, so that no visitor waits for it.
   */
  readonly status: 'short' | 'long' | 'none';
}

const asks: Record<
  TsplLanguageSettings['status'],
  (exchange: Exchange) => Promise<PrinterStatus | undefined>
> = {
  async short(exchange) {
    const answer = await exchange(tsplShortQuery, tsplShortAnswer);
    return answer && decodeTsplShort(answer);
  },
  async long(exchange) {
    const answer = await exchange(tsplLongQuery, tsplLongAnswer);
    return answer && decodeTsplLong(answer);
  },
  none: () => Promise.resolve(undefined),
};

/** Measures the distance between labels or marks by feeding some (TSC manual). Continuous stock has none. */
const calibrations = { gap: 'GAPDETECT', 'black-mark': 'BLINEDETECT', continuous: undefined } as const;

/** TSPL and TSPL2: TSC, Gprinter, Xprinter, Deli, HPRT and many rebrands. */
export function tsplLanguage(settings: Partial<TsplLanguageSettings> = {}): LabelLanguage {
  const { status, sensing } = { ...defaultTsplSettings, status: 'short' as const, ...settings };
  const calibration = calibrations[sensing];
  const confirmation: Confirmation = { by: status === 'none' ? 'nothing' : 'printing-bit' };
  return {
    name: 'tspl',
    encode: encodeTsplLabel(settings),
    drawable: (media) => media,
    ask: asks[status],
    asksBehindPicture: true,
    confirmation,
    flush: tsplFlush,
    ...(calibration && { calibrate: Buffer.from(`\r\n${calibration}\r\n`) }),
  };
}
