import { account } from './account.ts';
import { admin } from './admin.ts';
import { common } from './common.ts';
import { console } from './console.ts';
import { devices } from './devices.ts';
import { desk } from './desk.ts';
import { reviews } from './reviews.ts';
import { web } from './web.ts';

/** All words of the console page. */
export const words = {
  ...common,
  ...web,
  ...account,
  ...console,
  ...desk,
  ...admin,
  ...devices,
  ...reviews,
} as const;
