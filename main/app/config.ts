import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { LocalText, RiskTier } from '../../domain/policy/vocabulary.ts';
import type { ConfigFiles } from './config-files.ts';
import { problemsFrom, type ConfigProblem } from './config-problems.ts';
import { configSchema, type KioskConfig } from './config-schema.ts';

/** Why there is no configuration to run on. */
export interface ConfigFault {
  readonly kind: 'config';
  readonly file: string;
  /** Never empty. */
  readonly problems: readonly ConfigProblem[];
}

export interface LoadedConfig {
  readonly config: KioskConfig;
  readonly file: string;
  /** `last-good` means: the file is torn (power loss while writing), this is the copy of its last good state. */
  readonly source: 'file' | 'demo' | 'last-good';
  /** Of the file's text, for the ledger's `policy.applied`. */
  readonly sha256: string;
}

/** Where to look, from the environment. */
export interface ConfigPlace {
  /** `YINGBIN_CONFIG`. */
  readonly configFile?: string | undefined;
  /** `YINGBIN_DEMO`: a demo site, whatever lies in the data directory. */
  readonly demo?: RiskTier | undefined;
  readonly demoDir: string;
  readonly dataDir: string;
}

/** The file that counts: the named one, the asked-for demo, the one in the data directory, or the medium demo. */
export function configFileOf(
  place: ConfigPlace,
  files: ConfigFiles,
): { file: string; source: 'file' | 'demo' } {
  if (place.configFile) return { file: place.configFile, source: 'file' };
  const own = join(place.dataDir, 'config.json');
  if (!place.demo && files.exists(own)) return { file: own, source: 'file' };
  return { file: join(place.demoDir, `${place.demo ?? 'medium'}.json`), source: 'demo' };
}

/**
 * Reads and checks the configuration, and keeps a copy of every good site file in the data directory. A file that
 * is not JSON at all was torn by a power cut: then the last good copy runs. A file with a wrong value was written
 * by somebody who meant something else: then nothing runs until it is corrected.
 */
export function loadConfig(place: ConfigPlace, files: ConfigFiles): Result<LoadedConfig, ConfigFault> {
  const { file, source } = configFileOf(place, files);
  const refuse = (problems: readonly ConfigProblem[]) => err({ kind: 'config' as const, file, problems });

  const read = files.read(file);
  if (!read.ok) return refuse([unreadable(read.error)]);
  const raw = parseJson(read.value);
  if (raw === undefined) {
    const lastGood = source === 'file' ? readLastGood(place, file, files) : undefined;
    return lastGood ? ok(lastGood) : refuse([notJson]);
  }
  const parsed = configSchema.safeParse(raw);
  if (!parsed.success) return refuse(problemsFrom(parsed.error.issues, raw));
  if (source === 'file') keepLastGood(place, file, read.value, files);
  return ok({ config: parsed.data, file, source, sha256: checksumOf(read.value) });
}

interface LastGood {
  /** Which file it is a copy of: another site's settings would be worse than none. */
  readonly file: string;
  readonly text: string;
}

const lastGoodPath = (place: ConfigPlace) => join(place.dataDir, 'config.last-good.json');

function keepLastGood(place: ConfigPlace, file: string, text: string, files: ConfigFiles): void {
  const copy: LastGood = { file, text };
  // A full disk is no reason not to start: it only loses the copy, and the store says so louder.
  files.replace(lastGoodPath(place), JSON.stringify(copy));
}

function readLastGood(place: ConfigPlace, file: string, files: ConfigFiles): LoadedConfig | undefined {
  const read = files.read(lastGoodPath(place));
  const copy = read.ok ? (parseJson(read.value) as Partial<LastGood> | undefined) : undefined;
  if (copy?.file !== file || typeof copy.text !== 'string') return undefined;
  const parsed = configSchema.safeParse(parseJson(copy.text));
  return parsed.success
    ? { config: parsed.data, file, source: 'last-good', sha256: checksumOf(copy.text) }
    : undefined;
}

/** `undefined` for anything that is not JSON; JSON itself has no such value. */
function parseJson(text: string): unknown {
  try {
    // Windows editors put a byte order mark in front.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** Of a configuration's text, for the ledger's `policy.applied`. */
export const checksumOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const jsonFile: LocalText = { 'zh-CN': '完整的 JSON 文件（UTF-8）', en: 'a complete JSON file in UTF-8' };
const notJson: ConfigProblem = {
  path: '',
  expected: jsonFile,
  found: { 'zh-CN': '不完整或不是 JSON', en: 'something incomplete or not JSON' },
};
const unreadable = (code: string): ConfigProblem => ({
  path: '',
  expected: jsonFile,
  found:
    code === 'ENOENT'
      ? { 'zh-CN': '没有这个文件', en: 'no such file' }
      : { 'zh-CN': `无法读取（${code}）`, en: `a file that cannot be read (${code})` },
});
