import type { PrintProblem } from '../../../domain/visit/status.ts';
import type { StringKey, Translate } from '../../strings/index.ts';

const known: Readonly<Record<string, StringKey>> = {
  'reader.absent': 'alert.reader.absent',
  'reader.connecting': 'alert.reader.connecting',
  'reader.fault': 'alert.reader.fault',
  'scanner.absent': 'alert.scanner.absent',
  'scanner.connecting': 'alert.scanner.connecting',
  ...printerAlerts(),
};

/** The machine names an alert by device and health; what this page has no words for is shown by its name. */
export function alertText(alert: string, t: Translate): string {
  const key = known[alert];
  return key ? t(key) : t('alert.other', { name: alert });
}

/** The visitor's words for a printer's trouble tell staff what to do as well. */
function printerAlerts(): Record<string, StringKey> {
  const problems = [
    'absent',
    'connecting',
    'out-of-labels',
    'cover-open',
    'jammed',
    'out-of-ribbon',
    'paused',
    'over-heated',
    'unknown',
  ] as const satisfies readonly PrintProblem[];
  return Object.fromEntries(problems.map((problem) => [`printer.${problem}`, `print.${problem}` as const]));
}
