import { bestHealth, isUsable, needsCare, type DeviceHealth } from '../../domain/device/report.ts';
import { deviceKinds, type DeviceKind, type PrinterWarning } from '../../domain/device/vocabulary.ts';
import { minutes, type Instant } from '../../domain/kernel/time.ts';
import type { KioskEvent } from '../../domain/visit/effect.ts';
import type { CameraHealth, PrinterHealth, ReaderHealth, ScannerHealth } from '../../domain/visit/status.ts';
import type { DeviceRegistry } from '../devices/health/registry.ts';
import type { IdReaderEvent, Portrait } from '../devices/id-reader/port.ts';
import type { Logger } from '../logging/logger.ts';
import type { NotedFact } from '../storage/store.ts';

export interface DeviceNewsDeps {
  readonly registry: DeviceRegistry;
  readonly dispatch: (event: KioskEvent) => void;
  readonly note: (fact: NotedFact) => void;
  readonly log: Logger;
  readonly now: () => Instant;
  /** For measuring: when the last byte of a card arrived. */
  readonly onCardRead?: (lastByteAtMs: number) => void;
  /** Takes over the face of a card, or hears that it brings none, before the machine hears of the card. */
  readonly onPortrait?: (portrait: Portrait | undefined) => void;
}

export type CardEvent = Exclude<IdReaderEvent, { type: 'health' }>;
type EventOf<T extends CardEvent['type']> = Extract<CardEvent, { readonly type: T }>;

/** Where everything the devices say comes together: events for the machine, facts for the ledger, lines for the log. */
export interface DeviceNews {
  card(event: CardEvent): void;
  code(text: string): void;
  health(id: string, health: DeviceHealth, words?: string): void;
  /** A printer that still prints says what is going to be the matter. */
  warned(id: string, warnings: readonly PrinterWarning[]): void;
  hung(id: string): void;
  /** Devices were added or taken away: tells the machine how each kind is doing now. */
  refresh(): void;
}

/** How the alerts of each kind are named; the staff menu has words for them. */
const alertWords: Readonly<Record<DeviceKind, string>> = {
  'id-reader': 'reader',
  'label-printer': 'printer',
  'code-scanner': 'scanner',
  camera: 'camera',
  'relay-board': 'relay',
};

/** A loose plug must not fill the ledger: the same fault of the same device is written once in this time. */
const sameFaultMs = minutes(1);

export function createDeviceNews(deps: DeviceNewsDeps): DeviceNews {
  const { registry, dispatch, note, log, now, onCardRead, onPortrait } = deps;
  let alertsSaid = '[]';
  const written = new Map<
    string,
    { readonly health: DeviceHealth; readonly at: Instant; readonly open: boolean }
  >();

  const healthsOf = <H extends DeviceHealth>(kind: DeviceKind): readonly H[] =>
    registry
      .reports()
      .filter((report) => report.kind === kind)
      .map((report) => report.health as H);

  const tellMachine = (kind: DeviceKind): void => {
    switch (kind) {
      case 'id-reader':
        return dispatch({
          type: 'reader-health',
          health: bestHealth<ReaderHealth>(healthsOf(kind), 'absent'),
        });
      case 'label-printer':
        return dispatch({
          type: 'printer-health',
          health: bestHealth<PrinterHealth>(healthsOf(kind), 'absent'),
        });
      case 'code-scanner':
        return dispatch({
          type: 'scanner-health',
          health: bestHealth<ScannerHealth>(healthsOf(kind), 'absent'),
        });
      case 'camera':
        return dispatch({
          type: 'camera-health',
          health: bestHealth<CameraHealth>(healthsOf(kind), 'absent'),
        });
      case 'relay-board':
        return undefined;
    }
  };

  const writeDown = (id: string, kind: DeviceKind, health: DeviceHealth): void => {
    const last = written.get(id);
    if (needsCare(health)) {
      if (last?.health === health && now() - last.at < sameFaultMs) return;
      written.set(id, { health, at: now(), open: true });
      note({ type: 'device.fault', device: id, kind, health });
    } else if (last?.open && isUsable(health)) {
      written.set(id, { ...last, open: false });
      note({ type: 'device.recovered', device: id, kind });
      log.write('device.recovered', { device: id });
    }
  };

  /** Every single device that needs somebody, also where another of its kind stands in for it. */
  const tellStaff = (): void => {
    const alerts = registry.reports().flatMap(({ id, kind, health, warnings }) => {
      const told = health === 'ready' ? warnings : [health, ...warnings];
      return told.map((what) => ({ key: `${alertWords[kind]}.${what}`, device: id }));
    });
    const said = JSON.stringify(alerts);
    if (said === alertsSaid) return;
    alertsSaid = said;
    dispatch({ type: 'device-alerts', alerts });
  };

  const cardRead = ({ document, portrait, lastByteAtMs }: EventOf<'card-read'>): void => {
    onCardRead?.(lastByteAtMs);
    if (onPortrait) onPortrait(portrait);
    else portrait?.rgb.fill(0);
    const hasPortrait = portrait !== undefined && onPortrait !== undefined;
    dispatch({ type: 'card-read', document, ...(hasPortrait && { hasPortrait }) });
  };

  return {
    card(event) {
      if (event.type === 'card-read') return cardRead(event);
      if (event.type === 'card-failed') {
        log.write('device.fault', { device: 'id-reader', fault: event.problem });
      }
      dispatch(event);
    },
    code: (text) => dispatch({ type: 'code-scanned', text }),
    health(id, health, words) {
      if (!registry.heard(id, health, words)) return;
      const kind = registry.reports().find((report) => report.id === id)?.kind;
      if (!kind) return;
      log.write('device.health', { device: id, health, detail: words });
      writeDown(id, kind, health);
      tellMachine(kind);
      tellStaff();
    },
    hung(id) {
      registry.restarted(id);
      log.write('device.hung', { device: id });
    },
    warned(id, warnings) {
      registry.warned(id, warnings);
      tellStaff();
    },
    refresh() {
      for (const kind of deviceKinds) tellMachine(kind);
      tellStaff();
    },
  };
}
