import { createHidPosScanner } from '../../../main/devices/code-scanner/hid-pos-scanner.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { createFakeHid } from '../../support/hid-fake.ts';
import { createFakeScanner, reportShapes, type ReportShape } from '../../support/hid-fake-scanner.ts';
import { settle } from '../../support/fake-timers.ts';
import { splitEvery } from '../../support/split-every.ts';
import { codeScannerContract, type CodeScannerRig } from './code-scanner-contract.ts';

const scannerPage = { usagePage: 0x8c, usage: 0x02 };

const makeRig = (shape: ReportShape) => (): Promise<CodeScannerRig> => {
  const hid = createFakeHid({ path: '/dev/hidraw3', vendorId: 0x0c2e, productId: 0x0b61, ...scannerPage });
  const scanner = createHidPosScanner({ access: hid.access, timers: realTimers });
  return Promise.resolve({
    ...{ scanner, ...createFakeScanner(hid, shape) },
    async whenHeard() {
      while (hid.open === 0) await settle();
    },
    // Foreign reports: of other numbers, and a scanned data report with an impossible length.
    sendBytes: (bytes) =>
      splitEvery(bytes, 62).forEach((part) => {
        hid.input(part);
        hid.input(Uint8Array.of(0x02, 0xff, ...part));
      }),
    unplug: () => Promise.resolve(hid.unplug()),
    plug: () => Promise.resolve(hid.plug()),
    close: () => scanner.stop(),
  });
};

for (const [name, shape] of Object.entries(reportShapes)) {
  codeScannerContract(`HID POS, ${name}`, makeRig(shape));
}
