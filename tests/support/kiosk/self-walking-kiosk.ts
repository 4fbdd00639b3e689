import { ok } from '../../../domain/kernel/result.ts';
import { demoConfig, readyRig } from './kiosk-rig.ts';

// A whole kiosk whose visitors walk through by themselves, until somebody kills it. What its screen has confirmed it
// says on standard output; `tests/integration/kiosk/kill.test.ts` holds it to its word.

const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('usage: self-walking-kiosk.ts DATA_DIR');

const rig = await readyRig(ok(demoConfig('medium')), dataDir);
const say = (line: string) => process.stdout.write(`${line}\n`);

for (;;) {
  await rig.hand({ type: 'put-card', cardId: 'partner' });
  const screen = await Promise.race([rig.until('welcome-back'), rig.until('already-inside')]);
  if (screen.name === 'already-inside') {
    rig.touch('check-out');
    await rig.until('done');
    say(`left ${screen.badgeNumber}`);
  } else {
    rig.touch('confirm');
    const done = await rig.until('done');
    say(`inside ${done.badgeNumber}`);
  }
  await rig.takeCard();
  rig.touch('finish');
  await rig.until('home');
}
