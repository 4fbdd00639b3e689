import { err, ok } from '../../../../domain/kernel/result.ts';
import type { ConfigFiles } from '../../../../main/app/config-files.ts';

const both = (zh: string, en: string) => ({ 'zh-CN': zh, en });

/** The smallest complete site file; tests change one thing in it. */
export const siteFile = () => ({
  site: {
    id: 'north-gate',
    name: both('北门', 'North gate'),
    helpDesk: both('请到前台', 'Please go to the desk'),
  },
  riskTier: 'medium',
  policy: {
    version: 'p1',
    notice: {
      version: 'n1',
      processor: both('示例公司', 'Example Ltd'),
      contact: 'privacy@example.com',
      points: [both('仅用于访客登记', 'Only to register visitors')],
    },
    fields: [{ name: 'name' }, { name: 'idNumber' }],
    purposes: [{ key: 'business', label: both('公务', 'Business') }],
  },
  devices: {
    idReaders: [{ id: 'reader-1', driver: 'sam', transport: 'tcp', host: '192.168.1.20', port: 4001 }] as [
      Record<string, unknown>,
    ],
    labelPrinters: [
      {
        id: 'printer-1',
        driver: 'tspl',
        transport: 'tcp',
        host: '192.168.1.21',
        widthMm: 60,
        heightMm: 40,
        gapMm: 2,
        dpi: 203,
      },
    ] as [Record<string, unknown>],
  },
});

/** A disk in memory whose changes can be announced. */
export function memoryFiles(initial: Record<string, string> = {}) {
  const texts = new Map(Object.entries(initial));
  const watchers = new Map<string, () => void>();
  const files: ConfigFiles = {
    exists: (path) => texts.has(path),
    read: (path) => {
      const text = texts.get(path);
      return text === undefined ? err('ENOENT') : ok(text);
    },
    replace(path, text) {
      texts.set(path, text);
      return true;
    },
    watch(path, listener) {
      watchers.set(path, listener);
      return () => void watchers.delete(path);
    },
  };
  return {
    files,
    texts,
    watched: () => [...watchers.keys()],
    /** Somebody saves the file. */
    save(path: string, text: string) {
      texts.set(path, text);
      watchers.get(path)?.();
    },
  };
}
