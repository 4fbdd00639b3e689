import { deviceEntries } from '../../domain/device/config/devices.ts';
import { seconds } from '../../domain/kernel/time.ts';
import { defaultDelays, type Delays } from '../../domain/visit/delays.ts';
import type { FaceSetting, Setting } from '../../domain/visit/state.ts';
import type { KioskConfig, TimingConfig } from '../app/config-schema.ts';
import type { LoadedConfig } from '../app/config.ts';

/** What the machine needs of the configuration. */
export function settingOf({ config, source }: LoadedConfig, face?: FaceSetting): Setting {
  const { id, name, helpDesk, timeZone } = config.site;
  return {
    site: {
      ...{ id, name, helpDesk, timeZone },
      simulated: isSimulated(config),
      ...(source === 'last-good' && { alerts: [{ key: 'config.last-good' }] }),
    },
    riskTier: config.riskTier,
    policy: config.policy,
    delays: delaysOf(config.timing),
    ...(config.feedback && { feedback: true }),
    ...(face && { face }),
  };
}

const isSimulated = ({ devices }: KioskConfig): boolean =>
  deviceEntries(devices).some(({ driver }) => driver === 'simulator');

function delaysOf(timing: TimingConfig): Delays {
  const given: Partial<Record<keyof Delays, number | undefined>> = {
    idleMs: timing.idleSeconds,
    elderIdleMs: timing.elderIdleSeconds,
    answerMs: timing.answerSeconds,
    doneMs: timing.doneSeconds,
    reviewEscalateMs: timing.reviewEscalateSeconds,
    reviewGiveUpMs: timing.reviewGiveUpSeconds,
    staffIdleMs: timing.staffIdleSeconds,
    faceCheckMs: timing.faceCheckSeconds,
    elderFaceCheckMs: timing.elderFaceCheckSeconds,
  };
  const set = Object.entries(given).filter((entry): entry is [string, number] => entry[1] !== undefined);
  return { ...defaultDelays, ...Object.fromEntries(set.map(([name, value]) => [name, seconds(value)])) };
}
