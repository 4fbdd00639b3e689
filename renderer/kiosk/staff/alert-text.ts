import type { PrinterHealth, ReaderHealth, ScannerHealth } from '../../../domain/visit/status.ts';
import type { Translate } from '../../strings/index.ts';

type Trouble<D extends string, H extends string> = `${D}.${Exclude<H, 'ready'>}`;
type DeviceAlert =
  Trouble<'reader', ReaderHealth> | Trouble<'printer', PrinterHealth> | Trouble<'scanner', ScannerHealth>;

/** What the machine (domain/visit/view/staff-screen.ts) and the wiring can say; the check knows every device's state. */
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
  'scanner.absent',
  'scanner.connecting',
  'config.last-good',
] as const satisfies readonly (DeviceAlert | 'config.last-good')[];

/** An alert in words; one that this page does not know, such as a site's own, is shown as it came. */
export function alertText(alert: string, t: Translate): string {
  const known = knownAlerts.find((one) => one === alert);
  return known ? t(`alert.${known}`) : t('alert.other', { name: alert });
}
