import { cutLinkContract } from './cut-link-contract.ts';
import { labelPrinterContract } from './label-printer-contract.ts';
import { lyingPrinterContract } from './lying-printer-contract.ts';
import { zplOverTcp } from './rigs.ts';

labelPrinterContract(zplOverTcp());
labelPrinterContract(zplOverTcp({ tellsInError: true, errorStatus: false }, 'rle'));
// Hex, because the suite needs jobs of one length.
cutLinkContract(zplOverTcp({}, 'hex'));
cutLinkContract(zplOverTcp({ keepsHalfCommand: true }, 'hex'));
lyingPrinterContract(zplOverTcp());
