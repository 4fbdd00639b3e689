import { describe, expect, test } from 'vitest';
import { brotherQlLanguage } from '../../../main/devices/label-printer/brother-ql/language.ts';
import { createLabelPrinter } from '../../../main/devices/label-printer/driver.ts';
import { escposLanguage } from '../../../main/devices/label-printer/escpos/language.ts';
import { tsplLanguage } from '../../../main/devices/label-printer/tspl/language.ts';
import { zplLanguage } from '../../../main/devices/label-printer/zpl/language.ts';
import type { Transport } from '../../../main/devices/transport/byte-stream.ts';
import { createLinePrinterTransport } from '../../../main/devices/transport/line-printer-node.ts';
import { createSerialTransport } from '../../../main/devices/transport/serial.ts';
import { createTcpTransport } from '../../../main/devices/transport/tcp.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { pictureSize } from './assemble.ts';
import { testPicture, watchState } from './rig.ts';

// A printer on the desk: YINGBIN_TEST_PRINTER=zpl@tcp:192.168.1.20:9100,40x30+2@203 prints one label of grey noise.
// Links: tcp:HOST:PORT, serial:PATH:BAUD, lp:PATH. Label: WIDTHxHEIGHT+GAP in millimetres, @ dots per inch.

const languages = {
  tspl: tsplLanguage,
  zpl: zplLanguage,
  escpos: escposLanguage,
  'brother-ql': brotherQlLanguage,
};
const links: Record<string, (address: string, last: number) => Transport> = {
  tcp: (host, port) => createTcpTransport({ host, port, connectTimeoutMs: 3_000 }),
  serial: (path, baudRate) => createSerialTransport({ path, baudRate }),
  lp: (path) => createLinePrinterTransport({ path, timers: realTimers }),
};

const named = process.env['YINGBIN_TEST_PRINTER'] ?? '';
const pattern =
  /^(?<language>tspl|zpl|escpos|brother-ql)@(?<link>tcp|serial|lp):(?<address>[^:,]+)(?::(?<last>\d+))?,(?<width>[\d.]+)x(?<height>[\d.]+)\+(?<gap>[\d.]+)@(?<dpi>\d+)$/;

describe.runIf(named)('a printer on the desk', () => {
  test('a label is accepted and then told the truth about', async () => {
    const parts = pattern.exec(named)?.groups;
    if (!parts) throw new Error(`YINGBIN_TEST_PRINTER does not read like ${pattern.source}`);
    const media = {
      widthMm: Number(parts['width']),
      heightMm: Number(parts['height']),
      gapMm: Number(parts['gap']),
      dpi: Number(parts['dpi']),
    };
    const language = languages[parts['language'] as keyof typeof languages]();
    const transport = links[parts['link'] ?? '']?.(parts['address'] ?? '', Number(parts['last']));
    if (!transport) throw new Error('no such link');
    const printer = createLabelPrinter({ transport, language, media, timers: realTimers });
    const log = watchState(printer);
    printer.start();
    try {
      await log.until(({ health }) => health === 'ready' || health === 'unknown');
      let acceptedTimes = 0;
      const picture = testPicture(pictureSize(language, media), 1);
      const { outcome } = await printer.print(picture, () => (acceptedTimes += 1));
      expect(acceptedTimes).toBe(1);
      // One that answers must also be able to say that the label is out.
      expect(outcome).toBe(log.seen.at(-1)?.health === 'ready' ? 'printed' : 'sent-unconfirmed');
    } finally {
      await printer.stop();
    }
  });
});
