import { labelPrinterContract } from './label-printer-contract.ts';
import { labelDots, simulatedRig, tcpPrinter } from './simulated-rig.ts';

labelPrinterContract('TSPL over TCP, simulated', simulatedRig({}), true);
labelPrinterContract(
  'TSPL over TCP, simulated clone without the long status that obeys inside pictures',
  simulatedRig({ longStatus: false, obeysInsidePicture: true }),
  true,
);

// YINGBIN_TEST_PRINTER=tcp:192.168.1.20:9100 prints one 40 x 30 mm label per run of the suite.
const named = /^tcp:([^:]+):(\d+)$/.exec(process.env['YINGBIN_TEST_PRINTER'] ?? '');
if (named) {
  const [, host = '', port = ''] = named;
  const hardwareRig = async () => {
    const printer = tcpPrinter(host, Number(port));
    return { ...labelDots, printer, close: () => printer.stop() };
  };
  labelPrinterContract('TSPL over TCP, hardware', hardwareRig, false);
}
