import type { Instant } from '../../../../domain/kernel/time.ts';
import { useStatus } from '../../../app/store.ts';
import { useStrings } from '../../../strings/index.ts';
import { momentText } from './moment-text.ts';

/** `const moment = useMomentText(); moment(device.since)`. */
export function useMomentText(): (at: Instant) => string {
  const { language } = useStrings();
  const { timeZone } = useStatus().site;
  return (at) => momentText(at, timeZone, language);
}
