import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { deviceLists } from '../../domain/device/config/devices.ts';
import type { DeviceSave, DeviceSaveResult } from '../../preload/contract/devices.ts';
import type { ConfigFiles } from './config-files.ts';
import { problemsFrom } from './config-problems.ts';
import { configSchema, type KioskConfig } from './config-schema.ts';
import { checksumOf, type LoadedConfig } from './config.ts';

type Refusal = Exclude<DeviceSaveResult, { outcome: 'saved' }>;
type Raw = Readonly<Record<string, unknown>>;

/**
 * Changes one device in the configuration, checked as if somebody had edited the file, and writes the file. The rest of
 * it stays as its author wrote it. A demo's file belongs to the program: there the change lasts until the restart.
 */
export function saveDeviceSetup(
  loaded: LoadedConfig,
  save: DeviceSave,
  files: ConfigFiles,
): Result<LoadedConfig, Refusal> {
  if (loaded.source === 'demo') {
    const checked = check(withDevice(loaded.config, save), save);
    return checked.ok ? ok({ ...loaded, config: checked.value }) : checked;
  }
  const raw = rawFile(loaded, files);
  if (!raw || !hasPlaceFor(raw, save)) return err({ outcome: 'not-written' });
  const next = withDevice(raw, save);
  const checked = check(next, save);
  if (!checked.ok) return checked;
  const text = `${JSON.stringify(next, null, 2)}\n`;
  if (!files.replace(loaded.file, text)) return err({ outcome: 'not-written' });
  return ok({ ...loaded, config: checked.value, sha256: checksumOf(text) });
}

/** A torn file is not written over: what stands in it besides the devices would be lost. */
function rawFile({ source, file }: LoadedConfig, files: ConfigFiles): Raw | undefined {
  const read = source === 'file' ? files.read(file) : undefined;
  if (!read?.ok) return undefined;
  try {
    const raw: unknown = JSON.parse(read.value.replace(/^\uFEFF/, ''));
    return isRaw(raw) ? raw : undefined;
  } catch {
    return undefined;
  }
}

const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null;

/** Nor is a file that somebody is about to make something else of. */
function hasPlaceFor({ devices }: Raw, { kind }: DeviceSave): boolean {
  if (!isRaw(devices) || Array.isArray(devices)) return false;
  const list = devices[deviceLists[kind]];
  return list === undefined || (Array.isArray(list) && list.every(isRaw));
}

function withDevice(config: Raw | KioskConfig, { kind, before, entry }: DeviceSave): Raw {
  const devices = (config as Raw)['devices'] as Raw;
  const list = (devices[deviceLists[kind]] ?? []) as readonly Raw[];
  const at = list.findIndex((device) => device['id'] === before);
  const added = entry ? [entry] : [];
  const next = at < 0 ? [...list, ...added] : [...list.slice(0, at), ...added, ...list.slice(at + 1)];
  return { ...config, devices: { ...devices, [deviceLists[kind]]: next } };
}

function check(next: Raw, { kind, entry }: DeviceSave): Result<KioskConfig, Refusal> {
  const parsed = configSchema.safeParse(next);
  if (parsed.success) return ok(parsed.data);
  const list = (next['devices'] as Raw)[deviceLists[kind]] as readonly unknown[];
  const place = `devices.${deviceLists[kind]}.${entry ? list.indexOf(entry) : ''}.`;
  const problems = problemsFrom(parsed.error.issues, next).map(({ path, expected }) => ({
    // What is wrong elsewhere in the file is named in full.
    field: path.startsWith(place) ? path.slice(place.length) : path,
    expected,
  }));
  return err({ outcome: 'refused', problems });
}
