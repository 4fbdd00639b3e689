import { mayConfigureDevices } from '../../domain/access/roles.ts';
import { programSettings } from '../../domain/device/config/id-reader.ts';
import { deviceForms } from '../../domain/device/forms.ts';
import { unreachable } from '../../domain/kernel/exhaustive.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { localDay, localTime } from '../../domain/kernel/time.ts';
import type { MaintenanceAct } from '../../domain/device/vocabulary.ts';
import type { Setting, StaffSession } from '../../domain/visit/state.ts';
import type {
  DeviceAct,
  DeviceActResult,
  DeviceForms,
  DeviceSave,
  DeviceSaveResult,
  DevicesView,
  FoundPort,
} from '../../preload/contract/devices.ts';
import type { BadgePainter } from '../badge/painter.ts';
import type { Logger } from '../logging/logger.ts';
import { logStorageFault } from '../logging/storage-fault.ts';
import type { DeviceRepository, Maintenance } from '../storage/store.ts';
import type { Fleet, PrinterMember } from './fleet.ts';

export interface DevicePageDeps {
  readonly fleet: Fleet;
  readonly devices: DeviceRepository;
  readonly painter: Pick<BadgePainter, 'paintTest'>;
  /** The member of staff in front of the page; `undefined` while it is not open. */
  readonly technician: () => StaffSession | undefined;
  readonly setting: () => Setting;
  readonly save: (what: DeviceSave) => Promise<DeviceSaveResult>;
  readonly findPorts: () => Promise<readonly FoundPort[]>;
  readonly now: () => Instant;
  readonly log: Logger;
  /** Somebody works here: the page must not close for want of touches. */
  readonly onTouch: () => void;
}

/** What the device page shows and does. Everything is refused unless signed-in staff have it open. */
export interface DevicePage {
  view(): DevicesView | undefined;
  forms(): DeviceForms | undefined;
  act(act: DeviceAct): Promise<DeviceActResult>;
  save(what: DeviceSave): Promise<DeviceSaveResult>;
  found(): Promise<readonly FoundPort[]>;
}

const historyLength = 8;
/** How long a lamp or a sounder is tried; a door is tried with the pulse that opens it. */
const signalTestMs = 2_000;

const reportedAs = {
  'test-label': 'test-label',
  calibrate: 'calibrated',
  restart: 'restarted',
  'test-signal': 'test-signal',
} as const satisfies Record<Exclude<DeviceAct['type'], 'report'>, MaintenanceAct>;

export function createDevicePage(deps: DevicePageDeps): DevicePage {
  const { fleet, devices, painter, technician, setting, now, log, onTouch } = deps;

  const writeDown = (what: Maintenance, who: StaffSession): boolean => {
    const written = devices.maintain(what, { kind: 'staff', staffId: who.id });
    if (!written.ok) logStorageFault(log, written.error);
    return written.ok;
  };

  const printTest = async ({ id, printer, media }: PrinterMember): Promise<DeviceActResult> => {
    const { site } = setting();
    const at = now();
    const size = `${media.widthMm} × ${media.heightMm} mm, ${media.dpi} dpi`;
    const when = `${localDay(at, site.timeZone)} ${localTime(at, site.timeZone)}`;
    const outcome = await printer.print(painter.paintTest([id, site.name['zh-CN'], size, when], media));
    if (outcome.outcome === 'printed') return { outcome: 'done' };
    return {
      outcome: outcome.outcome === 'failed' ? 'failed' : 'unconfirmed',
      words: outcome.detail,
    };
  };

  const calibrate = async ({ printer }: PrinterMember): Promise<DeviceActResult> => {
    const outcome = await printer.calibrate();
    if (outcome === 'calibrated') return { outcome: 'done' };
    return outcome === 'unsupported' ? { outcome } : { outcome: 'failed', words: outcome };
  };

  const perform = async (act: DeviceAct): Promise<DeviceActResult> => {
    switch (act.type) {
      case 'test-label':
      case 'calibrate': {
        const member = fleet.printers().find((one) => one.id === act.device);
        if (!member) return { outcome: 'failed' };
        return act.type === 'calibrate' ? calibrate(member) : printTest(member);
      }
      case 'restart':
        return { outcome: (await fleet.restart(act.device)) ? 'done' : 'failed' };
      case 'test-signal': {
        const board = fleet.relayBoard(act.device);
        if (!board) return { outcome: 'failed' };
        if (act.channel === 'door') board.pulse('door', fleet.doorPulseMs());
        else board.signal(act.channel, 'steady', signalTestMs);
        return { outcome: 'done' };
      }
      case 'report':
        if (act.labels !== undefined) fleet.loaded(act.device, act.labels);
        return { outcome: 'done' };
      default:
        return unreachable(act);
    }
  };

  return {
    view() {
      if (!technician()) return undefined;
      return {
        devices: fleet.views().map((view) => ({
          ...view,
          maintenance: devices.history(view.id, historyLength),
        })),
      };
    },
    forms: () => (technician() ? deviceForms() : undefined),
    async act(act) {
      const who = technician();
      if (!who) return { outcome: 'not-allowed' };
      onTouch();
      const kind = fleet.reports().find((report) => report.id === act.device)?.kind;
      if (!kind) return { outcome: 'failed' };
      const done: MaintenanceAct = act.type === 'report' ? act.act : reportedAs[act.type];
      const labels = act.type === 'report' ? act.labels : undefined;
      const what = { device: act.device, kind, act: done, ...(labels !== undefined && { labels }) };
      // Written first: a test whose printer hangs was still somebody's doing.
      if (!writeDown(what, who)) return { outcome: 'failed' };
      const result = await perform(act);
      log.write('device.act', { device: act.device, act: act.type, outcome: result.outcome });
      return result;
    },
    async save(what) {
      const who = technician();
      if (!who || !mayConfigureDevices(who.role)) return { outcome: 'not-allowed' };
      const namesProgram = programSettings.some((name) => what.entry?.[name] !== undefined);
      if (namesProgram && who.role !== 'admin') return { outcome: 'not-allowed' };
      onTouch();
      const saved = await deps.save(what);
      const id = what.entry?.['id'] ?? what.before;
      if (saved.outcome === 'saved' && typeof id === 'string') {
        writeDown({ device: id, kind: what.kind, act: 'configured' }, who);
      }
      return saved;
    },
    async found() {
      if (!technician()) return [];
      onTouch();
      return deps.findPorts();
    },
  };
}
