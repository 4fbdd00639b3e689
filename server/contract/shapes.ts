import { z } from 'zod';
import { isLocalDay } from '../../domain/kernel/time.ts';
import { plainCode } from '../../domain/ledger/event.ts';
import { languages } from '../../domain/policy/vocabulary.ts';

/** Milliseconds since 1970. */
export const timeShape = z.int().min(0);
export const dayShape = z.string().refine(isLocalDay, 'not a day');
export const idShape = z.string().regex(plainCode);
export const languageShape = z.enum(languages);
/** A text that the site or a host's directory keeps in every language. */
export const localTextShape = z.object({ 'zh-CN': z.string(), en: z.string() });
/** What somebody typed; cut off long before it could do harm. */
export const typed = (most: number) => z.string().trim().min(1).max(most);
/** Drawn by the page once per form, so that a second tap or a repeated request makes nothing twice: at least 128 random bits. */
export const onceKey = z.string().regex(/^[A-Za-z0-9_-]{22,64}$/);
export const done = z.object({ state: z.literal('done') });
