import { z } from 'zod';
import type { LocalText } from './vocabulary.ts';

/** `LocalText` at an edge. Apart from the vocabulary, so that the window need not carry a schema library. */
export const localText: z.ZodType<LocalText> = z.strictObject({
  'zh-CN': z.string().min(1),
  en: z.string().min(1),
});
