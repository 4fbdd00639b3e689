import { useEffect, useState } from 'react';
import { unreachable } from '../../../../domain/kernel/exhaustive.ts';
import type { DeviceKind } from '../../../../domain/device/vocabulary.ts';
import type { DeviceForms } from '../../../../preload/contract/devices.ts';
import { bridge } from '../../../bridge/index.ts';
import type { ScreenOf } from '../../screen-of.ts';
import { DeviceDetail } from './device-detail.tsx';
import { DeviceList } from './device-list.tsx';
import { Report } from './report.tsx';
import { Roll } from './roll.tsx';
import type { SaveNews } from './save-notice.tsx';
import { ChooseKind } from './set-up/choose-kind.tsx';
import { draftOf, newDraft, type Draft } from './set-up/draft.ts';
import { SetUp } from './set-up/set-up.tsx';
import { useDeviceActs } from './use-device-acts.ts';
import { useDevices } from './use-devices.ts';
import { useStillHere } from './use-still-here.ts';
import './devices.css';

/** A device in view; its kind is known before main tells of a device that was just added. */
interface Subject {
  readonly id: string;
  readonly kind: DeviceKind;
}

type View =
  | { readonly at: 'list' | 'kind' }
  | ({ readonly at: 'device' | 'report' | 'roll' } & Subject)
  | { readonly at: 'set-up'; readonly begun: Draft };

/** The device page: a technician sees how each device is, tries it, writes down upkeep and sets it up. */
export function Devices({ screen: { mayConfigure } }: { readonly screen: ScreenOf<'staff-devices'> }) {
  useStillHere();
  const { devices, refresh } = useDevices();
  const forms = useForms(mayConfigure);
  const { last, perform, forget } = useDeviceActs(refresh);
  const [view, setView] = useState<View>({ at: 'list' });
  const [news, setNews] = useState<SaveNews>();

  const go = (next: View) => {
    forget();
    setNews(undefined);
    setView(next);
  };
  const list = () => go({ at: 'list' });
  const open = (id: string) => {
    const kind = devices?.find((device) => device.id === id)?.kind;
    if (kind) go({ at: 'device', id, kind });
  };

  switch (view.at) {
    case 'list':
      return (
        <DeviceList devices={devices} news={news} onAdd={forms && (() => go({ at: 'kind' }))} onOpen={open} />
      );
    case 'kind':
      return (
        <ChooseKind
          onChoose={(kind) => go({ at: 'set-up', begun: newDraft(kind, devices?.map(({ id }) => id) ?? []) })}
          onBack={list}
        />
      );
    case 'device': {
      const { id, kind } = view;
      const device = devices?.find((one) => one.id === id);
      const onSetUp =
        forms && device && (() => go({ at: 'set-up', begun: draftOf(kind, device.config, forms[kind]) }));
      return (
        <DeviceDetail
          {...{ kind, device, last, news, onSetUp }}
          onAct={(act) => {
            setNews(undefined);
            perform(act);
          }}
          onReport={() => go({ ...view, at: 'report' })}
          onBack={list}
        />
      );
    }
    case 'report':
      return (
        <Report
          kind={view.kind}
          log={devices?.find(({ id }) => id === view.id)?.maintenance ?? []}
          onChoose={(act) => {
            if (act === 'labels-loaded') return go({ ...view, at: 'roll' });
            go({ ...view, at: 'device' });
            perform({ type: 'report', device: view.id, act });
          }}
          onBack={() => go({ ...view, at: 'device' })}
        />
      );
    case 'roll':
      return (
        <Roll
          onLoaded={(labels) => {
            go({ ...view, at: 'device' });
            perform({ type: 'report', device: view.id, act: 'labels-loaded', labels });
          }}
          onBack={() => go({ ...view, at: 'report' })}
        />
      );
    case 'set-up': {
      const { begun } = view;
      const { kind, before } = begun;
      return (
        <SetUp
          begun={begun}
          forms={forms?.[kind] ?? []}
          onSaved={(what, id) => {
            go(id === undefined ? { at: 'list' } : { at: 'device', id, kind });
            setNews(what);
            refresh();
          }}
          onLeave={() => go(before === undefined ? { at: 'kind' } : { at: 'device', id: before, kind })}
        />
      );
    }
    default:
      return unreachable(view);
  }
}

/** How devices can be set up; `undefined` for those who may not, and until main has answered. */
function useForms(mayConfigure: boolean): DeviceForms | undefined {
  const [forms, setForms] = useState<DeviceForms>();
  useEffect(() => {
    if (mayConfigure) void bridge.call('devices.forms', undefined).then(setForms, () => undefined);
  }, [mayConfigure]);
  return forms;
}
