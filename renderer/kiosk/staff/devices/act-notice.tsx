import type { DeviceAct } from '../../../../preload/contract/devices.ts';
import { useStrings, type StringKey } from '../../../strings/index.ts';
import { Notice } from '../../../ui/notice.tsx';
import { wordOf } from './catalogue.ts';
import type { LastAct } from './use-device-acts.ts';

const tones = {
  done: 'good',
  unconfirmed: 'care',
  unsupported: 'info',
  failed: 'problem',
  'not-allowed': 'problem',
} as const;

/** What came of the last thing asked of a device; its own words stand below ours. */
export function ActNotice({ last: { act, result } }: { readonly last: LastAct }) {
  const { t } = useStrings();
  if (!result) return <Notice>{t('device-result.working')}</Notice>;
  const { outcome, words } = result;
  return (
    <Notice tone={tones[outcome]} title={t(outcome === 'done' ? doneKey(act) : `device-result.${outcome}`)}>
      {words !== undefined && (
        <span className="device-words">{wordOf(`device-health.${words}`, words, t)}</span>
      )}
    </Notice>
  );
}

const doneKey = (act: DeviceAct): StringKey => `device-result.${act.type}`;
