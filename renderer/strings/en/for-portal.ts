import { common } from './common.ts';
import { portal } from './portal.ts';
import { web } from './web.ts';

/** All words of the portal page. */
export const words = { ...common, ...web, ...portal } as const;
