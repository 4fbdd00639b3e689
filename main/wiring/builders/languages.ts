import type { LabelPrinterConfig } from '../../../domain/device/config/label-printer.ts';
import { brotherQlLanguage } from '../../devices/label-printer/brother-ql/language.ts';
import { escposLanguage } from '../../devices/label-printer/escpos/language.ts';
import type { LabelLanguage } from '../../devices/label-printer/index.ts';
import { tsplLanguage } from '../../devices/label-printer/tspl/language.ts';
import { zplLanguage } from '../../devices/label-printer/zpl/language.ts';

const languages = {
  tspl: tsplLanguage,
  zpl: zplLanguage,
  escpos: escposLanguage,
  'brother-ql': brotherQlLanguage,
} as const;

/** The language a printer speaks; a simulated one is spoken to with every default. */
export function languageOf(config: LabelPrinterConfig): LabelLanguage {
  switch (config.driver) {
    case 'simulator':
      return languages[config.language]();
    case 'tspl':
      return tsplLanguage(config);
    case 'zpl':
      return zplLanguage(config);
    case 'escpos':
      return escposLanguage(config);
    case 'brother-ql':
      return brotherQlLanguage(config);
  }
}
