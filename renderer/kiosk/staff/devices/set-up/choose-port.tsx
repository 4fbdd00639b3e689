import { useEffect, useState } from 'react';
import { Cable } from 'lucide-react';
import type { DeviceForm } from '../../../../../domain/device/forms.ts';
import type { FoundPort } from '../../../../../preload/contract/devices.ts';
import { bridge } from '../../../../bridge/index.ts';
import { useStrings } from '../../../../strings/index.ts';
import { ChoiceCard } from '../../../../ui/choice-card.tsx';
import { ChoiceList } from '../../../../ui/choice-list.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { DeviceStep } from '../device-step.tsx';
import { formForPort, type Draft } from './draft.ts';
import { driverWords, transportWords } from './field-words.ts';

interface ChoosePortProps {
  readonly draft: Draft;
  readonly forms: readonly DeviceForm[];
  readonly onChoose: (port: FoundPort) => void;
  readonly onBack: () => void;
}

/** What is plugged into the kiosk and could be this device; what looks like one of its kind comes first. */
export function ChoosePort({ draft, forms, onChoose, onBack }: ChoosePortProps) {
  const { t } = useStrings();
  const found = useFoundPorts();
  const usable = found?.filter((port) => formForPort(draft, port, forms));
  const rank = ({ suggests }: FoundPort) =>
    suggests === undefined ? 1 : suggests.kind === draft.kind ? 0 : 2;
  return (
    <DeviceStep title="device-setup.found" layout="wide" onBack={onBack}>
      {!usable && <Notice>{t('device-setup.looking')}</Notice>}
      {usable?.length === 0 && <Notice tone="care">{t('device-setup.found-none')}</Notice>}
      <ChoiceList label={t('device-setup.found')}>
        {usable
          ?.toSorted((one, other) => rank(one) - rank(other))
          .map((port) => (
            <ChoiceCard
              key={`${port.transport} ${JSON.stringify(port.config)}`}
              icon={Cable}
              title={port.label}
              detail={
                <>
                  {transportWords(port.transport, t)}
                  {port.suggests && ` · ${looksLike(port.suggests, t)}`}
                </>
              }
              onChoose={() => onChoose(port)}
            />
          ))}
      </ChoiceList>
    </DeviceStep>
  );
}

function looksLike(
  { kind, driver }: NonNullable<FoundPort['suggests']>,
  t: ReturnType<typeof useStrings>['t'],
): string {
  return t('device-setup.looks-like', { what: `${t(`device-kind.${kind}`)}, ${driverWords(driver, t)}` });
}

/** Looked for once, when the list is opened; `undefined` as long as main is looking. */
function useFoundPorts(): readonly FoundPort[] | undefined {
  const [found, setFound] = useState<readonly FoundPort[]>();
  useEffect(() => {
    let left = false;
    const show = (ports: readonly FoundPort[]) => {
      if (!left) setFound(ports);
    };
    bridge.call('devices.found', undefined).then(show, () => show([]));
    return () => {
      left = true;
    };
  }, []);
  return found;
}
