import type { LabelLanguage } from '../language.ts';
import { defaultZplSettings, encodeZplLabel, zplFlush } from './encoder.ts';
import type { ZplSettings } from './encoder.ts';
import {
  decodeZplStatus,
  zplCalibrate,
  zplErrorAnswer,
  zplErrorQuery,
  zplHostAnswer,
  zplHostQuery,
} from './status.ts';

/** ZPL II: Zebra and clones. */
export function zplLanguage(settings: Partial<ZplSettings> = {}): LabelLanguage {
  const { sensing } = { ...defaultZplSettings, ...settings };
  // Until it was silent beside a good answer to `~HS`: what a clone lacks need not be waited for at every look.
  let knowsErrorQuery = true;
  return {
    name: 'zpl',
    encode: encodeZplLabel(settings),
    drawable: (media) => media,
    async ask(exchange, media) {
      const host = await exchange(zplHostQuery, zplHostAnswer);
      // Current firmware is silent on `~HS` in many errors; the low roll and the worn head are told only here.
      const errors = host && !knowsErrorQuery ? undefined : await exchange(zplErrorQuery, zplErrorAnswer);
      if (host) knowsErrorQuery &&= errors !== undefined;
      return decodeZplStatus(host, errors, media);
    },
    asksBehindPicture: false,
    confirmation: { by: 'printing-bit' },
    flush: () => zplFlush,
    cancel: zplFlush,
    ...(sensing !== 'continuous' && { calibrate: zplCalibrate }),
  };
}
