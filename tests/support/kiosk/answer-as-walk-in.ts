import type { KioskRig } from './kiosk-rig.ts';

/** Every question of the medium site, from the notice to the summary. */
export async function answerAsWalkIn(rig: KioskRig): Promise<void> {
  await rig.until('notice');
  rig.touch('agree');
  await rig.until('field', (screen) => screen.field === 'phone');
  rig.type('phone', '13800000099');
  rig.touch('next');
  await rig.until('field', (screen) => screen.field === 'host');
  const [hit] = await rig.searchHosts('zwj');
  rig.touch({ type: 'choose-host', hostId: hit?.id ?? '' });
  rig.touch({ type: 'choose-purpose', key: 'meeting' }, 'next');
  const leave = await rig.until('field', (screen) => screen.field === 'expectedLeave');
  if (leave.field !== 'expectedLeave') throw new Error('not asking when');
  rig.touch({ type: 'choose-leave', at: leave.choices[0]?.at ?? 0 });
  await rig.until('confirm');
}
