import type { ServerContext } from '../context.ts';
import { offerCode } from '../repositories/kiosks/codes.ts';
import { readDemo } from './people.ts';
import { seedDemo } from './seed.ts';

/** A demo site has its people, and a kiosk beside it that joins by a code which `npm start` gave to both. */
export async function startDemo(
  context: ServerContext,
  assetsDir: string,
  enrolCode: string | undefined,
): Promise<void> {
  const { accounts, directory } = readDemo(assetsDir);
  const site = context.sites.first;
  await seedDemo(context, site, accounts, directory);
  if (enrolCode) await offerCode(context, site, 'lobby', enrolCode);
}
