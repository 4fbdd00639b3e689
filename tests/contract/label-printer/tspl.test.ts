import { describe } from 'vitest';
import { hasSocat } from '../../support/pty-pair.ts';
import { labelPrinterContract } from './label-printer-contract.ts';
import { lyingPrinterContract } from './lying-printer-contract.ts';
import { tsplOverSerial, tsplOverTcp } from './rigs.ts';

labelPrinterContract(tsplOverTcp());
labelPrinterContract(tsplOverTcp({ longStatus: true }, { status: 'long' }));
labelPrinterContract(tsplOverTcp({ longStatus: false, obeysInsidePicture: true }));
describe.runIf(hasSocat)('with socat', () => labelPrinterContract(tsplOverSerial));
lyingPrinterContract(tsplOverTcp());
