import type { StringKey, Translate } from '../../../strings/index.ts';
import { devices } from '../../../strings/zh-cn/devices.ts';

/** The key of a word whose name main sends, such as a field's; `undefined` where the catalogue has none. */
export function keyOf(key: string): StringKey | undefined {
  return Object.hasOwn(devices, key) ? (key as keyof typeof devices) : undefined;
}

/** A word whose name main sends; what has no words, such as a name of a newer main, is shown as it came. */
export function wordOf(key: string, name: string, t: Translate): string {
  const known = keyOf(key);
  return known ? t(known) : name;
}
