import type { PrinterHealth, ReaderHealth, ScannerHealth } from '../../../domain/visit/status.ts';
import type { Translate } from '../../strings/index.ts';

type Trouble<D extends string, H extends string> = `${D}.${Exclude<H, 'ready'>}`;
type DeviceAlert =
  Trouble<'reader', ReaderHealth> | Trouble<'printer', PrinterHealth> | Trouble<'scanner', ScannerHealth>;

/** What the machine can say about its devices (domain/visit/view/staff-screen.ts). */
const deviceAlerts = [
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
  'printer.unknown',
  'scanner.absent',
  'scanner.connecting',
] as const satisfies readonly DeviceAlert[];

/** An alert in words; one that this page does not know, such as a site's own, is shown as it came. */
export function alertText(alert: string, t: Translate): string {
  const known = deviceAlerts.find((one) => one === alert);
  return known ? t(`alert.${known}`) : t('alert.other', { name: alert });
}
