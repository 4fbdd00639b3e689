import type { DeviceHealth } from '../../../domain/device/report.ts';
import type { PrinterWarning, RelayHealth } from '../../../domain/device/vocabulary.ts';
import type { FaceStock } from '../../../domain/visit/state.ts';
import type {
  CameraHealth,
  PrinterHealth,
  ReaderHealth,
  ScannerHealth,
  StaffAlert,
} from '../../../domain/visit/status.ts';
import type { Translate } from '../../strings/index.ts';

type Trouble<D extends string, H extends DeviceHealth> = `${D}.${Exclude<H, 'ready'>}`;
type KnownAlert =
  | Trouble<'reader', ReaderHealth>
  | Trouble<'printer', PrinterHealth>
  | Trouble<'scanner', ScannerHealth>
  | Trouble<'camera', CameraHealth>
  | Trouble<'relay', RelayHealth>
  | `printer.${PrinterWarning}`
  | `face.${Exclude<FaceStock, 'few'>}`
  | 'sync.offline'
  | 'sync.stranger'
  | 'config.last-good';

/** What main/flow/device-news.ts and the wiring can say; the check knows every device's state. */
const knownAlerts = [
  'reader.absent',
  'reader.connecting',
  'reader.fault',
  'printer.absent',
  'printer.connecting',
  'printer.out-of-labels',
  'printer.cover-open',
  'printer.jammed',
  'printer.out-of-ribbon',
  'printer.paused',
  'printer.over-heated',
  'printer.wrong-media',
  'printer.fault',
  'printer.unknown',
  'printer.labels-low',
  'printer.head-needs-cleaning',
  'printer.head-worn',
  'printer.needs-calibration',
  'scanner.absent',
  'scanner.connecting',
  'camera.absent',
  'camera.connecting',
  'camera.fault',
  'relay.absent',
  'relay.connecting',
  'relay.fault',
  'face.near',
  'face.full',
  'sync.offline',
  'sync.stranger',
  'config.last-good',
] as const satisfies readonly KnownAlert[];

/** An alert in words; one that this page does not know, such as a site's own, is shown as it came. */
export function alertText({ key, device }: StaffAlert, t: Translate): string {
  const known = knownAlerts.find((one) => one === key);
  const words = known ? t(`alert.${known}`) : t('alert.other', { name: key });
  return device === undefined ? words : t('alert.of-device', { words, device });
}
