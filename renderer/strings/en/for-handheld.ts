import { account } from './account.ts';
import { common } from './common.ts';
import { handheld } from './handheld.ts';
import { web } from './web.ts';

/** All words of the handheld page. */
export const words = { ...common, ...web, ...account, ...handheld } as const;
